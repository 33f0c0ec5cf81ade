import { numberAt } from "./number-column.ts";
import type { StepCounts } from "./running-sums.ts";
import type { SettledSteps } from "./settled-steps.ts";

/**
 * How often each deadline stands in each cell. A dossier takes back the very deadline that it brought, so what is not
 * zero belongs to dossiers that still stand there. Open addressing in typed arrays: in a bad year a million stand.
 */
export class DueCounts implements StepCounts {
  /** Cell + 1, 0 where there is none; at most half full. */
  #cells = new Int32Array(64);
  #dues = new Float64Array(64);
  #counts = new Int32Array(64);
  #used = 0;
  readonly #leastDue: number;

  /** @param leastDue earlier deadlines are not counted, ms */
  constructor(leastDue = Number.NEGATIVE_INFINITY) {
    this.#leastDue = leastDue;
  }

  get bytes(): number {
    return this.#cells.length * 16;
  }

  copy(): this {
    const copy = new DueCounts(this.#leastDue) as this;
    copy.#cells = this.#cells.slice();
    copy.#dues = this.#dues.slice();
    copy.#counts = this.#counts.slice();
    copy.#used = this.#used;
    return copy;
  }

  add(cell: number, delta: number, due: number): void {
    if (due < this.#leastDue) return;
    const mask = this.#cells.length - 1;
    let place = mixed(cell, due) & mask;
    for (;;) {
      const found = this.#cells[place] as number;
      if (found === cell + 1 && this.#dues[place] === due) {
        this.#counts[place] = (this.#counts[place] as number) + delta;
        return;
      }
      if (found === 0) break;
      place = (place + 1) & mask;
    }
    this.#cells[place] = cell + 1;
    this.#dues[place] = due;
    this.#counts[place] = delta;
    this.#used += 1;
    if (this.#used * 2 > this.#cells.length) this.#rehash();
  }

  addSteps(steps: SettledSteps, from: number, until: number, sign: 1 | -1): void {
    for (let i = from; i < until; i += 1) {
      const due = numberAt(steps.due, i);
      if (due >= this.#leastDue) this.add(steps.cell[i] as number, sign * numberAt(steps.delta, i), due);
    }
  }

  /** Visits every deadline that stands. */
  forEach(visit: (cell: number, due: number, count: number) => void): void {
    for (let place = 0; place < this.#cells.length; place += 1) {
      const count = this.#counts[place] as number;
      if (count !== 0) visit((this.#cells[place] as number) - 1, this.#dues[place] as number, count);
    }
  }

  /** Leaves behind what came back to zero, and makes room for as many again as are left. */
  #rehash(): void {
    const [cells, dues, counts] = [this.#cells, this.#dues, this.#counts];
    let live = 0;
    for (const count of counts) if (count !== 0) live += 1;
    let length = 64;
    while (length < live * 4) length *= 2;
    this.#cells = new Int32Array(length);
    this.#dues = new Float64Array(length);
    this.#counts = new Int32Array(length);
    this.#used = 0;
    for (let place = 0; place < cells.length; place += 1) {
      if (counts[place] !== 0) {
        this.add((cells[place] as number) - 1, counts[place] as number, dues[place] as number);
      }
    }
  }
}

function mixed(cell: number, due: number): number {
  const spread = Math.imul(Math.imul(cell, 0x9e3779b1) ^ due, 0x85ebca6b) ^ Math.floor(due / 0x100000000);
  return spread ^ (spread >>> 15);
}
