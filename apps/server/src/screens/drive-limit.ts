import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import { HttpError } from "../http/http-error.ts";

/** More than anybody presses who looks at what they drive: a number that is touched and let go again is two commands. */
const MOST_COMMANDS = 240;
const WINDOW_S = 30;

/** Holds down a remote whose buttons are stuck: each driver by themselves, over all nodes. */
export class DriveLimit {
  readonly #commands: RateLimiterAbstract;

  constructor(make: (name: string, points: number, durationS: number) => RateLimiterAbstract) {
    this.#commands = make("drive", MOST_COMMANDS, WINDOW_S);
  }

  /** @throws HttpError overloaded: too many in too short a time */
  async count(driver: string): Promise<void> {
    try {
      await this.#commands.consume(driver);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new HttpError("overloaded", "Too many commands in too short a time", {
        retryAfterMs: refusal.msBeforeNext,
      });
    }
  }
}
