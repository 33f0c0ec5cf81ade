export interface KeptAnswersLimits<T> {
  /** An answer is given for so long after the moment at which it was asked for, ms. */
  readonly keptMs: number;
  /** After that, while a new one is worked out, for so long, ms; absent: not at all. */
  readonly oldMs?: number;
  /** What is kept weighs so much together; the last one is kept whatever it weighs. */
  readonly most: number;
  /** Absent: each weighs 1. */
  weigh?(answer: T): number;
}

export interface AskedAt {
  /** The clock, ms. */
  readonly now: number;
  /** What it rests on; where that is another object the answer is not kept. */
  readonly world: object;
}

interface Kept<T> extends AskedAt {
  readonly answer: Promise<T>;
  /** Whether it is there, and not on its way. */
  isThere: boolean;
  weight: number;
  /** Another one is on its way. */
  isRenewed: boolean;
}

/**
 * Answers that cost much and stay true for a while, by what was asked; those that were asked for longest ago go first.
 * Who asks while one is worked out waits for the same.
 */
export class KeptAnswers<T> {
  readonly #limits: KeptAnswersLimits<T>;
  readonly #kept = new Map<string, Kept<T>>();

  constructor(limits: KeptAnswersLimits<T>) {
    this.#limits = limits;
  }

  get(key: string, asked: AskedAt, work: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key);
    const age = kept === undefined ? -1 : asked.now - kept.now;
    if (kept === undefined || kept.world !== asked.world || age < 0) return this.renew(key, asked, work);
    const { keptMs, oldMs = 0 } = this.#limits;
    if (age >= keptMs && !(kept.isThere && age < oldMs)) return this.renew(key, asked, work);
    this.#use(key, kept);
    if (age >= keptMs && !kept.isRenewed) this.#renew(key, kept, asked, work);
    return kept.answer;
  }

  /** One that is worked out whatever is kept, and kept for the next. */
  renew(key: string, { now, world }: AskedAt, work: () => Promise<T>): Promise<T> {
    const kept: Kept<T> = { now, world, answer: work(), isThere: false, isRenewed: false, weight: 0 };
    this.#use(key, kept);
    this.#settle(key, kept);
    return kept.answer;
  }

  /** The old one stays until the new one is there, or for as long as it may. */
  #renew(key: string, old: Kept<T>, { now, world }: AskedAt, work: () => Promise<T>): void {
    old.isRenewed = true;
    const kept: Kept<T> = { now, world, answer: work(), isThere: false, isRenewed: false, weight: 0 };
    kept.answer.then(
      () => {
        if (this.#kept.get(key) !== old) return;
        this.#use(key, kept);
        this.#settle(key, kept);
      },
      () => {
        old.isRenewed = false;
      },
    );
  }

  #settle(key: string, kept: Kept<T>): void {
    kept.answer.then(
      (answer) => {
        kept.isThere = true;
        kept.weight = this.#limits.weigh?.(answer) ?? 1;
        this.#shed();
      },
      () => {
        if (this.#kept.get(key) === kept) this.#kept.delete(key);
      },
    );
  }

  #use(key: string, kept: Kept<T>): void {
    this.#kept.delete(key);
    this.#kept.set(key, kept);
  }

  #shed(): void {
    let weight = 0;
    for (const kept of this.#kept.values()) weight += kept.weight;
    for (const [key, kept] of this.#kept) {
      if (weight <= this.#limits.most || this.#kept.size === 1) return;
      if (!kept.isThere) continue;
      weight -= kept.weight;
      this.#kept.delete(key);
    }
  }
}
