import { formatDay, weekday } from "@ioc/domain/time/civil-date.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import { dayOf, startOfDay, type Zone } from "@ioc/domain/time/zone.ts";

/** Where a moment stands between the two ends of a drawing, from 0 to 1. */
export interface TimeAxis {
  readonly kind: "working" | "clock";
  placeOf(at: number): number;
  /** Mondays, or the first working day after them. */
  readonly weeks: readonly { readonly place: number; readonly date: string }[];
  /** By the clock every day off; of working time, where weekends take no room, the places of holidays alone. */
  readonly daysOff: readonly { readonly from: number; readonly to: number }[];
}

const SATURDAY = 5;

/** An axis of working time, on which a night and Tết take no room: what a rule in working time waits for. */
export function workingAxis(calendar: WorkingCalendar, zone: Zone, from: number, to: number): TimeAxis {
  const start = zone.toLocal(from);
  const length = Math.max(1, calendar.workingMsBetween(start, zone.toLocal(to)));
  const placeOf = (at: number): number => {
    if (at <= from) return 0;
    return Math.min(1, calendar.workingMsBetween(start, zone.toLocal(at)) / length);
  };
  return {
    kind: "working",
    placeOf,
    weeks: weeksOf(calendar, zone, from, to, placeOf),
    daysOff: daysOffOf(calendar, zone, from, to, placeOf).filter(({ isWeekend }) => !isWeekend),
  };
}

/** An axis of the clock. */
export function clockAxis(calendar: WorkingCalendar, zone: Zone, from: number, to: number): TimeAxis {
  const length = Math.max(1, to - from);
  const placeOf = (at: number): number => Math.max(0, Math.min(1, (at - from) / length));
  return {
    kind: "clock",
    placeOf,
    weeks: weeksOf(calendar, zone, from, to, placeOf),
    daysOff: daysOffOf(calendar, zone, from, to, placeOf),
  };
}

function weeksOf(
  calendar: WorkingCalendar,
  zone: Zone,
  from: number,
  to: number,
  placeOf: (at: number) => number,
): { readonly place: number; readonly date: string }[] {
  const last = dayOf(zone, to);
  const weeks: { place: number; date: string }[] = [];
  for (let day = dayOf(zone, from); day <= last; day += 1) {
    if (weekday(day) !== 0) continue;
    const begins = calendar.isWorkingDay(day) ? day : calendar.nextWorkingDay(day);
    if (begins <= last) weeks.push({ place: placeOf(startOfDay(zone, begins)), date: formatDay(begins) });
  }
  return weeks.filter(({ date }, index) => weeks[index - 1]?.date !== date);
}

function daysOffOf(
  calendar: WorkingCalendar,
  zone: Zone,
  from: number,
  to: number,
  placeOf: (at: number) => number,
): { readonly from: number; readonly to: number; readonly isWeekend: boolean }[] {
  const last = dayOf(zone, to);
  const found: { from: number; to: number; isWeekend: boolean }[] = [];
  for (let day = dayOf(zone, from); day <= last; day += 1) {
    if (calendar.isWorkingDay(day)) continue;
    const [begins, ends] = [placeOf(startOfDay(zone, day)), placeOf(startOfDay(zone, day + 1))];
    found.push({ from: begins, to: ends, isWeekend: weekday(day) >= SATURDAY });
  }
  return found;
}
