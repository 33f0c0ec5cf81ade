import type { FeedClosedError } from "./feed-closed-error.ts";

/** Bounds how many events are pending; who comes when it is full waits in line. */
export class Room {
  #used = 0;
  readonly #capacity: number;
  readonly #waiting: { enter: () => void; turnAway: (reason: FeedClosedError) => void }[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get used(): number {
    return this.#used;
  }

  /** Takes one place, now (`undefined`) or once the promise resolves. */
  enter(): Promise<void> | undefined {
    if (this.#used < this.#capacity) {
      this.#used += 1;
      return undefined;
    }
    return new Promise((resolve, reject) => this.#waiting.push({ enter: resolve, turnAway: reject }));
  }

  /** Takes one place even beyond the capacity: for what is pending already, such as a spool read back. */
  enterAtOnce(): void {
    this.#used += 1;
  }

  leave(): void {
    this.#used -= 1;
    if (this.#used >= this.#capacity) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#used += 1;
    next.enter();
  }

  turnAllAway(reason: FeedClosedError): void {
    for (const waiting of this.#waiting.splice(0)) waiting.turnAway(reason);
  }
}
