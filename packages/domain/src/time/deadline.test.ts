import { describe, expect, it } from "vitest";
import { explainInitialDeadline, initialDeadline, type Limit, riskStart, timing } from "./deadline.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import { vietnamCalendar } from "./vietnam-calendar.ts";
import { compileCalendar } from "./working-calendar.ts";
import { createZone, type Zone } from "./zone.ts";

const office = compileCalendar(vietnamCalendar);
const withSaturdayMorning = compileCalendar({
  ...vietnamCalendar,
  week: { ...vietnamCalendar.week, sat: [["07:30", "11:30"]] },
});
const roundTheClock = compileCalendar({
  week: { sat: [["00:00", "23:59"]], sun: [["00:00", "23:59"]] },
  holidays: [],
  workdays: [],
});
const vietnam = zoneNamed("Asia/Ho_Chi_Minh");
const berlin = zoneNamed("Europe/Berlin");

function zoneNamed(name: string): Zone {
  const zone = createZone(name);
  if (zone === undefined) throw new Error(`the platform does not know ${name}`);
  return zone;
}

/** Việt Nam's wall clock, e.g. "2026-03-02 15:00"; 2 March 2026 is a Monday. */
const at = (text: string): number => instant(`${text.replace(" ", "T")}+07:00`);

function instant(text: string): number {
  const parsed = parseInstant(text) ?? parseInstant(text.replace(/(T\d\d:\d\d)/, "$1:00"));
  if (parsed === undefined) throw new Error(`not an instant: ${text}`);
  return parsed;
}

function shown(instantMs: number): string {
  const local = formatInstant(instantMs + 7 * 3_600_000)
    .replace("T", " ")
    .slice(0, -1);
  return local.endsWith(":00.000") ? local.slice(0, -7) : local;
}

const workingDays = (amount: number): Limit => ({ amount, unit: "workingDay" });
const workingHours = (amount: number): Limit => ({ amount, unit: "workingHour" });
const calendarDays = (amount: number): Limit => ({ amount, unit: "calendarDay" });

describe("DUE-2 working days", () => {
  it.each([
    ["2026-03-02 08:00", 1, "2026-03-03 17:00", "the day of receipt does not count"],
    ["2026-03-02 00:00", 1, "2026-03-03 17:00", "from its first moment"],
    ["2026-03-02 23:59:59.999", 1, "2026-03-03 17:00", "to its last"],
    ["2026-03-06 16:59", 1, "2026-03-09 17:00", "over a weekend"],
    ["2026-03-07 10:00", 1, "2026-03-09 17:00", "received on a day off"],
    ["2026-03-08 10:00", 3, "2026-03-11 17:00", "received on a day off, three days"],
    ["2026-02-13 09:00", 1, "2026-02-23 17:00", "over Tết"],
    ["2026-01-09 09:00", 1, "2026-01-10 17:00", "a Saturday made a working day"],
    ["2026-04-24 09:00", 3, "2026-05-04 17:00", "27 and 30 April, 1 May are off"],
    ["2026-01-05 09:00", 20, "2026-01-30 17:00", "20 of them with the worked Saturday"],
  ])("received %s, %i working days: due %s (%s)", (received, n, due) => {
    expect(shown(initialDeadline(at(received), workingDays(n), office, vietnam))).toBe(due);
  });

  it("keeps the close of the wall clock when the clock changes in between", () => {
    const received = instant("2026-03-27T10:00:00+01:00");
    const due = initialDeadline(received, workingDays(1), office, berlin);
    expect(formatInstant(due)).toBe("2026-03-30T15:00:00.000Z");
  });
});

describe("DUE-3 within the day", () => {
  it.each([
    ["2026-03-02 05:00", "2026-03-02 17:00", "before the doors open"],
    ["2026-03-02 14:59:59.999", "2026-03-02 17:00", "just before 15:00"],
    ["2026-03-02 15:00", "2026-03-03 17:00", "at 15:00"],
    ["2026-03-02 23:59", "2026-03-03 17:00", "late at night"],
    ["2026-03-06 15:00", "2026-03-09 17:00", "Friday afternoon"],
    ["2026-03-07 09:00", "2026-03-09 17:00", "on a day off"],
    ["2026-02-15 09:00", "2026-02-23 17:00", "before Tết"],
  ])("received %s: due %s (%s)", (received, due) => {
    expect(shown(initialDeadline(at(received), workingDays(0), office, vietnam))).toBe(due);
  });
});

describe("DUE-4 working hours", () => {
  it.each([
    ["2026-03-02 08:00", 3.5, "2026-03-02 11:30", "to the close before noon, not to its reopening"],
    ["2026-03-02 08:00", 7, "2026-03-02 17:00", "to the close of the day, not to the next morning"],
    ["2026-03-02 08:00", 8, "2026-03-03 08:30", "into the next day"],
    ["2026-03-02 12:00", 1, "2026-03-02 14:30", "received at noon"],
    ["2026-03-07 10:00", 0.5, "2026-03-09 08:00", "received on a day off"],
    ["2026-03-02 07:30", 1.1, "2026-03-02 08:36", "a fraction that floating point does not hold"],
    ["2026-03-02 07:30", 0.0000001, "2026-03-02 07:30:00.001", "less than a millisecond"],
    ["2026-03-02 08:15:30.250", 0, "2026-03-02 08:15:30.250", "none"],
    ["2026-03-07 10:00", 0, "2026-03-07 10:00", "none, on a day off"],
    ["2026-02-13 16:00", 2, "2026-02-23 08:30", "over Tết"],
  ])("received %s, %d working hours: due %s (%s)", (received, n, due) => {
    expect(shown(initialDeadline(at(received), workingHours(n), office, vietnam))).toBe(due);
  });

  it.each([
    ["2026-03-28T23:00:00+01:00", 3.5, "2026-03-29T01:00:00.000Z", "the time is in the gap: due when the clock jumps"],
    ["2026-03-28T23:00:00+01:00", 4, "2026-03-29T01:01:00.000Z", "the skipped hour counts: it is on the wall clock"],
    ["2026-10-25T02:30:00+01:00", 0.25, "2026-10-25T01:30:00.000Z", "never before the receipt"],
  ])("%s, %d hours in a zone that changes its clock: %s (%s)", (received, n, due) => {
    expect(formatInstant(initialDeadline(instant(received), workingHours(n), roundTheClock, berlin))).toBe(due);
  });
});

describe("DUE-5 calendar days", () => {
  it.each([
    ["2026-03-02 08:00", 4, "2026-03-06 17:00", "a Friday"],
    ["2026-03-02 08:00", 5, "2026-03-09 17:00", "a Saturday gives way to Monday"],
    ["2026-03-07 08:00", 1, "2026-03-09 17:00", "received on a Saturday"],
    ["2026-03-02 18:00", 1, "2026-03-03 17:00", "received after the close"],
    ["2026-03-02 08:00", 0, "2026-03-02 17:00", "the day itself, whatever the hour"],
    ["2026-03-02 16:59:59.999", 0, "2026-03-02 17:00", "just before its close"],
    ["2026-03-07 08:00", 0, "2026-03-09 17:00", "a day off"],
    ["2026-02-10 08:00", 7, "2026-02-23 17:00", "in Tết"],
  ])("received %s, %i calendar days: due %s (%s)", (received, n, due) => {
    expect(shown(initialDeadline(at(received), calendarDays(n), office, vietnam))).toBe(due);
  });
});

describe("DUE-6 a close that is not after the receipt gives way to that of the next working day", () => {
  it.each([
    [workingDays(0), "2026-03-07 11:29:59.999", "2026-03-07 11:30", false],
    [workingDays(0), "2026-03-07 11:30", "2026-03-09 17:00", true],
    [workingDays(0), "2026-03-07 14:00", "2026-03-09 17:00", true],
    [calendarDays(0), "2026-03-07 11:30", "2026-03-09 17:00", true],
    [calendarDays(0), "2026-03-02 17:00", "2026-03-03 17:00", true],
    [calendarDays(0), "2026-03-06 23:00", "2026-03-07 11:30", true],
    [workingDays(1), "2026-03-06 23:00", "2026-03-07 11:30", false],
  ])("%o received %s with Saturday mornings worked: due %s", (limit, received, due, gaveWay) => {
    const found = explainInitialDeadline(at(received), limit, withSaturdayMorning, vietnam);
    expect(shown(found.dueAt)).toBe(due);
    expect(found.gaveWay).toBe(gaveWay);
  });
});

describe("DUE-11 at risk", () => {
  it.each([
    ["2026-03-03 17:00", "2026-03-02 16:30", "half an hour of the day before"],
    ["2026-03-02 23:10", "2026-02-27 16:30", "an appointment after hours"],
    ["2026-03-03 08:00", "2026-02-27 17:00", "eight hours exactly: time off is free"],
    ["2026-03-08 12:00", "2026-03-05 16:30", "an appointment on a day off"],
    ["2026-02-23 17:00", "2026-02-13 16:30", "over Tết"],
  ])("due %s: from %s on (%s)", (due, start) => {
    expect(shown(riskStart(at(due), office, vietnam))).toBe(start);
  });
});

describe("DUE-12 ahead, on time, late", () => {
  const due = "2026-03-03 10:00";
  it.each([
    ["2026-03-02 23:59:59.999", due, "ahead"],
    ["2026-03-03 00:00", due, "onTime"],
    ["2026-03-03 10:00", due, "onTime"],
    ["2026-03-03 10:00:00.001", due, "late"],
    ["2026-03-04 00:00", due, "late"],
    ["2026-03-04 00:00", null, "onTime"],
  ])("closed %s, due %s: %s", (closed, dueAt, expected) => {
    expect(timing(at(closed), dueAt === null ? null : at(dueAt), vietnam)).toBe(expected);
  });
});
