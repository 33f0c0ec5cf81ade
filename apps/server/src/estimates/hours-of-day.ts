import { sessionsMs } from "@ioc/domain/time/session.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";

const HOUR_MS = 3_600_000;
/** Any week before there were holidays to know of: its days are as the calendar's week says. */
const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** The working hours of a whole working day: the longest of the week, since half a Friday or Saturday is no day. */
export function hoursOfDay(calendar: Pick<WorkingCalendar, "sessionsOf">): number {
  return Math.max(...WEEK.map((day) => sessionsMs(calendar.sessionsOf(day)))) / HOUR_MS;
}
