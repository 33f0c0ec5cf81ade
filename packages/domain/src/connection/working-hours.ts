import type { Day } from "../time/civil-date.ts";
import { dayMs } from "../time/civil-date.ts";
import type { WorkingCalendar } from "../time/working-calendar.ts";
import type { Zone } from "../time/zone.ts";

const HOUR_MS = 3_600_000;

/** A part of a working session that lies within one hour of the clock, instants in ms; `to` no longer belongs to it. */
export interface WorkingHour {
  readonly day: Day;
  /** Ms since 00:00 of the wall clock: tells which hours of several days are the same. */
  readonly startMs: number;
  readonly from: number;
  readonly to: number;
}

/** The working hours of some days, both included, in the order of time. */
export function workingHours(calendar: WorkingCalendar, zone: Zone, from: Day, to: Day): WorkingHour[] {
  const hours: WorkingHour[] = [];
  for (let day = from; day <= to; day += 1) {
    for (const session of calendar.sessionsOf(day)) {
      for (let startMs = session.startMs; startMs < session.endMs; ) {
        const endMs = Math.min((Math.floor(startMs / HOUR_MS) + 1) * HOUR_MS, session.endMs);
        const instantOf = (timeOfDay: number): number => zone.toInstant(day * dayMs + timeOfDay);
        hours.push({ day, startMs, from: instantOf(startMs), to: instantOf(endMs) });
        startMs = endMs;
      }
    }
  }
  return hours;
}
