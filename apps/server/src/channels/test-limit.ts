import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import { HttpError } from "../http/http-error.ts";

/** More than anybody needs who looks whether a channel works; fewer than would annoy whoever gets them. */
const MOST_TESTS = 10;
const WINDOW_S = 300;

/** Holds down messages that are sent only to try a channel: each channel by itself, over all nodes. */
export class TestLimit {
  readonly #tests: RateLimiterAbstract;

  constructor(make: (name: string, points: number, durationS: number) => RateLimiterAbstract) {
    this.#tests = make("channel-test", MOST_TESTS, WINDOW_S);
  }

  /** @throws HttpError overloaded: too many in too short a time */
  async count(channel: string): Promise<void> {
    try {
      await this.#tests.consume(channel);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new HttpError("overloaded", "Too many tests in too short a time", {
        retryAfterMs: refusal.msBeforeNext,
      });
    }
  }
}
