import { dayMs } from "./civil-date.ts";
import { riskMs } from "./deadline.ts";
import type { WorkingCalendar } from "./working-calendar.ts";
import { dayOf, dayOfLocal, type Zone } from "./zone.ts";

/** A stretch of working time, instants in ms; `to` no longer belongs to it. */
export interface WorkingSpan {
  readonly from: number;
  readonly to: number;
}

export interface TimeLeft {
  /** Working time, ms. */
  readonly ms: number;
  /** Working days in (today, day of the deadline]. */
  readonly days: number;
  /** When the working time runs, in order; undefined while more than eight hours of it are left (DUE-11). */
  readonly spans: readonly WorkingSpan[] | undefined;
}

/** What is left of the time to a deadline that has not passed, by the dossier's calendar (LST-3). */
export function timeLeft(now: number, dueAt: number, calendar: WorkingCalendar, zone: Zone): TimeLeft {
  const ms = calendar.workingMsBetween(zone.toLocal(now), zone.toLocal(dueAt));
  return {
    ms,
    days: calendar.workingDaysBetween(dayOf(zone, now), dayOf(zone, dueAt)),
    spans: ms > riskMs ? undefined : workingSpans(now, dueAt, calendar, zone),
  };
}

/** The working time between two instants, session by session. */
export function workingSpans(from: number, to: number, calendar: WorkingCalendar, zone: Zone): WorkingSpan[] {
  const spans: WorkingSpan[] = [];
  const last = dayOfLocal(zone.toLocal(to));
  for (let day = dayOfLocal(zone.toLocal(from)); day <= last; ) {
    for (const { startMs, endMs } of calendar.sessionsOf(day)) {
      const span = {
        from: Math.max(from, zone.toInstant(day * dayMs + startMs)),
        to: Math.min(to, zone.toInstant(day * dayMs + endMs)),
      };
      if (span.from < span.to) spans.push(span);
    }
    // Days off, of which there may be many, are passed over at once.
    day = calendar.nextWorkingDay(day);
  }
  return spans;
}

/** More working days of suspension than these are too long (LST-8). */
export const LONG_SUSPENSION_DAYS = 10;
