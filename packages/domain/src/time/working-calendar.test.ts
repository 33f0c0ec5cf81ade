import { describe, expect, it } from "vitest";
import { formatDay, parseDay } from "./civil-date.ts";
import { parseInstant } from "./instant.ts";
import { vietnamCalendar } from "./vietnam-calendar.ts";
import { type CalendarSpec, checkCalendar, compileCalendar } from "./working-calendar.ts";

const hourMs = 3_600_000;
const day = (text: string): number => parseDay(text) ?? Number.NaN;
const local = (text: string): number => parseInstant(`${text}:00Z`) ?? Number.NaN;
const shown = (localMs: number): string => new Date(localMs).toISOString().slice(0, 16);
const specWith = (week: CalendarSpec["week"], rest: Partial<CalendarSpec> = {}): CalendarSpec => ({
  week,
  holidays: [],
  workdays: [],
  ...rest,
});

describe("CAL-6 what a calendar must be", () => {
  const mon = [["07:30", "11:30"]] as const;
  const named = (...dates: string[]) => dates.map((date) => ({ date, name: "x" }));
  it.each<[string, CalendarSpec, string[]]>([
    ["one session", specWith({ mon }), []],
    ["the whole day", specWith({ sun: [["00:00", "23:59"]] }), []],
    ["no working day", specWith({ mon: [] }), ["week"]],
    ["24:00", specWith({ mon: [["08:00", "24:00"]] }), ["week.mon.0.1"]],
    ["7:30", specWith({ mon: [["7:30", "11:30"]] }), ["week.mon.0.0"]],
    ["end = start", specWith({ mon: [["08:00", "08:00"]] }), ["week.mon.0.1"]],
    [
      "sessions that touch",
      specWith({
        mon: [
          ["08:00", "11:30"],
          ["11:30", "17:00"],
        ],
      }),
      ["week.mon.1.0"],
    ],
    [
      "sessions in the wrong order",
      specWith({
        fri: [
          ["13:30", "17:00"],
          ["07:30", "11:30"],
        ],
      }),
      ["week.fri.1.0"],
    ],
    [
      "a date twice, a date that does not exist",
      specWith({ mon }, { holidays: named("2026-01-01", "2026-02-30", "2026-01-01"), workdays: named("") }),
      ["holidays.1.date", "holidays.2.date", "workdays.0.date"],
    ],
    ["one date in both lists", specWith({ mon }, { holidays: named("2026-01-01"), workdays: named("2026-01-01") }), []],
    [
      "a weekday that does not exist",
      specWith({ mon, ...JSON.parse('{"__proto__": [["07:30", "11:30"]], "day8": []}') }),
      ["week.__proto__", "week.day8"],
    ],
  ])("%s", (_, spec, paths) => {
    expect(checkCalendar(spec).map(({ path }) => path.join("."))).toEqual(paths);
    if (paths.length > 0) expect(() => compileCalendar(spec)).toThrow(RangeError);
  });
});

describe("CAL-7, CAL-8 which days are worked", () => {
  const short = [["08:00", "12:00"]] as const;
  const long = [["07:00", "18:00"]] as const;
  const dates = (...list: string[]) => list.map((date) => ({ date, name: "" }));

  it("CAL-7 a workday wins over the holiday and the week", () => {
    const calendar = compileCalendar(
      specWith(
        { mon: long, fri: short },
        { holidays: dates("2026-03-02", "2026-03-07"), workdays: dates("2026-03-06", "2026-03-07") },
      ),
    );
    expect(calendar.isWorkingDay(day("2026-03-02"))).toBe(false);
    expect(shown(calendar.closeOf(day("2026-03-06")))).toBe("2026-03-06T18:00");
    expect(shown(calendar.openOf(day("2026-03-07")))).toBe("2026-03-07T07:00");
    expect(() => calendar.closeOf(day("2026-03-08"))).toThrow(RangeError);
  });

  it("CAL-8 where Monday is free, a workday has the hours of the first working weekday", () => {
    const calendar = compileCalendar(specWith({ wed: short, fri: long }, { workdays: dates("2026-03-08") }));
    expect(shown(calendar.closeOf(day("2026-03-08")))).toBe("2026-03-08T12:00");
  });
});

describe("CAL-9 … CAL-12 on office hours (March 2026, the 2nd is a Monday)", () => {
  const calendar = compileCalendar(vietnamCalendar);

  it.each([
    ["2026-03-06", 1, "2026-03-09"],
    ["2026-03-07", 1, "2026-03-09"],
    ["2026-03-02", 5, "2026-03-09"],
    ["2026-02-13", 1, "2026-02-23"],
    ["2026-01-08", 2, "2026-01-10"],
  ])("CAL-9 after %s the working day %i is %s", (from, n, expected) => {
    expect(formatDay(calendar.nthWorkingDayAfter(day(from), n))).toBe(expected);
    expect(calendar.workingDaysBetween(day(from), day(expected))).toBe(n);
    expect(calendar.workingDaysBetween(day(expected), day(from))).toBe(0);
  });

  it.each([
    ["2026-03-02T07:29", false],
    ["2026-03-02T07:30", true],
    ["2026-03-02T11:30", false],
    ["2026-03-02T16:59", true],
    ["2026-03-02T17:00", false],
    ["2026-03-07T09:00", false],
  ])("CAL-10 at %s open is %s", (text, open) => {
    expect(calendar.isOpenAt(local(text))).toBe(open);
  });

  it.each([
    ["2026-03-02T07:30", "2026-03-02T17:00", 7.5],
    ["2026-03-02T11:00", "2026-03-02T14:00", 1],
    ["2026-03-06T16:00", "2026-03-09T08:30", 2],
    ["2026-03-07T00:00", "2026-03-09T00:00", 0],
    ["2026-03-09T08:30", "2026-03-06T16:00", 0],
  ])("CAL-10 from %s to %s work runs %d hours", (from, to, hours) => {
    expect(calendar.workingMsBetween(local(from), local(to))).toBe(hours * hourMs);
  });

  it.each([
    ["2026-03-02T08:00", 0, "2026-03-02T08:00"],
    ["2026-03-07T08:00", 0, "2026-03-07T08:00"],
    ["2026-03-02T08:00", 3.5, "2026-03-02T11:30"],
    ["2026-03-02T08:00", 7, "2026-03-02T17:00"],
    ["2026-03-02T08:00", 8, "2026-03-03T08:30"],
    ["2026-03-07T10:00", 0.5, "2026-03-09T08:00"],
  ])("CAL-11 %s and %d working hours are %s", (from, hours, expected) => {
    expect(shown(calendar.addWorkingMs(local(from), hours * hourMs))).toBe(expected);
  });

  it.each([
    ["2026-03-03T17:00", 8, "2026-03-02T16:30"],
    ["2026-03-03T08:00", 8, "2026-02-27T17:00"],
    ["2026-03-03T12:00", 0, "2026-03-03T11:30"],
    ["2026-03-03T10:00", 0, "2026-03-03T10:00"],
    ["2026-03-08T10:00", 7.5, "2026-03-05T17:00"],
  ])("CAL-12 before %s at most %d hours are left from %s on", (until, hours, expected) => {
    expect(shown(calendar.earliestWithin(local(until), hours * hourMs))).toBe(expected);
  });
});
