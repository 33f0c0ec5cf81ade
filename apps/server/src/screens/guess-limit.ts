import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import { HttpError } from "../http/http-error.ts";
import type { Clock } from "../lifecycle/clock.ts";

/** At 34 bits of code, and with 300 codes to hit, somebody who has signed in hits one in a hundred years. */
const MOST_WRONG = 20;
const WINDOW_MS = 15 * 60_000;

/** A code that somebody tries, counted as a wrong one before it is looked up: many at once are no more than one by one. */
export interface Guess {
  /** It was none: it does not count. */
  right(): Promise<void>;
}

/**
 * Holds down who guesses codes: each guesser by itself, so that nobody is held down for another. It is counted in the
 * database, whichever node is asked.
 */
export class GuessLimit {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** @throws HttpError overloaded: too many were wrong */
  async begin(guesser: string): Promise<Guess> {
    const now = this.#clock.now();
    await this.#db.deleteFrom("screen_guess").where("until", "<=", now).execute();
    const { rows } = await sql<{ until: number; wrong: number }>`
      insert into screen_guess as known (guesser, until, wrong) values (${guesser}, ${now + WINDOW_MS}, 1)
      on conflict (guesser) do update set wrong = least(known.wrong + 1, ${MOST_WRONG + 1})
      returning until, wrong`.execute(this.#db);
    const [{ until, wrong } = { until: now, wrong: 0 }] = rows;
    if (wrong > MOST_WRONG) {
      throw new HttpError("overloaded", "Too many codes that no screen shows", { retryAfterMs: until - now });
    }
    return { right: () => this.#giveBack(guesser) };
  }

  async #giveBack(guesser: string): Promise<void> {
    await sql`update screen_guess set wrong = wrong - 1 where guesser = ${guesser} and wrong > 0`.execute(this.#db);
  }
}
