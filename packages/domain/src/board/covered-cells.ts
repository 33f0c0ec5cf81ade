import type { DayTree, Subtree } from "../org/day-tree.ts";
import type { FieldIndex } from "./field-index.ts";

/** Which part of a subtree is counted; whatever is absent leaves nothing out. */
export interface CoveredPart {
  readonly field?: string | undefined;
  /** Only what belongs to the unit itself, as a hotspot counts it, without the units below it. */
  readonly own?: boolean | undefined;
  /** Units that are left out with all that is below them; the subtree's own unit: what belongs to itself (LST-10). */
  readonly exceptUnits?: readonly number[] | undefined;
  /** Units of which what belongs to themselves is left out. */
  readonly exceptOwners?: readonly number[] | undefined;
  readonly exceptFields?: ReadonlySet<string> | undefined;
  readonly procedure?: number | undefined;
  /** Only what belongs to these units, each by itself. */
  readonly owners?: ReadonlySet<number> | undefined;
}

/** Whether what lies at a unit and belongs to a procedure is in that part of the subtree. */
export function coveredCells(
  tree: DayTree,
  { top, owners: ownersOf }: Subtree,
  fields: FieldIndex,
  { field, own, exceptUnits = [], exceptOwners = [], exceptFields, procedure: only, owners }: CoveredPart,
): (unit: number, procedure: number) => boolean {
  // What lies elsewhere leaves nothing out, as what does not exist.
  const inside = exceptUnits.filter((unit) => tree.contains(top, unit));
  const isLeftOut = (owner: number): boolean =>
    inside.some((unit) => (tree.nodeOf(unit) === top ? owner === top : tree.contains(unit, owner)));
  const alone = exceptOwners.flatMap((unit) => tree.nodeOf(unit) ?? []);
  const below = new Set(inside.length === 0 ? [] : [...new Set(ownersOf.values())].filter(isLeftOut));
  const leftOut = new Set([...below, ...alone]);
  return (unit, procedure) => {
    if (only !== undefined && only !== procedure) return false;
    const owner = ownersOf.get(unit);
    if (owner === undefined || leftOut.has(owner)) return false;
    if (own === true && owner !== top) return false;
    if (owners !== undefined && !owners.has(owner)) return false;
    if (field === undefined && exceptFields === undefined) return true;
    const name = fields.names[fields.of(procedure)] ?? "";
    return (field === undefined || name === field) && exceptFields?.has(name) !== true;
  };
}
