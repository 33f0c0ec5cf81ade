import type { SurvivalCurve } from "./survival-curve.ts";

/** How a group of dossiers speaks of one. */
export interface Basis {
  /** Those of the group that are resolved and were open when they had as much time left as this one has. */
  readonly resolved: number;
  /** The share of them that was late; null where none is resolved. */
  readonly outlasting: number | null;
  /** Its part in the chance; those of all groups add up to 1, unless nothing is known. */
  readonly weight: number;
}

export interface LateChance {
  /** Within 0 … 1; null where nothing is known. */
  readonly chance: number | null;
  /** One for each group, in their order. */
  readonly bases: readonly Basis[];
}

/** A group weighs as much as the next wider one where so many of its dossiers speak (EST-4). */
export const SHRINKAGE = 20;

/**
 * The chance to miss the deadline (EST-3, EST-4).
 *
 * @param groups dossiers that are like this one, the narrowest group first; by the time to their deadlines, 0 at each
 * @param left the time that this one has left
 */
export function lateChance(groups: readonly (SurvivalCurve | undefined)[], left: number): LateChance {
  const said = groups.map((group) => {
    const outlasting = group?.outlasting(-left, 0) ?? null;
    return { resolved: outlasting === null ? 0 : (group?.overAfter(-left) ?? 0), outlasting };
  });
  // The widest that knows anything is where the others begin from.
  const widest = said.findLastIndex(({ outlasting }) => outlasting !== null);
  let rest = 1;
  const bases = said.map(({ resolved, outlasting }, index): Basis => {
    const share = outlasting === null ? 0 : index === widest ? 1 : resolved / (resolved + SHRINKAGE);
    const weight = rest * share;
    rest -= weight;
    return { resolved, outlasting, weight };
  });
  if (widest < 0) return { chance: null, bases };
  const chance = bases.reduce((sum, { outlasting, weight }) => sum + weight * (outlasting ?? 0), 0);
  return { chance: Math.min(1, Math.max(0, chance)), bases };
}
