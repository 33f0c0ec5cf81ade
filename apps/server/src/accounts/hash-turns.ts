import { HttpError } from "../http/http-error.ts";

/** Whose password it is: somebody's who has signed in, now or before in that browser, or anybody's at all. */
export type Lane = "known" | "stranger";

export interface HashTurnsParts {
  readonly atOnce: number;
  /** How many may wait; beyond it whoever comes is sent away at once. */
  readonly mostWaiting: Readonly<Record<Lane, number>>;
  /** When to try again. */
  readonly retryAfterMs: number;
}

/**
 * Lines before a costly work: strangers wait in one of their own, behind everybody who is known, so that a flood of them
 * keeps nobody out who has signed in before; and both have an end, so that nobody waits for what comes too late.
 */
export class HashTurns {
  readonly #parts: HashTurnsParts;
  readonly #waiting: Readonly<Record<Lane, (() => void)[]>> = { known: [], stranger: [] };
  #running = 0;

  constructor(parts: HashTurnsParts) {
    this.#parts = parts;
  }

  /** @throws HttpError unavailable: too many wait in that lane */
  requireRoom(lane: Lane): void {
    const { atOnce, mostWaiting, retryAfterMs } = this.#parts;
    if (this.#running < atOnce || this.#waiting[lane].length < mostWaiting[lane]) return;
    throw new HttpError("unavailable", "Too many passwords are being checked now", { retryAfterMs });
  }

  async take<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    this.requireRoom(lane);
    if (this.#running >= this.#parts.atOnce) await new Promise<void>((go) => this.#waiting[lane].push(go));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.known.shift() ?? this.#waiting.stranger.shift();
      // The place passes straight on, so nobody who comes later can overtake within a lane.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
