/** How long one was watched, by a clock that is the same for all. */
export interface Watched {
  /** Since when it is there; before that nothing is known of it. */
  readonly from: number;
  readonly until: number;
  /** Whether it was over then, or only not watched any longer. */
  readonly isOver: boolean;
}

/** So many are looked at between two stops. */
const AT_ONCE = 2000;

/**
 * How long things last, by Kaplan and Meier, of what came at different times: at each moment at which any were over, the
 * share of those there that was not (EST-2). Of what is not over yet only that is taken, that it lasts longer.
 */
export class SurvivalCurve {
  readonly #overFrom: Float64Array;
  readonly #overUntil: Float64Array;
  /** The different moments at which any were over. */
  readonly #times: number[] = [];
  /** Up to each of them, it included: the sum of the logarithms of the shares that were not 0, and how many were 0. */
  readonly #logs: number[] = [];
  readonly #nones: number[] = [];

  private constructor(overFrom: Float64Array, overUntil: Float64Array) {
    this.#overFrom = overFrom;
    this.#overUntil = overUntil;
  }

  /** Of very many it takes its time: it stops now and then, so that whoever runs it can do something else in between. */
  static *of(watched: readonly Watched[]): Generator<void, SurvivalCurve> {
    const isMany = watched.length > AT_ONCE;
    const over = watched.filter(({ isOver }) => isOver);
    const columns: Float64Array[] = [];
    for (const [which, column] of [
      [over, "from"],
      [over, "until"],
      [watched, "from"],
      [watched, "until"],
    ] as const) {
      columns.push(Float64Array.from(which, (one) => one[column]).sort());
      if (isMany) yield;
    }
    const [overFrom, overUntil, froms, untils] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
    const curve = new SurvivalCurve(overFrom, overUntil);
    let log = 0;
    let nones = 0;
    let come = 0;
    let gone = 0;
    for (let i = 0; i < overUntil.length; ) {
      const time = overUntil[i] as number;
      const first = i;
      while (i < overUntil.length && overUntil[i] === time) i += 1;
      // What comes at the very moment is there only after it.
      while (come < froms.length && (froms[come] as number) < time) come += 1;
      while (gone < untils.length && (untils[gone] as number) < time) gone += 1;
      const share = 1 - (i - first) / (come - gone);
      if (share > 0) log += Math.log(share);
      else nones += 1;
      curve.#times.push(time);
      curve.#logs.push(log);
      curve.#nones.push(nones);
      if (curve.#times.length % AT_ONCE === 0) yield;
    }
    return curve;
  }

  /** How many are over. */
  get over(): number {
    return this.#overUntil.length;
  }

  /** How many of those that are over were there at a moment. */
  overAfter(moment: number): number {
    return countUpTo(this.#overFrom, moment) - countBelow(this.#overUntil, moment);
  }

  /**
   * The chance that what is there at one moment is not over at another. Undefined where none of those that were there is
   * over: nothing is known of how they end.
   */
  outlasting(now: number, moment: number): number | undefined {
    if (this.overAfter(now) <= 0) return undefined;
    const before = countBelow(this.#times, now) - 1;
    const last = countUpTo(this.#times, moment) - 1;
    if (last <= before) return 1;
    if (this.#at(this.#nones, last) > this.#at(this.#nones, before)) return 0;
    return Math.exp(this.#at(this.#logs, last) - this.#at(this.#logs, before));
  }

  #at(sums: readonly number[], index: number): number {
    return index < 0 ? 0 : (sums[index] as number);
  }
}

function countBelow(numbers: ArrayLike<number>, bound: number): number {
  return firstThat(numbers, (number) => number >= bound);
}

function countUpTo(numbers: ArrayLike<number>, bound: number): number {
  return firstThat(numbers, (number) => number > bound);
}

/** Of numbers in order, the position of the first of which something holds. */
function firstThat(numbers: ArrayLike<number>, holds: (number: number) => boolean): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(numbers[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
