import { setTimeout as sleep } from "node:timers/promises";

/** Pairs what was sent with what arrived, in order, and keeps the times between, in ms. */
export class LatencyProbe {
  readonly samples: number[] = [];
  /** From sending to the acknowledgement, in ms. */
  readonly acknowledgedMs: number[] = [];
  readonly #sentAt: number[] = [];
  #next = 0;

  sent(): void {
    this.#sentAt.push(performance.now());
  }

  /** So many more of those sent have arrived just now. */
  arrived(count: number): void {
    const now = performance.now();
    for (let left = count; left > 0; left -= 1) {
      const sentAt = this.#sentAt[this.#next];
      if (sentAt === undefined) return;
      this.#next += 1;
      this.samples.push(now - sentAt);
    }
  }

  get missing(): number {
    return this.#sentAt.length - this.#next;
  }

  async untilAllArrived(withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (this.missing > 0) {
      if (performance.now() > deadline) throw new Error(`${this.missing} of ${this.#sentAt.length} never arrived`);
      await sleep(5);
    }
  }
}

/** Calls `emit` so many times, evenly at a rate of calls a second, whatever each takes; resolves with the last call. */
export async function atRate(rate: number, count: number, emit: (index: number) => void): Promise<void> {
  const startedAt = performance.now();
  for (let index = 0; ; ) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) * rate) / 1000) + 1);
    for (; index < due; index += 1) emit(index);
    if (index === count) return;
    await sleep(Math.max(0, startedAt + (index * 1000) / rate - performance.now()));
  }
}
