import { describe, expect, it } from "vitest";
import { explainResumedDeadline, type Limit, resumedDeadline } from "./deadline.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import { vietnamCalendar } from "./vietnam-calendar.ts";
import { compileCalendar } from "./working-calendar.ts";
import { createZone, type Zone } from "./zone.ts";

const office = compileCalendar(vietnamCalendar);
const vietnam = zoneNamed("Asia/Ho_Chi_Minh");

function zoneNamed(name: string): Zone {
  const zone = createZone(name);
  if (zone === undefined) throw new Error(`the platform does not know ${name}`);
  return zone;
}

/** Việt Nam's wall clock in March 2026, whose 2nd is a Monday: "02 15:00". February's dates are written in full. */
function at(text: string): number {
  const [date, time] = text.split(" ") as [string, string];
  const whole = `${date.length === 2 ? `2026-03-${date}` : date}T${time.length === 5 ? `${time}:00` : time}+07:00`;
  const parsed = parseInstant(whole);
  if (parsed === undefined) throw new Error(`not an instant: ${whole}`);
  return parsed;
}

function resumed(due: string, suspendedAt: string, resumedAt: string, limitUnit: Limit["unit"] | null) {
  const suspension = { dueAt: at(due), suspendedAt: at(suspendedAt), resumedAt: at(resumedAt), limitUnit };
  return explainResumedDeadline(suspension, office, vietnam);
}

const inDays = ["workingDay", "calendarDay", null] as const;

describe.each(inDays)("limit in %s", (unit) => {
  it.each([
    ["06 17:00", "03 10:00", "10 09:00", 3, "13 17:00", "three days were left"],
    ["06 17:00", "03 10:00", "14 09:00", 3, "18 17:00", "resumed on a day off"],
    ["11 23:10", "09 08:00", "14 08:00", 2, "17 23:10", "the time of day stays, whatever it is"],
    ["09 10:00", "06 16:00", "06 16:30", 1, "09 10:00", "resumed on the same day: nothing moves"],
    ["09 10:00", "07 09:00", "08 09:00", 1, "09 10:00", "suspended and resumed on days off"],
    ["08 12:00", "05 09:00", "10 09:00", 1, "11 12:00", "due on a day off: Friday was left"],
    ["2026-02-23 17:00", "2026-02-13 09:00", "2026-02-17 09:00", 1, "2026-02-23 17:00", "days of Tết are none"],
    ["2026-02-23 17:00", "2026-02-13 09:00", "03 23:59", 1, "04 17:00", "resumed late at night"],
  ])("DUE-7 due %s, suspended %s, resumed %s: %i working days left, due %s (%s)", (...row) => {
    const [due, suspendedAt, resumedAt, left, expected] = row;
    const found = resumed(due, suspendedAt, resumedAt, unit);
    expect(formatInstant(found.dueAt)).toBe(formatInstant(at(expected)));
    expect(found).toMatchObject({ rule: "DUE-7", left });
  });

  it.each([
    ["06 10:00", "06 09:00", "09 08:00", "09 10:00", "on the day of resumption at that time"],
    ["06 10:00", "06 10:00", "09 10:00", "09 10:00", "suspended and resumed at that very time"],
    ["06 10:00", "06 09:00", "09 10:00:00.001", "09 17:00", "resumed later: at the close"],
    ["06 10:00", "06 09:00", "09 17:00", "09 17:00", "resumed at the close"],
    ["06 10:00", "06 09:00", "09 17:00:00.001", "10 17:00", "after the close: at the next working day's"],
    ["06 10:00", "06 09:00", "06 09:30", "06 10:00", "resumed before it: nothing moves"],
    ["06 10:00", "06 09:00", "06 18:00", "09 17:00", "after the close of a Friday"],
    ["06 10:00", "06 09:00", "07 12:00", "09 10:00", "resumed on a day off, later in the day"],
    ["06 23:10", "06 09:00", "09 18:00", "09 23:10", "that time is after the close and still to come"],
    ["06 23:10", "06 09:00", "09 23:30", "10 17:00", "that time and the close are both past"],
    ["08 12:00", "06 09:00", "08 13:00", "09 12:00", "due on a day off, none was left"],
    ["08 12:00", "07 09:00", "07 10:00", "09 12:00", "due on a day off moves to a working day"],
  ])("DUE-8 due %s, suspended %s, resumed %s: none left, due %s (%s)", (due, suspendedAt, resumedAt, expected) => {
    const found = resumed(due, suspendedAt, resumedAt, unit);
    expect(formatInstant(found.dueAt)).toBe(formatInstant(at(expected)));
    expect(found).toMatchObject({ rule: "DUE-8", left: 0 });
  });
});

describe.each([...inDays, "workingHour"] as const)("limit in %s", (unit) => {
  it("DUE-9 a deadline that was past at the suspension stays", () => {
    const found = resumed("06 10:00", "06 10:00:00.001", "20 09:00", unit);
    expect(found).toMatchObject({ dueAt: at("06 10:00"), rule: "DUE-9", left: null });
  });
});

describe("DUE-10 limit in working hours", () => {
  it.each([
    ["02 17:00", "02 15:00", "03 16:00", "04 08:30", "two hours run on"],
    ["02 17:00", "02 15:00", "07 16:00", "09 09:30", "resumed on a day off"],
    ["02 17:00", "02 15:00", "03 15:00", "03 17:00", "to a close"],
    ["02 23:10", "02 16:00", "03 16:00", "03 17:00", "an appointment after hours"],
    ["02 18:00", "02 17:00", "03 16:12:13.456", "03 16:12:13.456", "none left: at the resumption"],
    ["02 17:00", "02 17:00", "07 12:00", "07 12:00", "none left: at the resumption, on a day off too"],
    ["02 17:00", "02 15:00", "02 15:30", "03 08:00", "half an hour waited is half an hour more"],
  ])("due %s, suspended %s, resumed %s: due %s (%s)", (due, suspendedAt, resumedAt, expected) => {
    const suspension = {
      dueAt: at(due),
      suspendedAt: at(suspendedAt),
      resumedAt: at(resumedAt),
      limitUnit: "workingHour" as const,
    };
    expect(formatInstant(resumedDeadline(suspension, office, vietnam))).toBe(formatInstant(at(expected)));
  });
});
