import type { CivilTime } from "./civil-time.ts";
import type { LimitUnit } from "./oracle-world.ts";
import type { WorkingTime } from "./working-time.ts";

export type Limit = { readonly limit: number; readonly limitUnit: LimitUnit };

const HOUR_MS = 3_600_000;
const SAME_DAY_UNTIL_MS = 15 * HOUR_MS;

/** The deadline that follows from the procedure and the calendar (contract section 4, "Deadlines"). */
export function firstDeadline(receivedAtMs: number, { limit, limitUnit }: Limit, work: WorkingTime, civil: CivilTime) {
  const receiptDay = civil.dayOf(receivedAtMs);
  if (limitUnit === "workingHour") {
    // Decimal fractions of an hour are whole milliseconds; what floating point adds to them is cut off first.
    return work.instantAfter(receivedAtMs, Math.ceil(Number((limit * HOUR_MS).toFixed(3))));
  }
  const day = limitUnit === "workingDay" ? workingDay() : calendarDay();
  const closeMs = work.closeOf(day);
  return closeMs > receivedAtMs ? closeMs : work.closeOf(work.workingDayAfter(day, 1));

  function workingDay(): number {
    if (limit >= 1) return work.workingDayAfter(receiptDay, limit);
    const sameDay = work.isWorkingDay(receiptDay) && civil.timeOfDayMs(receivedAtMs) < SAME_DAY_UNTIL_MS;
    return sameDay ? receiptDay : work.workingDayAfter(receiptDay, 1);
  }

  function calendarDay(): number {
    const last = receiptDay + limit;
    return work.isWorkingDay(last) ? last : work.workingDayAfter(last, 1);
  }
}

/** The deadline after a suspension; the one before it where that was already past when the suspension began. */
export function deadlineAfterResumption(
  { deadlineMs, suspendedAtMs, resumedAtMs }: { deadlineMs: number; suspendedAtMs: number; resumedAtMs: number },
  limitUnit: LimitUnit | undefined,
  work: WorkingTime,
  civil: CivilTime,
): number {
  if (suspendedAtMs > deadlineMs) return deadlineMs;
  if (limitUnit === "workingHour") return work.instantAfter(resumedAtMs, work.workedMs(suspendedAtMs, deadlineMs));

  const resumptionDay = civil.dayOf(resumedAtMs);
  const timeOfDayMs = civil.timeOfDayMs(deadlineMs);
  const daysLeft = work.workingDaysIn(civil.dayOf(suspendedAtMs), civil.dayOf(deadlineMs));
  if (daysLeft > 0) return civil.instant(work.workingDayAfter(resumptionDay, daysLeft), timeOfDayMs);

  const day = work.isWorkingDay(resumptionDay) ? resumptionDay : work.workingDayAfter(resumptionDay, 1);
  const thatTimeMs = civil.instant(day, timeOfDayMs);
  if (resumedAtMs <= thatTimeMs) return thatTimeMs;
  if (resumedAtMs <= work.closeOf(day)) return work.closeOf(day);
  return work.closeOf(work.workingDayAfter(day, 1));
}

export type Judgement = "ahead" | "onTime" | "late";

export function judge(resolvedAtMs: number, deadlineMs: number | undefined, civil: CivilTime): Judgement {
  if (deadlineMs === undefined) return "onTime";
  if (civil.dayOf(resolvedAtMs) < civil.dayOf(deadlineMs)) return "ahead";
  return resolvedAtMs <= deadlineMs ? "onTime" : "late";
}
