import type { WorkingCalendar } from "../time/working-calendar.ts";
import type { Zone } from "../time/zone.ts";

/** ALR-20: when people may be told in office hours of what happens now: at once, or when work begins again. */
export function tellingTime(now: number, calendar: WorkingCalendar, zone: Zone): number {
  const localNow = zone.toLocal(now);
  if (calendar.isOpenAt(localNow)) return now;
  // The first working millisecond ends one after the opening.
  return zone.toInstant(calendar.addWorkingMs(localNow, 1) - 1);
}
