import { BASE_COUNT } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import type { DaySteps } from "./day-steps.ts";
import { countUpTo, type SettledSteps } from "./settled-steps.ts";
import type { YoungSteps } from "./young-steps.ts";

/** What steps are counted into. */
export interface StepCounts {
  readonly bytes: number;
  copy(): this;
  add(cell: number, delta: number, due: number): void;
  /** Adds steps [from, until) `sign` times. */
  addSteps(steps: SettledSteps, from: number, until: number, sign: 1 | -1): void;
}

/**
 * For each cell the sum of the steps of some measures that are booked in [from, to] and in effect by `at`. It is kept
 * and follows time: from one instant to another it takes only the steps between them, forwards or backwards.
 */
export class RunningSums<Counts extends StepCounts> {
  readonly measures: readonly number[];
  readonly from: Day;
  readonly to: Day;
  /** Steps about an earlier deadline are left out, ms. */
  readonly leastDue: number;
  at = Number.NEGATIVE_INFINITY;
  /** By measure; undefined for those that are not summed up here. */
  readonly #counts: (Counts | undefined)[];

  /** Before all time. */
  constructor(
    measures: readonly number[],
    from: Day,
    to: Day,
    leastDue: number,
    countsOf: (measure: number) => Counts,
  ) {
    this.measures = measures;
    this.from = from;
    this.to = to;
    this.leastDue = leastDue;
    this.#counts = new Array<Counts | undefined>(BASE_COUNT).fill(undefined);
    for (const measure of measures) this.#counts[measure] = countsOf(measure);
  }

  get bytes(): number {
    return this.#counts.reduce((sum, counts) => sum + (counts?.bytes ?? 0), 0);
  }

  copy(): RunningSums<Counts> {
    const { measures, from, to, leastDue } = this;
    const copy = new RunningSums(measures, from, to, leastDue, (measure) => this.of(measure).copy());
    copy.at = this.at;
    return copy;
  }

  /** The counts of one of its measures. */
  of(measure: number): Counts {
    const counts = this.#counts[measure];
    if (counts === undefined) throw new Error(`measure ${measure} is not summed up here`);
    return counts;
  }

  isOf(measures: readonly number[], from: Day, to: Day, leastDue: number): boolean {
    return (
      this.from === from &&
      this.to === to &&
      this.leastDue === leastDue &&
      this.measures.length === measures.length &&
      this.measures.every((measure, i) => measure === measures[i])
    );
  }

  /** Takes a step that was added to the cube; one that is not in effect yet is found when time comes to it. */
  note(measure: number, cell: number, day: Day, at: number, due: number, delta: number): void {
    if (at > this.at || day < this.from || day > this.to) return;
    this.#counts[measure]?.add(cell, delta, due);
  }

  /** @param days all that may hold steps of these sums which are in effect between now and then */
  moveTo(instant: number, days: Iterable<DaySteps>, young: YoungSteps): void {
    const after = Math.min(this.at, instant);
    const upTo = Math.max(this.at, instant);
    const sign = instant > this.at ? 1 : -1;
    for (const steps of days) {
      if (steps.lastAt <= after) continue;
      for (const measure of this.measures) {
        const counts = this.#counts[measure];
        if (counts === undefined) continue;
        for (const settled of steps.settled(measure)) {
          if (settled.lastAt <= after || settled.firstAt > upTo) continue;
          counts.addSteps(settled, countUpTo(settled, after), countUpTo(settled, upTo), sign);
        }
        for (let i = steps.lastYoung[measure] as number; i >= 0; i = young.previous[i] as number) {
          const at = young.at[i] as number;
          if (at > after && at <= upTo) {
            counts.add(young.cell[i] as number, sign * (young.delta[i] as number), young.due[i] as number);
          }
        }
      }
    }
    this.at = instant;
  }
}
