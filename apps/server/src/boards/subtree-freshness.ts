import { type FreshnessState, freshnessState } from "@ioc/domain/board/freshness.ts";
import type { Subtree } from "@ioc/domain/org/day-tree.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { FeedState, Freshness } from "@ioc/protocol/board.ts";
import type { LiveState } from "./live-state.ts";

export interface SubtreeFreshness {
  readonly total: Freshness;
  /** By direct child, or the top for its own entry. */
  feedOf(entry: number): FeedState;
  /** Of one unit by its own events. */
  stateOf(owner: number): { readonly state: FreshnessState; readonly lastEventAt: number | null };
}

/**
 * The signs of life of a subtree, always as of now: whatever moment a board looks at, whether its lines are alive is
 * asked today. Events of an ended unit are signs of life of the unit that owns its numbers.
 */
export function subtreeFreshness(state: LiveState, subtree: Subtree, now: number): SubtreeFreshness {
  const { calendar, zone } = state.reference;
  const lastByOwner = new Map<number, number>();
  const seenByOwner = new Map<number, number>();
  const raise = (map: Map<number, number>, key: number, value: number | null | undefined): void => {
    if (value != null && value > (map.get(key) ?? Number.NEGATIVE_INFINITY)) map.set(key, value);
  };
  for (const [unit, owner] of subtree.owners) {
    raise(lastByOwner, owner, state.arrivals.get(unit));
    raise(seenByOwner, owner, state.presence.seenAt(unit, now));
  }
  const lastByEntry = new Map<number, number>();
  for (const [owner, entry] of subtree.entries) raise(lastByEntry, entry, lastByOwner.get(owner));

  const judge = (last: number | undefined, unit: number): FreshnessState =>
    freshnessState(last ?? null, seenByOwner.get(unit) ?? null, now, calendar, zone);
  const total = { units: 0, live: 0, quiet: 0, stale: 0, never: 0 };
  let oldest: number | null = null;
  const states = new Map<number, { state: FreshnessState; lastEventAt: number | null }>();
  for (const owner of subtree.entries.keys()) {
    const last = lastByOwner.get(owner);
    const found = { state: judge(last, owner), lastEventAt: last ?? null };
    states.set(owner, found);
    // A unit that is over, and that nothing succeeds, can be asked for but is no unit of the day.
    if (owner === subtree.top && !subtree.topIsValid) continue;
    total.units += 1;
    total[found.state] += 1;
    if (last !== undefined && (oldest === null || last < oldest)) oldest = last;
  }
  return {
    total: { ...total, oldestEventAt: oldest === null ? null : formatInstant(oldest) },
    feedOf(entry) {
      const last = entry === subtree.top ? lastByOwner.get(entry) : lastByEntry.get(entry);
      return { state: judge(last, entry), lastEventAt: last === undefined ? null : formatInstant(last) };
    },
    stateOf: (owner) => states.get(owner) ?? { state: "never", lastEventAt: null },
  };
}
