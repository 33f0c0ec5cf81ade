import type { CellCounts } from "./cell-counts.ts";
import type { CellTable } from "./cell-table.ts";
import type { RunningSums } from "./running-sums.ts";
import type { SumTarget } from "./sum-target.ts";

const UNASKED = -2;

/** Adds all sums to a target. */
export function addSums(sums: RunningSums<CellCounts>, target: SumTarget, cells: CellTable): void {
  const { into } = target;
  if (target.units !== undefined) {
    const chosen: number[] = [];
    for (const unit of target.units) cells.listOf(unit, chosen);
    if (isFew(chosen.length, sums)) {
      addChosen(sums, target, cells, chosen);
      return;
    }
  }
  // Asked once for each cell, -1 where it does not count; the sums of several measures name the same cells.
  const slots = new Int32Array(cells.size).fill(UNASKED);
  for (const measure of sums.measures) {
    sums.of(measure).forEach((cell, value) => {
      let slot = slots[cell] as number;
      if (slot === UNASKED) {
        slot = target.slotOf(cells.unit[cell] as number, cells.procedure[cell] as number);
        slots[cell] = slot;
      }
      if (slot >= 0) into[slot + measure] = (into[slot + measure] as number) + value;
    });
  }
}

function addChosen(
  sums: RunningSums<CellCounts>,
  target: SumTarget,
  cells: CellTable,
  chosen: readonly number[],
): void {
  const { into } = target;
  for (const cell of chosen) {
    const slot = target.slotOf(cells.unit[cell] as number, cells.procedure[cell] as number);
    if (slot < 0) continue;
    for (const measure of sums.measures) {
      const value = sums.of(measure).get(cell);
      if (value !== 0) into[slot + measure] = (into[slot + measure] as number) + value;
    }
  }
}

/** Whether it is quicker to ask for each of so many cells than to look through all. */
function isFew(cells: number, sums: RunningSums<CellCounts>): boolean {
  const extent = sums.measures.reduce((sum, measure) => sum + sums.of(measure).extent, 0);
  return cells * sums.measures.length * 2 < extent;
}
