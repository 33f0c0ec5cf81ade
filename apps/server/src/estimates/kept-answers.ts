export interface KeptAnswersLimits {
  /** An answer is given for so long after the moment that it is about, ms. */
  readonly keptMs: number;
  /** So many units' answers are kept. */
  readonly most: number;
}

interface Kept<T> {
  readonly asOf: number;
  readonly world: object;
  readonly answer: Promise<T>;
}

/**
 * Answers that cost much and stay true for a while, one for each unit; the one that was asked for longest ago goes first.
 * They are worked out one after the other, and never twice for the same.
 */
export class KeptAnswers<T> {
  readonly #work: (unit: number, asOf: number) => Promise<T>;
  readonly #limits: KeptAnswersLimits;
  readonly #kept = new Map<number, Kept<T>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(work: (unit: number, asOf: number) => Promise<T>, limits: KeptAnswersLimits) {
    this.#work = work;
    this.#limits = limits;
  }

  /**
   * The answer as of a moment, or of a little before it, never of later.
   *
   * @param world what it rests on; where that is another object the answer is not kept
   */
  get(unit: number, asOf: number, world: object): Promise<T> {
    const kept = this.#kept.get(unit);
    const age = kept === undefined ? -1 : asOf - kept.asOf;
    if (kept !== undefined && kept.world === world && age >= 0 && age < this.#limits.keptMs) {
      this.#keep(unit, kept);
      return kept.answer;
    }
    return this.renew(unit, asOf, world);
  }

  /** The answer as of a moment, worked out for whoever asks, and kept for the next. */
  renew(unit: number, asOf: number, world: object): Promise<T> {
    const answer = this.#turn.then(() => this.#work(unit, asOf));
    this.#turn = answer.catch(() => undefined);
    this.#keep(unit, { asOf, world, answer });
    answer.catch(() => {
      if (this.#kept.get(unit)?.answer === answer) this.#kept.delete(unit);
    });
    return answer;
  }

  #keep(unit: number, kept: Kept<T>): void {
    this.#kept.delete(unit);
    this.#kept.set(unit, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limits.most) break;
      this.#kept.delete(oldest);
    }
  }
}
