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

/** A while in which nobody listened, ms: `from` included, `to` not. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether more working time has passed without a word from a unit than it may be quiet for: stale (FRS-1), through breaks
 * and nights, too, in which boards call it quiet. No break makes a unit heard, and none falls silent while nobody listens
 * (ALR-8).
 *
 * @param outages apart from each other
 */
export function hasFallenSilent(
  lastEventAt: number | null,
  connectedAt: number | null,
  now: number,
  calendar: WorkingCalendar,
  zone: Zone,
  outages: readonly Outage[],
): boolean {
  if (lastEventAt === null) return false;
  const heardAt = Math.max(lastEventAt, connectedAt ?? Number.NEGATIVE_INFINITY);
  if (now - heardAt <= LIVE_MS) return false;
  const workingMs = (from: number, to: number): number =>
    from < to ? calendar.workingMsBetween(zone.toLocal(from), zone.toLocal(to)) : 0;
  let listenedMs = workingMs(heardAt, now);
  for (const { from, to } of outages) {
    // Most units are heard, and most outages long ago.
    if (listenedMs <= QUIET_WORKING_MS) return false;
    listenedMs -= workingMs(Math.max(from, heardAt), Math.min(to, now));
  }
  return listenedMs > QUIET_WORKING_MS;
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
