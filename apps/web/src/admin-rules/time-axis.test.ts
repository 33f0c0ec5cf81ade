import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { describe, expect, it } from "vitest";
import { clockAxis, workingAxis } from "./time-axis.ts";

const DAY: [string, string][] = [
  ["07:30", "11:30"],
  ["13:30", "17:00"],
];
const calendar = compileCalendar({
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
  // A Wednesday and, a week later, a Monday.
  holidays: [
    { date: "2026-03-04", name: "Lễ" },
    { date: "2026-03-09", name: "Nghỉ bù" },
  ],
  workdays: [],
});
const vietnam = createZone("Asia/Ho_Chi_Minh");
if (vietnam === undefined) throw new Error("no such zone");
const zone = vietnam;
const at = (text: string): number => Date.parse(`${text}:00+07:00`);
/** Monday to the Friday of the week after: eight working days. */
const [FROM, TO] = [at("2026-03-02T00:00"), at("2026-03-13T23:59")];

describe("an axis of working time", () => {
  const axis = workingAxis(calendar, zone, FROM, TO);

  it("has no nights, no weekends and no holidays", () => {
    expect(axis.placeOf(at("2026-03-02T17:00"))).toBe(1 / 8);
    expect(axis.placeOf(at("2026-03-03T07:30"))).toBe(1 / 8);
    expect(axis.placeOf(at("2026-03-05T07:30"))).toBe(2 / 8);
    expect(axis.placeOf(at("2026-03-02T09:22"))).toBeLessThan(1 / 8);
    expect(axis.placeOf(at("2026-01-01T00:00"))).toBe(0);
    expect(axis.placeOf(at("2026-12-01T00:00"))).toBe(1);
  });

  it("marks weeks where work begins, and holidays, not weekends", () => {
    expect(axis.weeks).toEqual([
      { place: 0, date: "2026-03-02" },
      { place: 4 / 8, date: "2026-03-10" },
    ]);
    expect(axis.daysOff.map(({ from, to }) => [from, to])).toEqual([
      [2 / 8, 2 / 8],
      [4 / 8, 4 / 8],
    ]);
  });
});

describe("an axis of the clock", () => {
  const axis = clockAxis(calendar, zone, FROM, TO);

  it("gives every hour the same room, and marks every day off", () => {
    expect(axis.placeOf((FROM + TO) / 2)).toBe(0.5);
    expect(axis.daysOff).toHaveLength(4);
    expect(axis.weeks.map(({ date }) => date)).toEqual(["2026-03-02", "2026-03-10"]);
  });
});
