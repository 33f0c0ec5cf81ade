import type { Day } from "../time/civil-date.ts";

/**
 * One movement of one number. The unit of everything that is stored and added up.
 *
 * `measure` is a position in BASE_MEASURES, `at` the instant (ms) from which it is in effect, `day` the civil day it is
 * booked on, `due` the deadline that the step is about (overdue, dueToday, atRisk), or towards which the clock runs
 * (inProgress), or 0.
 */
export interface Step {
  readonly measure: number;
  readonly unit: number;
  readonly procedure: number;
  readonly day: Day;
  readonly at: number;
  readonly due: number;
  readonly delta: number;
}

/** Raised whenever the same events would give other steps than before: what is stored is then made again. */
export const STEP_RULES_VERSION = 2;

/** Feedbacks and orphans belong to no procedure; these stand in for one. Real procedures are numbered from 16. */
export const FEEDBACK_PROCEDURE = 0;
export const NO_PROCEDURE = 1;
export const FIRST_PROCEDURE = 16;

function samePlace(a: Step, b: Step): boolean {
  return (
    a.at === b.at &&
    a.measure === b.measure &&
    a.unit === b.unit &&
    a.day === b.day &&
    a.procedure === b.procedure &&
    a.due === b.due
  );
}

/** STEP-1: what must be added to `before` to make it `after`; nothing that cancels out remains. */
export function differenceOf(before: readonly Step[], after: readonly Step[]): Step[] {
  if (before.length + after.length > MANY_STEPS) return differenceOfMany(before, after);
  const difference: Step[] = [];
  for (const step of after) addStep(difference, step, step.delta);
  for (const step of before) addStep(difference, step, -step.delta);
  return difference.filter((step) => step.delta !== 0);
}

/** Above so many a map of composed keys beats a linear search. */
const MANY_STEPS = 128;

function differenceOfMany(before: readonly Step[], after: readonly Step[]): Step[] {
  const sums = new Map<string, Step>();
  const add = (step: Step, delta: number): void => {
    const key = `${step.measure} ${step.unit} ${step.procedure} ${step.day} ${step.at} ${step.due}`;
    sums.set(key, { ...step, delta: (sums.get(key)?.delta ?? 0) + delta });
  };
  for (const step of after) add(step, step.delta);
  for (const step of before) add(step, -step.delta);
  return [...sums.values()].filter((step) => step.delta !== 0);
}

function addStep(sum: Step[], step: Step, delta: number): void {
  // A dossier has a few dozen steps: a linear search beats a map of composed keys.
  for (let i = 0; i < sum.length; i += 1) {
    const other = sum[i];
    if (other !== undefined && samePlace(other, step)) {
      sum[i] = { ...other, delta: other.delta + delta };
      return;
    }
  }
  sum.push(delta === step.delta ? step : { ...step, delta });
}
