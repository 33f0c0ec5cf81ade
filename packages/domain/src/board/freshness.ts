import type { WorkingCalendar } from "../time/working-calendar.ts";
import type { Zone } from "../time/zone.ts";

export type FreshnessState = "live" | "quiet" | "stale" | "never";

const LIVE_MS = 5 * 60_000;
const QUIET_WORKING_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

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

/**
 * Whether more working time has passed without a word from a unit than it may be quiet for: stale (FRS-1), through breaks
 * and nights, too, in which boards call it quiet. No break makes a unit heard (ALR-8).
 */
export function hasFallenSilent(
  lastEventAt: number | null,
  connectedAt: number | null,
  now: number,
  calendar: WorkingCalendar,
  zone: Zone,
): boolean {
  if (lastEventAt === null) return false;
  const heardAt = Math.max(lastEventAt, connectedAt ?? Number.NEGATIVE_INFINITY);
  return (
    now - heardAt > LIVE_MS && calendar.workingMsBetween(zone.toLocal(heardAt), zone.toLocal(now)) > QUIET_WORKING_MS
  );
}

/**
 * Up to which instant a state certainly holds if nothing more is heard (FRS-1). Sessions of a working day begin and end
 * with a minute, so outside the first minutes it is looked at again with each.
 *
 * @param heardAt the later of the last event's arrival and of the last moment at which its feed was connected
 */
export function freshnessHoldsUntil(
  state: FreshnessState,
  heardAt: number,
  now: number,
  calendar: WorkingCalendar,
  zone: Zone,
): number {
  if (state === "never") return Number.POSITIVE_INFINITY;
  if (state === "live") return heardAt + LIVE_MS;
  const localNow = zone.toLocal(now);
  const endOfMinute = now + MINUTE_MS - 1 - (((localNow % MINUTE_MS) + MINUTE_MS) % MINUTE_MS);
  if (state === "stale" || !calendar.isOpenAt(localNow)) return endOfMinute;
  const leftMs = QUIET_WORKING_MS - calendar.workingMsBetween(zone.toLocal(heardAt), localNow);
  return Math.min(endOfMinute, now + Math.max(0, leftMs));
}
