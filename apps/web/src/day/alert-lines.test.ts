import { describe, expect, it } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { pictureOf } from "../stage/picture.ts";
import { alertLines } from "./alert-lines.ts";

const { board, overview } = fixtureProvince(USUAL);
const picture = pictureOf(board, overview);
const warning = fixtureAlert({
  id: "w",
  rule: "on-time",
  ruleName: "Đúng hạn",
  metric: "onTime",
  direction: "below",
  threshold: 0.9,
  value: 0.875,
  severity: "warning",
  unit: "SG.02",
  unitName: "Huyện Mường Lộc",
});

describe("the alerts of the strip", () => {
  it("stand the worst rule first, its units together, with how far beyond, since when, and who has it", () => {
    const also = fixtureAlert({ id: "2", unit: "SG.11", unitName: "Huyện Phước Hải", value: 0.2 });
    const taken = { ...warning, acknowledgedAt: "2026-11-17T07:00:00.000Z", acknowledgedBy: "Bà Hạnh" };
    const lines = alertLines([taken, fixtureAlert(), also], picture, "vi");
    expect(lines).toMatchObject([
      { glyph: "overdue", what: "Nghiêm trọng", since: "từ 13:50", meaning: "ngưỡng 8%, chưa ai nhận" },
      { glyph: "soon", what: "Chú ý", meaning: "ngưỡng 90%, Bà Hạnh đã nhận" },
    ]);
    const places = lines.map((line) => line.places.map(({ name, value }) => `${name} ${value}`));
    expect(places).toEqual([["Phước Hải 20%", "Hòa Lâm 8,3%"], ["Mường Lộc 87,5%"]]);
  });

  it("say of no unit what holds for another: less severe ones, and those that somebody has, have a line of their own", () => {
    const milder = fixtureAlert({
      id: "2",
      unit: "SG.11",
      unitName: "Huyện Phước Hải",
      severity: "warning",
      threshold: 0.05,
    });
    const taken = fixtureAlert({ acknowledgedAt: "2026-11-17T07:00:00.000Z", acknowledgedBy: "Bà Hạnh" });
    expect(alertLines([milder, taken], picture, "vi")).toMatchObject([
      { glyph: "overdue", meaning: "ngưỡng 8%, Bà Hạnh đã nhận" },
      { glyph: "soon", meaning: "ngưỡng 5%, chưa ai nhận" },
    ]);
  });

  it("say that they are silenced, and that somebody has them where no name is told", () => {
    const silenced = { until: "2026-11-17T08:30:00.000Z", reason: null, by: null };
    const lines = alertLines(
      [{ ...warning, silenced }, fixtureAlert({ acknowledgedAt: "2026-11-17T07:00:00.000Z" })],
      picture,
      "vi",
    );
    expect(lines.map(({ meaning }) => meaning)).toEqual([
      "ngưỡng 8%, đã có người nhận",
      "ngưỡng 90%, tạm không báo đến 15:30",
    ]);
  });

  it("call a rule, which has one name, by what it looks at in another language; silence by its name", () => {
    const silent = fixtureAlert({ id: "2", rule: "silence", ruleName: "Mất tín hiệu", threshold: null, value: null });
    const rules = alertLines([fixtureAlert(), silent], picture, "en").map(({ rule }) => rule);
    expect(rules.sort()).toEqual(["Mất tín hiệu", "Share overdue"]);
  });

  it("are those of the units on the screen, and none that the silence above explains", () => {
    expect(alertLines([{ ...warning, unit: "elsewhere" }, fixtureAlert({ inhibited: true })], picture, "vi")).toEqual(
      [],
    );
  });
});
