import type { WorkingCalendar } from "../time/working-calendar.ts";
import type { Zone } from "../time/zone.ts";

export type FreshnessState = "live" | "quiet" | "stale" | "never";

const LIVE_MS = 5 * 60_000;
const QUIET_WORKING_MS = 60 * 60_000;

/**
 * How fresh what a unit reports is (FRS-1).
 *
 * @param lastEventAt arrival of its last accepted event, ms; null: none yet
 * @param connectedAt the last moment at which a feed of that very unit was connected, ms (now, while it is); null: never
 */
export function freshnessState(
  lastEventAt: number | null,
  connectedAt: number | null,
  now: number,
  calendar: WorkingCalendar,
  zone: Zone,
): FreshnessState {
  if (lastEventAt === null) return "never";
  const heardAt = Math.max(lastEventAt, connectedAt ?? Number.NEGATIVE_INFINITY);
  if (now - heardAt <= LIVE_MS) return "live";
  const localNow = zone.toLocal(now);
  if (!calendar.isOpenAt(localNow)) return "quiet";
  return calendar.workingMsBetween(zone.toLocal(heardAt), localNow) <= QUIET_WORKING_MS ? "quiet" : "stale";
}
