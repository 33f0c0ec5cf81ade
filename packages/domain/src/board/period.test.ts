import { describe, expect, it } from "vitest";
import { at, shown, vietnam } from "../dossier/dossier-events.test-support.ts";
import { dayOf } from "../time/zone.ts";
import { momentsOf } from "./period.ts";

const day = (date: string): number => dayOf(vietnam, at(`${date} 12:00`));

describe("BRD-1: T, S and the moment before the period", () => {
  const from = "2026-03-02";
  const to = "2026-03-04";

  it.each([
    ["in the period", "2026-03-03 10:00", undefined, ["03-03 10:00", "03-03 10:00", "03-01 23:59:59.999"]],
    ["after it", "2026-03-10 10:00", undefined, ["03-10 10:00", "03-04 23:59:59.999", "03-01 23:59:59.999"]],
    [
      "at its last millisecond",
      "2026-03-04 23:59:59.999",
      undefined,
      ["03-04 23:59:59.999", "03-04 23:59:59.999", "03-01 23:59:59.999"],
    ],
    ["before it", "2026-02-20 10:00", undefined, ["02-20 10:00", "02-20 10:00", "02-20 10:00"]],
    ["looking back", "2026-03-10 10:00", "2026-03-03 10:00", ["03-03 10:00", "03-03 10:00", "03-01 23:59:59.999"]],
    [
      "looking back behind it",
      "2026-03-10 10:00",
      "2026-03-05 10:00",
      ["03-05 10:00", "03-04 23:59:59.999", "03-01 23:59:59.999"],
    ],
    ["looking back before it", "2026-03-10 10:00", "2026-03-01 10:00", ["03-01 10:00", "03-01 10:00", "03-01 10:00"]],
    ["looking ahead", "2026-03-03 10:00", "2026-03-10 10:00", ["03-03 10:00", "03-03 10:00", "03-01 23:59:59.999"]],
  ] as const)("%s: now %s, at %s", (_, now, back, expected) => {
    const moments = momentsOf(
      { from: day(from), to: day(to) },
      at(now),
      back === undefined ? undefined : at(back),
      vietnam,
    );
    const { asOf, judgedAt, openBefore, judgedOn } = moments;
    expect([asOf, judgedAt, openBefore].map((moment) => shown(moment)?.slice(5))).toEqual(expected);
    expect(judgedOn).toBe(dayOf(vietnam, judgedAt));
  });
});
