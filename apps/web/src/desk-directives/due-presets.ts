import { dayOf } from "@ioc/domain/time/zone.ts";
import type { WorkingTime } from "../shell/use-working-time.ts";

export interface DuePreset {
  /** 0: today, before work ends. */
  readonly workingDays: number;
  readonly atMs: number;
}

const DAYS = [1, 3, 5] as const;

/** Deadlines that make sense: the close of today while that is to come, and of the next working days. */
export function duePresets({ zone, calendar }: WorkingTime, now: number): readonly DuePreset[] {
  const today = dayOf(zone, now);
  const closeOf = (day: number): number => zone.toInstant(calendar.closeOf(day));
  const later = DAYS.map((workingDays) => ({
    workingDays,
    atMs: closeOf(calendar.nthWorkingDayAfter(today, workingDays)),
  }));
  if (!calendar.isWorkingDay(today) || closeOf(today) <= now) return later;
  return [{ workingDays: 0, atMs: closeOf(today) }, ...later];
}
