import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilFromDay, dayFromCivil, dayMs, formatDay, parseDay, weekday } from "./civil-date.ts";

const anyDay = fc.integer({ min: dayFromCivil(1, 1, 1), max: dayFromCivil(9999, 12, 31) });

describe("CAL-1 civil dates", () => {
  it.each([
    ["1970-01-01", 0, 3],
    ["1969-12-31", -1, 2],
    ["2000-02-29", 11_016, 1],
    ["2026-07-01", 20_635, 2],
    ["0001-01-01", -719_162, 0],
    ["9999-12-31", 2_932_896, 4],
  ])("%s is day %i, weekday %i", (text, day, expectedWeekday) => {
    expect(parseDay(text)).toBe(day);
    expect(formatDay(day)).toBe(text);
    expect(weekday(day)).toBe(expectedWeekday);
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0000-01-01",
    "2026-1-1",
    "20260101",
    "2026-01-01T00:00",
    " 2026-01-01",
    "2026-01-01\n",
    "+02026-01-01",
    "２０２６-01-01",
    "",
  ])("refuses %j", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it("writes years beyond four digits in the expanded form", () => {
    expect(formatDay(dayFromCivil(10_000, 1, 1))).toBe("+010000-01-01");
    expect(formatDay(dayFromCivil(-1, 12, 31))).toBe("-000001-12-31");
  });

  it("agrees with the platform's proleptic Gregorian calendar on every date", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * dayMs);
        expect(formatDay(day)).toBe(date.toISOString().slice(0, 10));
        expect(parseDay(formatDay(day))).toBe(day);
        expect(weekday(day)).toBe((date.getUTCDay() + 6) % 7);
        const { year, month, dayOfMonth } = civilFromDay(day);
        expect(dayFromCivil(year, month, dayOfMonth)).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });
});
