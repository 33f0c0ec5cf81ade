import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { describe, expect, it } from "vitest";
import {
  calendarDifferences,
  readSessions,
  sessionsText,
  withDate,
  withSessions,
  withShippedYear,
} from "./calendar-edit.ts";
import { dayAfterKey } from "./calendar-keys.ts";
import { calendarYear, exceptionsOf, isWorking } from "./calendar-year.ts";

const shipped = vietnamCalendar;
const dayOf = (date: string, spec = shipped) =>
  calendarYear(spec, shipped, Number(date.slice(0, 4)))
    .flatMap(({ weeks }) => weeks.flat())
    .find((day) => day?.date === date);

describe("a year of the calendar", () => {
  it("has twelve months of full weeks, Monday first", () => {
    const months = calendarYear(shipped, shipped, 2026);
    expect(months).toHaveLength(12);
    expect(months[0]?.weeks[0]?.map((day) => day?.dayOfMonth)).toEqual([undefined, undefined, undefined, 1, 2, 3, 4]);
    expect(months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== undefined)).toHaveLength(365);
  });

  it("tells working days, weekends, holidays and days off that are worked", () => {
    expect(dayOf("2026-01-01")).toMatchObject({ kind: "holiday", name: "Tết Dương lịch", own: false });
    expect(dayOf("2026-01-02")).toMatchObject({ kind: "holiday", name: "Nghỉ hoán đổi với ngày 10/1/2026" });
    expect(dayOf("2026-01-10")).toMatchObject({ kind: "workday", name: "Làm bù cho ngày 2/1/2026" });
    expect(dayOf("2026-01-11")).toMatchObject({ kind: "weekend", name: undefined });
    expect(dayOf("2026-01-12")).toMatchObject({ kind: "working", name: undefined });
  });

  it("agrees with the calendar that deadlines follow, day by day", () => {
    const compiled = compileCalendar(shipped);
    const days = calendarYear(shipped, shipped, 2026)
      .flatMap(({ weeks }) => weeks.flat())
      .filter((day) => day !== undefined);
    expect(days.filter((day) => isWorking(day) !== compiled.isWorkingDay(parseDay(day.date) ?? 0))).toEqual([]);
  });

  it("tells the installation's own changes from what is shipped, a removed day off too", () => {
    const own = withDate(withDate(shipped, "2026-03-10", { as: "holiday", name: "Lễ hội" }), "2026-11-24", {
      as: "asWeekday",
    });
    expect(dayOf("2026-03-10", own)).toMatchObject({ kind: "holiday", own: true });
    expect(dayOf("2026-11-24", own)).toMatchObject({ kind: "working", name: undefined, own: true });
    expect(exceptionsOf(calendarYear(own, shipped, 2026)).map(({ date }) => date)).toContain("2026-11-24");
    expect(exceptionsOf(calendarYear(own, shipped, 2026)).filter(({ own }) => own)).toHaveLength(2);
  });
});

describe("changes of the calendar", () => {
  it("keep one name for a date, in order, and are told one by one", () => {
    const moved = withDate(withDate(shipped, "2026-01-02", { as: "workday", name: "Đi làm" }), "2026-03-10", {
      as: "holiday",
      name: "Lễ hội",
    });
    const after = withSessions(moved, "sat", [["07:30", "11:30"]]);
    expect(calendarDifferences(shipped, after)).toEqual([
      { of: "week", day: "sat", before: "", after: "07:30–11:30" },
      { of: "holiday", date: "2026-01-02", before: "Nghỉ hoán đổi với ngày 10/1/2026", after: undefined },
      { of: "workday", date: "2026-01-02", before: undefined, after: "Đi làm" },
      { of: "holiday", date: "2026-03-10", before: undefined, after: "Lễ hội" },
    ]);
    expect(calendarDifferences(shipped, shipped)).toEqual([]);
    expect(after.holidays.map(({ date }) => date)).toEqual(after.holidays.map(({ date }) => date).sort());
    expect(withSessions(after, "sat", []).week).not.toHaveProperty("sat");
    expect(sessionsText(shipped.week.mon)).toBe("07:30–11:30, 13:30–17:00");
  });
});

describe("hours as people write them", () => {
  it.each([
    ["07:30–11:30, 13:30–17:00", "07:30–11:30, 13:30–17:00"],
    ["7h30-11h30; 13g30 - 17g00", "07:30–11:30, 13:30–17:00"],
    ["8.00-12.00", "08:00–12:00"],
    ["", ""],
  ])("%s", (written, read) => {
    expect(sessionsText(readSessions(written))).toBe(read);
  });

  it.each(["sáng", "7:30", "7:30-11:30,", "7:30-11:30 13:30-17:00"])("%s is not understood", (written) => {
    expect(readSessions(written)).toBeUndefined();
  });
});

describe("a year as it is shipped", () => {
  it("takes the place of what is written of that year, and of no other", () => {
    const own = ["2025-03-10", "2026-03-10"].reduce(
      (spec, date) => withDate(spec, date, { as: "holiday", name: "Lễ hội" }),
      shipped,
    );
    const inYear = (dates: typeof shipped.holidays) => dates.filter(({ date }) => date.startsWith("2026-"));
    const again = withShippedYear(own, {
      year: 2026,
      holidays: inYear(shipped.holidays),
      workdays: inYear(shipped.workdays),
    });
    expect(calendarDifferences(shipped, again)).toEqual([
      { of: "holiday", date: "2025-03-10", before: undefined, after: "Lễ hội" },
    ]);
  });
});

describe("keys in the year", () => {
  it.each([
    ["2026-03-31", "ArrowRight", false, "2026-04-01"],
    ["2026-03-31", "ArrowLeft", false, "2026-03-30"],
    ["2026-03-03", "ArrowUp", false, "2026-02-24"],
    ["2026-12-28", "ArrowDown", false, "2026-12-31"],
    ["2026-01-01", "ArrowLeft", false, "2026-01-01"],
    ["2026-03-04", "Home", false, "2026-03-02"],
    ["2026-03-04", "End", false, "2026-03-08"],
    ["2026-03-31", "PageUp", false, "2026-02-28"],
    ["2026-12-31", "PageDown", false, "2026-12-31"],
    ["2026-05-05", "Home", true, "2026-01-01"],
    ["2026-05-05", "End", true, "2026-12-31"],
    ["2026-05-05", "ArrowLeft", true, undefined],
    ["2026-05-05", "Tab", false, undefined],
  ])("from %s, %s (control: %s) leads to %s", (date, key, control, target) => {
    expect(dayAfterKey(date, key, control)).toBe(target);
  });
});
