import { type Day, dayMs } from "./civil-date.ts";
import { cycleMs, readZoneTransitions, type ZoneTransitions } from "./zone-transitions.ts";

/**
 * A civil time zone. An *instant* is ms since 1970-01-01T00:00Z; a *local* time is what the wall clock shows, counted
 * as ms since 1970-01-01T00:00 of the wall clock.
 */
export interface Zone {
  readonly name: string;
  toLocal(instantMs: number): number;
  /**
   * Of a local time that occurs twice, the earlier instant; one that the clock skips is moved forward by the length of
   * the gap (CAL-4).
   */
  toInstant(localMs: number): number;
}

/**
 * A zone by its IANA name; undefined if the platform does not know it (CAL-3). Takes some tens of milliseconds to read
 * the zone's history; the zone itself then converts millions of times a second.
 */
export function createZone(name: string): Zone | undefined {
  const transitions = readZoneTransitions(name);
  return transitions === undefined ? undefined : zoneOf(name, transitions);
}

function zoneOf(name: string, { atMs, offsetsMs, repeatsFromMs }: ZoneTransitions): Zone {
  const instants = Float64Array.from(atMs);
  const offsets = Float64Array.from(offsetsMs);
  // From this wall-clock time on the offset after the change is used: in a gap and in an overlap the one before it is
  // the right one, which is why one threshold serves both.
  const locals = instants.map((at, i) => at + Math.max(offsets[i] ?? 0, offsets[i + 1] ?? 0));
  const repeatsFrom = repeatsFromMs ?? Number.POSITIVE_INFINITY;

  const offsetFrom = (thresholds: Float64Array, time: number): number => {
    const folded = time < repeatsFrom ? time : time - (Math.floor((time - repeatsFrom) / cycleMs) + 1) * cycleMs;
    let low = 0;
    let high = thresholds.length;
    // Nearly all times asked for lie after a zone's last change.
    if (high > 0 && folded >= (thresholds[high - 1] as number)) return offsets[high] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((thresholds[middle] as number) <= folded) low = middle + 1;
      else high = middle;
    }
    return offsets[low] as number;
  };

  return {
    name,
    toLocal: (instantMs) => instantMs + offsetFrom(instants, instantMs),
    toInstant: (localMs) => localMs - offsetFrom(locals, localMs),
  };
}

export function dayOfLocal(localMs: number): Day {
  return Math.floor(localMs / dayMs);
}

/** Ms since 00:00 of the wall clock. */
export function timeOfDayMs(localMs: number): number {
  return localMs - Math.floor(localMs / dayMs) * dayMs;
}

/** The civil date of an instant. */
export function dayOf(zone: Zone, instantMs: number): Day {
  return dayOfLocal(zone.toLocal(instantMs));
}

/** The first instant at which the wall clock shows `localMs` or, where it skips that time, a later one (CAL-4). */
export function firstInstantAt(zone: Zone, localMs: number): number {
  const shifted = zone.toInstant(localMs);
  const gapMs = zone.toLocal(shifted) - localMs;
  if (gapMs <= 0) return shifted;
  let before = shifted - gapMs;
  let after = shifted;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.toLocal(middle) < localMs) before = middle;
    else after = middle;
  }
  return after;
}

/** The first instant of a civil date; where the clock skips midnight, the instant at which it does (CAL-5). */
export function startOfDay(zone: Zone, day: Day): number {
  return firstInstantAt(zone, day * dayMs);
}

/** The last millisecond before the next civil date begins, so that days divide time without gap or overlap (CAL-5). */
export function endOfDay(zone: Zone, day: Day): number {
  return startOfDay(zone, day + 1) - 1;
}
