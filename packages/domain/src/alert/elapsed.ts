import type { WorkingCalendar } from "../time/working-calendar.ts";
import type { Zone } from "../time/zone.ts";

/** ALR-6: durations by the clock. */
export function elapsedByClock(from: number, to: number): number {
  return to - from;
}

/** ALR-6: durations in working time: a night, a weekend or Tết takes none. */
export function elapsedAtWork(calendar: WorkingCalendar, zone: Zone): (from: number, to: number) => number {
  return (from, to) => calendar.workingMsBetween(zone.toLocal(from), zone.toLocal(to));
}
