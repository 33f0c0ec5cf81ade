import { describe, expect, it } from "vitest";
import { formatDay, parseDay } from "./civil-date.ts";
import { announcedYears, vietnamCalendar, vietnamYears } from "./vietnam-calendar.ts";
import { checkCalendar, compileCalendar } from "./working-calendar.ts";

const calendar = compileCalendar(vietnamCalendar);
const day = (text: string): number => parseDay(text) ?? Number.NaN;

/** Monday to Friday and yet off, or Saturday and Sunday and yet worked. */
function exceptionsOf(year: number): { off: string[]; worked: string[] } {
  const off: string[] = [];
  const worked: string[] = [];
  for (let at = day(`${year}-01-01`); at <= day(`${year}-12-31`); at++) {
    const date = formatDay(at);
    const weekend = [0, 6].includes(new Date(date).getUTCDay());
    if (!weekend && !calendar.isWorkingDay(at)) off.push(date.slice(5));
    if (weekend && calendar.isWorkingDay(at)) worked.push(date.slice(5));
  }
  return { off, worked };
}

describe("CAL-13 the shipped calendar", () => {
  it("is a valid one, and every date stands under its year", () => {
    expect(checkCalendar(vietnamCalendar)).toEqual([]);
    for (const { year, holidays, workdays, source } of vietnamYears) {
      expect(source).not.toBe("");
      for (const { date, name } of [...holidays, ...workdays]) {
        expect(date.slice(0, 4)).toBe(String(year));
        expect(name).toBe(name.normalize("NFC"));
      }
    }
  });

  it.each([
    [2023, "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04", ""],
    [2024, "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03", "05-04"],
    [2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02", "04-26"],
    [2026, "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24", "01-10 08-22"],
    [2027, "01-01 04-30 09-02 11-24", ""],
    [2035, "01-01 04-30 05-01", ""],
    [2036, "", ""],
  ])("%i departs from Monday to Friday on these days only", (year, off, worked) => {
    expect(exceptionsOf(year)).toEqual({
      off: off.split(" ").filter(Boolean),
      worked: worked.split(" ").filter(Boolean),
    });
  });

  it("says which years are complete", () => {
    expect(announcedYears).toEqual([2023, 2024, 2025, 2026]);
    expect(vietnamYears.map(({ year }) => year)).toEqual(Array.from({ length: 13 }, (_, index) => 2023 + index));
  });
});
