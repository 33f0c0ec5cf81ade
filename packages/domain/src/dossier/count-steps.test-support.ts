import { type BaseMeasure, isStock, MEASURE_INDEX } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import type { Step } from "./step.ts";

export interface Asking {
  readonly measure: BaseMeasure;
  /** Undefined: all units. */
  readonly unit?: number | undefined;
  /** T for flows, S for stocks. */
  readonly at: number;
  /** For flows; absent: always. */
  readonly from?: Day;
  readonly to?: Day;
}

/** A number by the definition of a step alone: the sum of what is in effect and, for flows, booked in the period. */
export function countSteps(steps: readonly Step[], { measure, unit, at, from, to }: Asking): number {
  let sum = 0;
  for (const step of steps) {
    if (step.measure !== MEASURE_INDEX[measure] || step.at > at) continue;
    if (unit !== undefined && step.unit !== unit) continue;
    if (!isStock(measure) && (step.day < (from ?? step.day) || step.day > (to ?? step.day))) continue;
    sum += step.delta;
  }
  return sum;
}
