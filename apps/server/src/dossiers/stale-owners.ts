import { momentsOf, type Period } from "@ioc/domain/board/period.ts";
import type { LiveState } from "../boards/live-state.ts";
import { SubtreeFreshness } from "../boards/subtree-freshness.ts";

export interface StaleQuery {
  readonly unit: number;
  readonly period: Period;
  readonly now: number;
  readonly at: number | undefined;
}

/** The units of a subtree whose lines are silent now, as a board of that moment tells them (FRS). */
export function staleOwners(state: LiveState, { unit, period, now, at }: StaleQuery): ReadonlySet<number> {
  const { reference } = state;
  const tree = reference.tree.on(momentsOf(period, now, at, reference.zone).judgedOn);
  const top = tree.nodeOf(unit);
  if (top === undefined) return new Set();
  const subtree = tree.subtree(top);
  const freshness = new SubtreeFreshness(state, subtree, now);
  return new Set([...subtree.entries.keys()].filter((owner) => freshness.stateOf(owner).state === "stale"));
}
