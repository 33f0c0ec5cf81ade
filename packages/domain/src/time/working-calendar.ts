import { type Day, dayMs, parseDay, weekday } from "./civil-date.ts";
import { createDayTotals } from "./day-totals.ts";
import {
  parseTimeOfDay,
  type Session,
  type SessionText,
  sessionsMs,
  sessionsMsBefore,
  timeAfterWorking,
} from "./session.ts";
import { dayOfLocal, timeOfDayMs } from "./zone.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

export interface NamedDate {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly name: string;
}

/** A calendar as it is provisioned: a weekday that is absent or has no session is a day off (CAL-6, CAL-7). */
export interface CalendarSpec {
  readonly week: { readonly [day in Weekday]?: readonly SessionText[] | undefined };
  readonly holidays: readonly NamedDate[];
  /** Days off that were made working days. */
  readonly workdays: readonly NamedDate[];
}

export interface CalendarFault {
  readonly path: (string | number)[];
  readonly message: string;
}

/** Times are local ms (see Zone), days are civil days. Right for any year, in O(log n) of the listed dates. */
export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
  /** The first working day strictly after `day`. */
  nextWorkingDay(day: Day): Day;
  /** n ≥ 1, an integer. */
  nthWorkingDayAfter(day: Day, n: number): Day;
  /** How many working days lie in (after, upTo]; 0 if that is empty (CAL-9). */
  workingDaysBetween(after: Day, upTo: Day): number;
  /** Empty on a day off. */
  sessionsOf(day: Day): readonly Session[];
  /** When work begins. Throws RangeError for a day off. */
  openOf(day: Day): number;
  /** When the last session ends. Throws RangeError for a day off. */
  closeOf(day: Day): number;
  /** A session's start belongs to it, its end does not. */
  isOpenAt(localMs: number): boolean;
  /** Working time in [from, to); 0 if that is empty (CAL-10). */
  workingMsBetween(fromLocalMs: number, toLocalMs: number): number;
  /** The first local time by which `ms` of working time have run since `localMs`; for 0 that is `localMs` (CAL-11). */
  addWorkingMs(localMs: number, ms: number): number;
  /** The smallest local time from which at most `ms` of working time are left until `localMs` (CAL-12). */
  earliestWithin(localMs: number, ms: number): number;
}

/** Every fault of a calendar, with the path to it; none means that it can be compiled (CAL-6). */
export function checkCalendar(spec: CalendarSpec): CalendarFault[] {
  const faults: CalendarFault[] = [];
  for (const [key, sessions] of Object.entries(spec.week)) {
    if (!(weekdays as readonly string[]).includes(key)) {
      faults.push({ path: ["week", key], message: `not a weekday (${weekdays.join(", ")})` });
    } else {
      checkSessions(sessions ?? [], ["week", key], faults);
    }
  }
  if (!weekdays.some((day) => (spec.week[day]?.length ?? 0) > 0)) {
    faults.push({ path: ["week"], message: "at least one working day is needed" });
  }
  checkDates(spec.holidays, "holidays", faults);
  checkDates(spec.workdays, "workdays", faults);
  return faults;
}

function checkSessions(sessions: readonly SessionText[], path: (string | number)[], faults: CalendarFault[]): void {
  let previousEnd = -1;
  sessions.forEach((session, index) => {
    const [start, end] = session.map(parseTimeOfDay);
    if (start === undefined) {
      faults.push({ path: [...path, index, 0], message: "not a time HH:MM within 00:00–23:59" });
    } else if (start <= previousEnd) {
      faults.push({ path: [...path, index, 0], message: "begins before the session ahead of it is over" });
    }
    if (end === undefined) {
      faults.push({ path: [...path, index, 1], message: "not a time HH:MM within 00:00–23:59" });
    } else if (start !== undefined && end <= start) {
      faults.push({ path: [...path, index, 1], message: "not after the start" });
    }
    previousEnd = Math.max(previousEnd, start ?? -1, end ?? -1);
  });
}

function checkDates(dates: readonly NamedDate[], list: string, faults: CalendarFault[]): void {
  const seen = new Set<string>();
  dates.forEach(({ date }, index) => {
    const path = [list, index, "date"];
    if (parseDay(date) === undefined) faults.push({ path, message: "not a date YYYY-MM-DD" });
    else if (seen.has(date)) faults.push({ path, message: "the same date twice" });
    seen.add(date);
  });
}

/** Throws RangeError for a calendar in which `checkCalendar` finds a fault. */
export function compileCalendar(spec: CalendarSpec): WorkingCalendar {
  const fault = checkCalendar(spec)[0];
  if (fault !== undefined) throw new RangeError(`calendar: ${fault.path.join(".")}: ${fault.message}`);

  const week = weekdays.map((day) => (spec.week[day] ?? []).map(sessionOf));
  // A workday has the hours of a Monday (CAL-8).
  const workdayHours = week.find((sessions) => sessions.length > 0) ?? [];
  const exceptions = new Map<Day, readonly Session[]>();
  for (const { date } of spec.holidays) exceptions.set(dayOfDate(date), []);
  for (const { date } of spec.workdays) exceptions.set(dayOfDate(date), workdayHours);

  const totals = (amount: (sessions: readonly Session[]) => number) =>
    createDayTotals(
      week.map(amount),
      [...exceptions].map(([day, sessions]) => ({ day, amount: amount(sessions) })),
    );
  const workingDays = totals((sessions) => (sessions.length > 0 ? 1 : 0));
  const workingMs = totals(sessionsMs);

  const sessionsOf = (day: Day): readonly Session[] => exceptions.get(day) ?? week[weekday(day)] ?? [];
  const nthWorkingDayAfter = (day: Day, n: number): Day => workingDays.reaching(workingDays.before(day + 1) + n);
  const workedBefore = (localMs: number): number => {
    const day = dayOfLocal(localMs);
    return workingMs.before(day) + sessionsMsBefore(sessionsOf(day), timeOfDayMs(localMs));
  };
  const reaching = (target: number): number => {
    const day = workingMs.reaching(target);
    return day * dayMs + timeAfterWorking(sessionsOf(day), target - workingMs.before(day));
  };
  const workingSession = (day: Day, index: number): Session => {
    const session = sessionsOf(day).at(index);
    if (session === undefined) throw new RangeError(`day ${day} is no working day`);
    return session;
  };

  return {
    isWorkingDay: (day) => sessionsOf(day).length > 0,
    nextWorkingDay: (day) => nthWorkingDayAfter(day, 1),
    nthWorkingDayAfter,
    workingDaysBetween: (after, upTo) =>
      upTo <= after ? 0 : workingDays.before(upTo + 1) - workingDays.before(after + 1),
    sessionsOf,
    openOf: (day) => day * dayMs + workingSession(day, 0).startMs,
    closeOf: (day) => day * dayMs + workingSession(day, -1).endMs,
    isOpenAt: (localMs) => {
      const time = timeOfDayMs(localMs);
      return sessionsOf(dayOfLocal(localMs)).some(({ startMs, endMs }) => startMs <= time && time < endMs);
    },
    workingMsBetween: (from, to) => (to <= from ? 0 : workedBefore(to) - workedBefore(from)),
    addWorkingMs: (localMs, ms) => (ms <= 0 ? localMs : reaching(workedBefore(localMs) + ms)),
    earliestWithin: (localMs, ms) => reaching(workedBefore(localMs) - Math.max(ms, 0)),
  };
}

function sessionOf([start, end]: SessionText): Session {
  return { startMs: parseTimeOfDay(start) ?? 0, endMs: parseTimeOfDay(end) ?? 0 };
}

function dayOfDate(date: string): Day {
  return parseDay(date) ?? 0;
}
