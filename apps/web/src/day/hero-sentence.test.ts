import type { Board } from "@ioc/protocol/board.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import { describe, expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { textOf, wallWords } from "../language/text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { clauseWords } from "../stage/clause-words.ts";
import { type Picture, pictureOf } from "../stage/picture.ts";
import { flowNote } from "./flow-note.ts";
import { heroSentence } from "./hero-sentence.ts";

const { board, overview } = fixtureProvince({ ...USUAL, stale: 0, never: 0 });

function said(
  change: {
    measures?: Partial<Board["measures"]>;
    overview?: Partial<Overview>;
    freshness?: Partial<Board["freshness"]>;
  },
  lost = false,
): string {
  const picture = pictureOf(
    {
      ...board,
      measures: { ...board.measures, ...change.measures },
      freshness: { ...board.freshness, ...change.freshness },
    },
    { ...overview, ...change.overview },
  );
  const { value, head, clauses } = heroSentence(picture, "vi", lost);
  const words = clauses.map(({ key, count, slots }) => {
    const values = Object.entries(slots).map(([name, slot]) => [
      name,
      slot.kind === "number" ? formatCount("vi", slot.value) : slot.kind === "text" ? slot.text : "",
    ]);
    return textOf("vi", key, { ...Object.fromEntries(values), count: count ?? 0 });
  });
  return [`${formatCount("vi", value)} ${textOf("vi", head, { count: value })}.`, ...words].join(" ");
}

function previous(date: string, overdue: number): Partial<Overview> {
  return { previous: { ...overview.previous, date, measures: { ...overview.previous.measures, overdue } } };
}

function noted(picture: Picture): string {
  return clauseWords(wallWords, "vi", flowNote(picture, "received", "vi", false));
}

describe("the first sentence", () => {
  it("compares with the same time of the previous working day, by its name, and says what is still due", () => {
    expect(said({ measures: { overdue: 280, dueToday: 521 }, overview: previous("2026-11-16", 298) })).toBe(
      "280 hồ sơ quá hạn. Ít hơn 18 so với giờ này hôm qua. 521 hồ sơ nữa phải trả trước 17:00 hôm nay.",
    );
    expect(said({ measures: { overdue: 280, dueToday: 0 }, overview: previous("2026-11-13", 200) })).toBe(
      "280 hồ sơ quá hạn. Nhiều hơn 80 so với giờ này thứ Sáu. Không còn hồ sơ nào phải trả hôm nay.",
    );
    expect(said({ measures: { overdue: 280, dueToday: 0 }, overview: previous("2026-11-13", 280) })).toContain(
      "Bằng giờ này thứ Sáu.",
    );
  });

  it("compares with nothing before any data, until the compared moment has some", () => {
    const nothing = Object.fromEntries(
      Object.keys(overview.previous.measures).map((measure) => [measure, 0]),
    ) as unknown as Board["measures"];
    const begun = {
      previous: { ...overview.previous, measures: nothing },
      days: { [overview.today.date]: { received: 7, resolved: 1, resolvedOnTime: 1 } },
    };
    expect(said({ measures: { overdue: 2, dueToday: 0 }, overview: begun })).toBe(
      "2 hồ sơ quá hạn. Chưa có để so sánh. Không còn hồ sơ nào phải trả hôm nay.",
    );
    const picture = pictureOf(board, { ...overview, ...begun });
    expect(noted(picture)).toBe("chưa có để so sánh");
    const quiet = { ...begun, days: { ...begun.days, "2026-11-12": { received: 1, resolved: 1, resolvedOnTime: 1 } } };
    expect(said({ measures: { overdue: 2 }, overview: quiet })).toContain("Nhiều hơn 2 so với giờ này");
    const open = { ...begun, previous: { ...begun.previous, measures: { ...nothing, inProgress: 1 } } };
    expect(said({ measures: { overdue: 2 }, overview: open })).toContain("Nhiều hơn 2 so với giờ này");
  });

  it("on a day off says so, and when work begins again", () => {
    const today = {
      date: "2026-11-22",
      working: false,
      open: false,
      nextOpensAt: "2026-11-23T07:30:00+07:00",
    };
    expect(said({ measures: { overdue: 173 }, overview: { today } })).toBe(
      "173 hồ sơ quá hạn. Hôm nay Chủ nhật, ngày nghỉ. Làm việc lại 07:30 thứ Hai 23/11.",
    );
  });

  it("before opening speaks of the day to come", () => {
    const asOf = "2026-11-17T07:12:40+07:00";
    const early = pictureOf(
      { ...board, asOf, measures: { ...board.measures, received: 0, dueToday: 846 } },
      { ...overview, asOf },
    );
    expect(heroSentence(early, "vi", false)).toMatchObject({ head: "newDossiers", value: 0 });
    expect(heroSentence(early, "vi", false).clauses.map((clause) => clause.key)).toEqual([
      "opensAt",
      "mustReturnToday",
    ]);
  });

  it("with more than one unit in twenty silent warns instead of comparing", () => {
    expect(said({ measures: { overdue: 280 }, freshness: { units: 155, stale: 32 } })).toBe(
      "280 hồ sơ quá hạn. Số thật có thể cao hơn: 32 đơn vị mất tín hiệu hoặc chưa gửi.",
    );
  });

  it("without a connection says only as of when it is", () => {
    expect(said({ measures: { overdue: 280 } }, true)).toBe("280 hồ sơ quá hạn. Tính đến 14:32:08.");
  });
});

describe("the note under a flow", () => {
  it("compares with the same time of the previous working day", () => {
    const picture = pictureOf(board, overview);
    const difference = board.measures.received - overview.previous.measures.received;
    expect(noted(picture)).toBe(`+${difference} so với hôm qua`);
  });

  it("says which part of the units it is from when many are silent", () => {
    const { board: few, overview: silent } = fixtureProvince({ ...USUAL, stale: 0.3 });
    const picture = pictureOf(few, silent);
    expect(noted(picture)).toBe(`theo ${picture.sending}/${picture.units} đơn vị`);
  });
});
