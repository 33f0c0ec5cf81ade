import type { StepCube } from "../cube/step-cube.ts";
import { MEASURE_INDEX } from "../measure/measures.ts";

/**
 * Since when each of some dossiers, suspended at an instant, has stood still without a break, ms: wherever it was then,
 * for one that is handed over while it is suspended is booked anew at its new unit.
 */
export function suspendedSince(cube: StepCube, dossiers: readonly number[], at: number): ReadonlyMap<number, number> {
  const moves = new Map<number, Map<number, number>>(dossiers.map((dossier) => [dossier, new Map()]));
  cube.visit(
    MEASURE_INDEX.suspended,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    at,
    (_unit, _procedure, dossier, instant, _due, delta) => {
      const own = moves.get(dossier);
      own?.set(instant, (own.get(instant) ?? 0) + delta);
    },
  );
  return new Map([...moves].map(([dossier, own]) => [dossier, lastRise(own)]));
}

/** The last instant at which a sum of changes rose from nothing. */
function lastRise(changes: ReadonlyMap<number, number>): number {
  let sum = 0;
  let since = Number.NEGATIVE_INFINITY;
  for (const [instant, change] of [...changes].sort(([a], [b]) => a - b)) {
    if (sum <= 0 && change > 0) since = instant;
    sum += change;
  }
  return since;
}
