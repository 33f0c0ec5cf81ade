import { BASE_COUNT } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import type { SettledSteps } from "./settled-steps.ts";
import type { StepSettler } from "./step-settler.ts";
import type { YoungSteps } from "./young-steps.ts";

/** Lists shorter than this are never worth keeping apart. */
const SMALL = 256;
/** A list is merged with the one before it unless that is more than so many times as long: each step is merged seldom. */
const TIER = 2;

/** The steps booked on one civil day, by measure: lists of settled ones, each much shorter than the one before it. */
export class DaySteps {
  readonly day: Day;
  /** No step of the day is in effect later than this. */
  lastAt = Number.NEGATIVE_INFINITY;
  readonly #settled: SettledSteps[][] = Array.from({ length: BASE_COUNT }, () => []);
  /** By measure the last of the chain of young steps; -1 where there is none. */
  readonly lastYoung = new Int32Array(BASE_COUNT).fill(-1);

  constructor(day: Day) {
    this.day = day;
  }

  settled(measure: number): readonly SettledSteps[] {
    return this.#settled[measure] ?? NONE;
  }

  /** Takes in settled steps, merging lists so that there are few. */
  append(measure: number, steps: SettledSteps, settler: StepSettler): void {
    if (steps.lastAt > this.lastAt) this.lastAt = steps.lastAt;
    const lists = this.#settled[measure];
    if (lists === undefined) throw new Error(`there is no measure ${measure}`);
    let merged: SettledSteps | undefined = steps;
    for (;;) {
      const before = lists.at(-1);
      if (before === undefined || merged === undefined) break;
      if (before.length > SMALL && before.length > merged.length * TIER) break;
      lists.pop();
      merged = settler.merge(before, merged);
    }
    if (merged !== undefined) lists.push(merged);
  }

  /** Lets the young steps of the day settle. */
  settle(young: YoungSteps, settler: StepSettler): void {
    for (let measure = 0; measure < BASE_COUNT; measure += 1) {
      const last = this.lastYoung[measure] as number;
      if (last < 0) continue;
      this.lastYoung[measure] = -1;
      const steps = young.settle(last, settler);
      if (steps !== undefined) this.append(measure, steps, settler);
    }
  }

  /** All settled steps of a measure in one list; undefined where there are none. */
  merged(measure: number, settler: StepSettler): SettledSteps | undefined {
    const lists = this.#settled[measure] ?? [];
    while (lists.length > 1) {
      const last = lists.pop();
      const before = lists.pop();
      if (last === undefined || before === undefined) break;
      const merged = settler.merge(before, last);
      if (merged !== undefined) lists.push(merged);
    }
    return lists[0];
  }
}

const NONE: readonly SettledSteps[] = [];
