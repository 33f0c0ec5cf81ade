import { type Day, dayMs } from "./civil-date.ts";
import type { WorkingCalendar } from "./working-calendar.ts";
import { dayOf, dayOfLocal, firstInstantAt, timeOfDayMs, type Zone } from "./zone.ts";

/** What the procedure allows. `amount` ≥ 0, a whole number for days, possibly with a fraction for working hours. */
export interface Limit {
  readonly amount: number;
  readonly unit: "workingDay" | "workingHour" | "calendarDay";
}

/** Of same-day procedures: received at or after this time of day, they are due on the next working day. */
export const sameDayUntilMs = 15 * 3_600_000;

/** A deadline is at risk when no more working time than this is left. */
export const riskMs = 8 * 3_600_000;

const hourMs = 3_600_000;
/** Far below a millisecond, far above the error of hours × ms in floating point (1.1 h gives 3,960,000.0000000005). */
const floatNoiseMs = 1e-4;

/** A deadline and how it came about, by the ids of SPEC.md. */
export interface DeadlineReason {
  /** Instant, ms. */
  readonly dueAt: number;
  readonly rule: "DUE-2" | "DUE-3" | "DUE-4" | "DUE-5" | "DUE-7" | "DUE-8" | "DUE-9" | "DUE-10";
  /** The counted close was not after the receipt and gave way to that of the next working day (DUE-6). */
  readonly gaveWay: boolean;
  /** What was left at the suspension: working days (DUE-7, DUE-8) or working ms (DUE-10); else null. */
  readonly left: number | null;
}

/** The deadline of a dossier received at the instant `receivedAt` without an appointment of its own (DUE-1 … DUE-6). */
export function initialDeadline(receivedAt: number, limit: Limit, calendar: WorkingCalendar, zone: Zone): number {
  return explainInitialDeadline(receivedAt, limit, calendar, zone).dueAt;
}

export function explainInitialDeadline(
  receivedAt: number,
  { amount, unit }: Limit,
  calendar: WorkingCalendar,
  zone: Zone,
): DeadlineReason {
  const local = zone.toLocal(receivedAt);
  const receiptDay = dayOfLocal(local);
  switch (unit) {
    case "workingHour":
      return { dueAt: runOn(receivedAt, hoursToMs(amount), calendar, zone), rule: "DUE-4", gaveWay: false, left: null };
    case "calendarDay": {
      const day = receiptDay + amount;
      return closeAfterReceipt("DUE-5", receivedAt, workingDayFrom(day, calendar), calendar, zone);
    }
    case "workingDay": {
      if (amount >= 1) {
        return closeAfterReceipt("DUE-2", receivedAt, calendar.nthWorkingDayAfter(receiptDay, amount), calendar, zone);
      }
      const sameDay = calendar.isWorkingDay(receiptDay) && timeOfDayMs(local) < sameDayUntilMs;
      const day = sameDay ? receiptDay : calendar.nextWorkingDay(receiptDay);
      return closeAfterReceipt("DUE-3", receivedAt, day, calendar, zone);
    }
  }
}

function closeAfterReceipt(
  rule: DeadlineReason["rule"],
  receivedAt: number,
  day: Day,
  calendar: WorkingCalendar,
  zone: Zone,
): DeadlineReason {
  const dueAt = zone.toInstant(calendar.closeOf(day));
  if (dueAt > receivedAt) return { dueAt, rule, gaveWay: false, left: null };
  return { dueAt: zone.toInstant(calendar.closeOf(calendar.nextWorkingDay(day))), rule, gaveWay: true, left: null };
}

/** All instants; `limitUnit` is the procedure's, null if it is not known; `dueAt` the deadline in force. */
export interface Suspension {
  readonly dueAt: number;
  readonly suspendedAt: number;
  readonly resumedAt: number;
  readonly limitUnit: Limit["unit"] | null;
}

/** The deadline after a suspension (DUE-7 … DUE-10). `resumedAt` is not before `suspendedAt`. */
export function resumedDeadline(suspension: Suspension, calendar: WorkingCalendar, zone: Zone): number {
  return explainResumedDeadline(suspension, calendar, zone).dueAt;
}

export function explainResumedDeadline(
  { dueAt, suspendedAt, resumedAt, limitUnit }: Suspension,
  calendar: WorkingCalendar,
  zone: Zone,
): DeadlineReason {
  if (dueAt < suspendedAt) return { dueAt, rule: "DUE-9", gaveWay: false, left: null };
  const localDue = zone.toLocal(dueAt);
  if (limitUnit === "workingHour") {
    const left = calendar.workingMsBetween(zone.toLocal(suspendedAt), localDue);
    return { dueAt: runOn(resumedAt, left, calendar, zone), rule: "DUE-10", gaveWay: false, left };
  }
  const left = calendar.workingDaysBetween(dayOf(zone, suspendedAt), dayOfLocal(localDue));
  const resumptionDay = dayOf(zone, resumedAt);
  const dueTime = timeOfDayMs(localDue);
  if (left > 0) {
    const day = calendar.nthWorkingDayAfter(resumptionDay, left);
    return { dueAt: zone.toInstant(day * dayMs + dueTime), rule: "DUE-7", gaveWay: false, left };
  }
  return {
    dueAt: resumedOnLastDay(resumedAt, resumptionDay, dueTime, calendar, zone),
    rule: "DUE-8",
    gaveWay: false,
    left,
  };
}

/** DUE-8: no working day is left. */
function resumedOnLastDay(
  resumedAt: number,
  resumptionDay: Day,
  dueTimeMs: number,
  calendar: WorkingCalendar,
  zone: Zone,
): number {
  const day = workingDayFrom(resumptionDay, calendar);
  const sameTime = zone.toInstant(day * dayMs + dueTimeMs);
  if (resumedAt <= sameTime) return sameTime;
  const close = zone.toInstant(calendar.closeOf(day));
  return resumedAt <= close ? close : zone.toInstant(calendar.closeOf(calendar.nextWorkingDay(day)));
}

/** The first instant at which at most eight hours of working time are left until the deadline (DUE-11). */
export function riskStart(dueAt: number, calendar: WorkingCalendar, zone: Zone): number {
  return firstInstantAt(zone, calendar.earliestWithin(zone.toLocal(dueAt), riskMs));
}

export type Timing = "ahead" | "onTime" | "late";

/** How a dossier closed at one instant stands to its deadline (DUE-12). */
export function timing(closedAt: number, dueAt: number | null, zone: Zone): Timing {
  if (dueAt === null) return "onTime";
  if (dayOf(zone, closedAt) < dayOf(zone, dueAt)) return "ahead";
  return closedAt <= dueAt ? "onTime" : "late";
}

function workingDayFrom(day: Day, calendar: WorkingCalendar): Day {
  return calendar.isWorkingDay(day) ? day : calendar.nextWorkingDay(day);
}

function hoursToMs(hours: number): number {
  return Math.ceil(hours * hourMs - floatNoiseMs);
}

/** Where the clock is set back twice the same hour, the count must not end before it began. */
function runOn(instantMs: number, workingMs: number, calendar: WorkingCalendar, zone: Zone): number {
  if (workingMs <= 0) return instantMs;
  return Math.max(instantMs, firstInstantAt(zone, calendar.addWorkingMs(zone.toLocal(instantMs), workingMs)));
}
