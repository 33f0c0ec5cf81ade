import type { PendingEvent } from "./pending-event.ts";

export interface BatchLimits {
  readonly maxBatchEvents: number;
  readonly maxBatchBytes: number;
}

/** First in, first out; gives out batches that keep both limits. An event larger than the limit travels alone. */
export class EventQueue {
  #entries: PendingEvent[] = [];
  #head = 0;
  #bytes = 0;
  readonly #limits: BatchLimits;

  constructor(limits: BatchLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#entries.length - this.#head;
  }

  push(entry: PendingEvent): void {
    this.#entries.push(entry);
    this.#bytes += entry.bytes;
  }

  /** Waiting longer would not make the next batch any larger. */
  hasFullBatch(): boolean {
    return this.length >= this.#limits.maxBatchEvents || this.#bytes >= this.#limits.maxBatchBytes;
  }

  takeBatch(): PendingEvent[] {
    const taken: PendingEvent[] = [];
    let bytes = 0;
    for (let entry = this.#entries[this.#head]; entry !== undefined; entry = this.#entries[this.#head]) {
      if (taken.length === this.#limits.maxBatchEvents) break;
      if (taken.length > 0 && bytes + entry.bytes > this.#limits.maxBatchBytes) break;
      taken.push(entry);
      bytes += entry.bytes;
      this.#head += 1;
    }
    this.#bytes -= bytes;
    // Cut off what was given out only now and then: removing from the front on every batch would be quadratic.
    if (this.#head > 1024 && this.#head * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
    return taken;
  }

  /** What waits, oldest first. */
  waiting(): PendingEvent[] {
    return this.#entries.slice(this.#head);
  }
}
