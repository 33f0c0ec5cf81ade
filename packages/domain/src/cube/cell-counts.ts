import { numberAt } from "./number-column.ts";
import type { StepCounts } from "./running-sums.ts";
import type { SettledSteps } from "./settled-steps.ts";

/** So many cells at most are always counted in a plain array. */
const FEW_CELLS = 8192;

/**
 * A whole number for each cell. Where most are zero (a day of a large province) those that are not are kept in a hash
 * table, else all of them in an array; it changes over by itself.
 */
export class CellCounts implements StepCounts {
  #dense: Int32Array<ArrayBuffer> | null;
  /** Cell + 1, 0 where there is none; at most half full. */
  #places = new Int32Array(0);
  #values = new Int32Array(0);
  #used = 0;

  /** @param cells how many there are now; there may be more later */
  constructor(cells: number) {
    this.#dense = cells <= FEW_CELLS ? new Int32Array(Math.max(64, cells)) : null;
    if (this.#dense === null) this.#setTable(256);
  }

  get bytes(): number {
    return (this.#dense?.length ?? this.#places.length * 2) * 4;
  }

  /** How many numbers `forEach` will look at. */
  get extent(): number {
    return this.#dense?.length ?? this.#places.length;
  }

  copy(): this {
    const copy = new CellCounts(0) as this;
    copy.#dense = this.#dense?.slice() ?? null;
    copy.#places = this.#places.slice();
    copy.#values = this.#values.slice();
    copy.#used = this.#used;
    return copy;
  }

  get(cell: number): number {
    if (this.#dense !== null) return this.#dense[cell] ?? 0;
    const mask = this.#places.length - 1;
    let place = mixed(cell) & mask;
    for (;;) {
      const found = this.#places[place] as number;
      if (found === 0) return 0;
      if (found === cell + 1) return this.#values[place] as number;
      place = (place + 1) & mask;
    }
  }

  add(cell: number, delta: number): void {
    if (this.#dense === null) this.#addSparse(cell, delta);
    else {
      if (cell >= this.#dense.length) this.#extend(cell);
      this.#dense[cell] = (this.#dense[cell] as number) + delta;
    }
  }

  /** Adds steps [from, until) `sign` times. */
  addSteps(steps: SettledSteps, from: number, until: number, sign: 1 | -1): void {
    const { cell, delta } = steps;
    for (let i = from; i < until; i += 1) {
      const sum = sign * numberAt(delta, i);
      const dense = this.#dense;
      const at = cell[i] as number;
      if (dense !== null && at < dense.length) dense[at] = (dense[at] as number) + sum;
      else this.add(at, sum);
    }
  }

  /** Visits every cell whose number is not zero. */
  forEach(visit: (cell: number, value: number) => void): void {
    const dense = this.#dense;
    if (dense !== null) {
      for (let cell = 0; cell < dense.length; cell += 1) if (dense[cell] !== 0) visit(cell, dense[cell] as number);
      return;
    }
    for (let place = 0; place < this.#places.length; place += 1) {
      if (this.#values[place] !== 0) visit((this.#places[place] as number) - 1, this.#values[place] as number);
    }
  }

  #addSparse(cell: number, delta: number): void {
    const mask = this.#places.length - 1;
    let place = mixed(cell) & mask;
    for (;;) {
      const found = this.#places[place] as number;
      if (found === cell + 1) {
        this.#values[place] = (this.#values[place] as number) + delta;
        return;
      }
      if (found === 0) break;
      place = (place + 1) & mask;
    }
    this.#places[place] = cell + 1;
    this.#values[place] = delta;
    this.#used += 1;
    if (this.#used * 2 > this.#places.length) this.#widen();
  }

  #widen(): void {
    let most = 0;
    let live = 0;
    this.forEach((cell) => {
      live += 1;
      if (cell > most) most = cell;
    });
    // Cells that came back to zero are left behind. A table of twice as many places takes 16 bytes for each of them.
    const [places, values] = [this.#places, this.#values];
    if (live * 4 > most) {
      this.#dense = new Int32Array(Math.max(FEW_CELLS, most + 1 + (most >> 2)));
      this.#places = new Int32Array(0);
      this.#values = new Int32Array(0);
    } else this.#setTable(live * 4 > places.length ? places.length * 2 : places.length);
    this.#used = 0;
    for (let place = 0; place < places.length; place += 1) {
      if (values[place] !== 0) this.add((places[place] as number) - 1, values[place] as number);
    }
  }

  #setTable(places: number): void {
    this.#places = new Int32Array(places);
    this.#values = new Int32Array(places);
  }

  #extend(cell: number): void {
    const wider = new Int32Array(cell + 1 + (cell >> 2));
    if (this.#dense !== null) wider.set(this.#dense);
    this.#dense = wider;
  }
}

function mixed(cell: number): number {
  const spread = Math.imul(cell, 0x9e3779b1);
  return spread ^ (spread >>> 16);
}
