import { dayOf } from "@ioc/domain/time/zone.ts";
import type { WorkingTime } from "../shell/use-working-time.ts";

export interface SilenceEnd {
  readonly kind: "hours" | "workday" | "week";
  readonly atMs: number;
}

const HOUR_MS = 3_600_000;
export const FEW_HOURS = 4;
const MOST_MS = 366 * 24 * HOUR_MS;

/** Until when one may silence: a few hours, the close of the next working day, a week. */
export function silenceEnds({ zone, calendar }: WorkingTime, now: number): readonly SilenceEnd[] {
  const next = calendar.nthWorkingDayAfter(dayOf(zone, now), 1);
  return [
    { kind: "hours", atMs: now + FEW_HOURS * HOUR_MS },
    { kind: "workday", atMs: zone.toInstant(calendar.closeOf(next)) },
    { kind: "week", atMs: now + 7 * 24 * HOUR_MS },
  ];
}

/** Whether a silence may end then. */
export function mayEndAt(atMs: number | undefined, now: number): atMs is number {
  return atMs !== undefined && atMs > now && atMs <= now + MOST_MS;
}
