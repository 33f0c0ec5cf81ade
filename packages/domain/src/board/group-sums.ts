import { BASE_COUNT, type Measures, measuresOf, type Rates, ratesOf } from "../measure/measures.ts";

export interface Numbers {
  readonly measures: Measures;
  readonly rates: Rates;
}

/** Sums of steps by group: a vector of base measures each, and what was open before the period. */
export class GroupSums {
  readonly count: number;
  readonly #sums: Float64Array;
  readonly #before: Float64Array;
  readonly #made: (Numbers | undefined)[];
  /** Groups to which something was added since they were made. */
  readonly #isStale: Uint8Array;

  constructor(count: number) {
    this.count = count;
    this.#sums = new Float64Array(count * BASE_COUNT);
    this.#before = new Float64Array(count);
    this.#made = new Array<Numbers | undefined>(count).fill(undefined);
    this.#isStale = new Uint8Array(count);
  }

  add(group: number, measure: number, delta: number): void {
    const at = group * BASE_COUNT + measure;
    this.#sums[at] = (this.#sums[at] ?? 0) + delta;
    this.#isStale[group] = 1;
  }

  addBefore(group: number, delta: number): void {
    this.#before[group] = (this.#before[group] ?? 0) + delta;
    this.#isStale[group] = 1;
  }

  /** Adds a vector of base measures that begins at `offset`. */
  addCell(group: number, sums: Float64Array, offset: number): void {
    const base = group * BASE_COUNT;
    for (let i = 0; i < BASE_COUNT; i += 1) {
      this.#sums[base + i] = (this.#sums[base + i] ?? 0) + (sums[offset + i] ?? 0);
    }
    this.#isStale[group] = 1;
  }

  /** The same object until something is added to the group, and then with the same rates where they did not change. */
  numbersOf(group: number): Numbers {
    const made = this.#made[group];
    if (made !== undefined && this.#isStale[group] === 0) return made;
    const measures = measuresOf(this.#sums, group * BASE_COUNT, this.#before[group] ?? 0);
    const numbers = { measures, rates: ratesOf(measures, made?.rates) };
    this.#made[group] = numbers;
    this.#isStale[group] = 0;
    return numbers;
  }
}

export function hasAny(numbers: Numbers): boolean {
  return Object.values(numbers.measures).some((value) => value !== 0);
}
