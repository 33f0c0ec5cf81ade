import type { StepCube } from "../cube/step-cube.ts";
import { MEASURE_INDEX } from "../measure/measures.ts";
import type { Moments } from "./period.ts";

/** The earliest deadline among the dossiers that are overdue in each of the slots named. */
export function oldestOverdue(
  cube: StepCube,
  moments: Moments,
  grid: { slotOf(unit: number, procedure: number): number },
  slots: ReadonlySet<number>,
): Map<number, number> {
  const oldest = new Map<number, number>();
  if (slots.size === 0) return oldest;
  // A dossier can enter and leave a cell by the same deadline (transfers): only what remains is overdue.
  const remaining = new Map<string, { slot: number; due: number; count: number }>();
  const { judgedAt, judgedOn } = moments;
  cube.visit(
    MEASURE_INDEX.overdue,
    Number.NEGATIVE_INFINITY,
    judgedOn,
    judgedAt,
    (unit, procedure, dossier, _, due, delta) => {
      const slot = grid.slotOf(unit, procedure);
      if (!slots.has(slot)) return;
      const key = `${slot}/${dossier}/${due}`;
      const entry = remaining.get(key);
      if (entry === undefined) remaining.set(key, { slot, due, count: delta });
      else entry.count += delta;
    },
  );
  for (const { slot, due, count } of remaining.values()) {
    if (count > 0 && due < (oldest.get(slot) ?? Number.POSITIVE_INFINITY)) oldest.set(slot, due);
  }
  return oldest;
}
