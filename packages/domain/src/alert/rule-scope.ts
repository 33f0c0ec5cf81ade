import type { DayTree } from "../org/day-tree.ts";

export const SCOPE_EACH = ["self", "child", "leaf"] as const;

/** Where a rule holds (ALR-17). */
export interface RuleScope {
  /** The number of the unit. */
  readonly unit: number;
  readonly each: (typeof SCOPE_EACH)[number];
}

/** Unit → the unit of the scope whose numbers it is a part of; units that belong to none are absent. */
export type ScopeUnits = ReadonlyMap<number, number>;

/** ALR-17: the units that a rule holds at on a day, each of them there under its own number. */
export function scopeUnits(tree: DayTree, { unit, each }: RuleScope): ScopeUnits {
  const top = tree.nodeOf(unit);
  if (top === undefined || !tree.isValid(top)) return new Map();
  const { owners, entries } = tree.subtree(top);
  if (each === "self") return new Map(Array.from(owners.keys(), (below) => [below, top]));
  const found = new Map<number, number>();
  if (each === "child") {
    for (const [below, owner] of owners) {
      const entry = entries.get(owner);
      if (entry !== undefined && entry !== top) found.set(below, entry);
    }
    return found;
  }
  const parents = new Set<number>();
  for (const owner of entries.keys()) {
    const above = owner === top ? null : tree.parentOf(owner);
    const parent = above === null ? undefined : owners.get(above);
    if (parent !== undefined) parents.add(parent);
  }
  for (const [below, owner] of owners) if (!parents.has(owner)) found.set(below, owner);
  return found;
}
