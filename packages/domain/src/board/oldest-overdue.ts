import type { StepCube } from "../cube/step-cube.ts";
import { MEASURE_INDEX } from "../measure/measures.ts";
import type { Moments } from "./period.ts";

/** The earliest deadline among the dossiers that are overdue in each of the cells named. */
export function oldestOverdue(
  cube: StepCube,
  moments: Moments,
  grid: { cellOf(unit: number, procedure: number): number },
  cells: ReadonlySet<number>,
): Map<number, number> {
  const oldest = new Map<number, number>();
  if (cells.size === 0) return oldest;
  // A dossier can enter and leave a cell by the same deadline (transfers): only what remains is overdue.
  cube.visitDues(
    MEASURE_INDEX.overdue,
    moments.judgedAt,
    (unit, procedure, due, count) => {
      const cell = grid.cellOf(unit, procedure);
      if (count > 0 && due < (oldest.get(cell) ?? Number.POSITIVE_INFINITY)) oldest.set(cell, due);
    },
    (unit, procedure) => cells.has(grid.cellOf(unit, procedure)),
  );
  return oldest;
}
