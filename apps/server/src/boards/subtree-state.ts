import { freshnessState } from "@ioc/domain/board/freshness.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { FeedState } from "@ioc/protocol/board.ts";
import type { LiveState } from "./live-state.ts";

/**
 * The state of a unit with its subtree as the board above it says it: by the last event from anywhere below, and by a
 * feed of that very unit (BRD-8).
 */
export function subtreeState({ reference, arrivals, presence }: LiveState, unit: number, now: number): FeedState {
  const { zone, calendar } = reference;
  const today = reference.tree.on(dayOf(zone, now));
  const node = today.nodeOf(unit);
  if (node === undefined) return { state: "never", lastEventAt: null };
  let last: number | null = null;
  let seen: number | null = null;
  for (const [below, owner] of today.subtree(node).owners) {
    last = later(last, arrivals.get(below) ?? null);
    if (owner === node) seen = later(seen, presence.seenAt(below, now));
  }
  const state = freshnessState(last, seen, now, calendar, zone);
  return { state, lastEventAt: last === null ? null : formatInstant(last) };
}

function later(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a;
}
