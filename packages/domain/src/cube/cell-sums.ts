import { BASE_COUNT } from "../measure/measures.ts";
import type { SumTarget } from "./sum-target.ts";

/** Sums of steps by (unit, procedure), one vector of base measures for each. */
export class CellSums {
  readonly #index = new Map<number, number>();
  #units: number[] = [];
  #procedures: number[] = [];
  #values = new Int32Array(BASE_COUNT * 16);

  add(unit: number, procedure: number, measure: number, delta: number): void {
    // Both are positive 31-bit numbers given by the store; their product space stays exact in a double.
    const key = unit * 0x400000 + procedure;
    let cell = this.#index.get(key);
    if (cell === undefined) {
      cell = this.#units.length;
      this.#index.set(key, cell);
      this.#units.push(unit);
      this.#procedures.push(procedure);
      if ((cell + 1) * BASE_COUNT > this.#values.length) {
        const grown = new Int32Array(this.#values.length * 2);
        grown.set(this.#values);
        this.#values = grown;
      }
    }
    const at = cell * BASE_COUNT + measure;
    this.#values[at] = (this.#values[at] ?? 0) + delta;
  }

  addTo(measures: readonly number[], target: SumTarget): void {
    const { into } = target;
    const values = this.#values;
    for (let cell = 0; cell < this.#units.length; cell += 1) {
      const slot = target.slotOf(this.#units[cell] ?? 0, this.#procedures[cell] ?? 0);
      if (slot < 0) continue;
      const base = cell * BASE_COUNT;
      for (const measure of measures)
        into[slot + measure] = (into[slot + measure] ?? 0) + (values[base + measure] ?? 0);
    }
  }
}
