import { LRUCache } from "lru-cache";
import type { Clock } from "../lifecycle/clock.ts";

/** At 34 bits of code, and with 300 codes to hit, somebody who has signed in hits one in a hundred years. */
const MOST_WRONG = 20;
const WINDOW_MS = 15 * 60_000;
const MOST_REMEMBERED = 10_000;

/** Holds down who guesses codes: each guesser by itself, so that nobody is held down for another. */
export class GuessLimit {
  readonly #clock: Clock;
  readonly #wrong = new LRUCache<string, { readonly until: number; count: number }>({ max: MOST_REMEMBERED });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long a guesser has to wait, in ms; null: not at all. */
  refused(guesser: string): number | null {
    const known = this.#wrong.get(guesser);
    const waitMs = known === undefined ? 0 : known.until - this.#clock.now();
    return known !== undefined && known.count >= MOST_WRONG && waitMs > 0 ? waitMs : null;
  }

  wrong(guesser: string): void {
    const now = this.#clock.now();
    const known = this.#wrong.get(guesser);
    if (known !== undefined && known.until > now) known.count += 1;
    else this.#wrong.set(guesser, { until: now + WINDOW_MS, count: 1 });
  }
}
