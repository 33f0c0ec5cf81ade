import { readAnswer } from "./answer.ts";
import { fullJitterMs } from "./back-off.ts";
import { type Connection, openConnection } from "./connection.ts";
import { EventQueue } from "./event-queue.ts";
import type { CompleteOptions } from "./feed-client-options.ts";
import type { Outcome } from "./outcome.ts";
import type { Batch, PendingEvent } from "./pending-event.ts";

export interface BatchListener {
  /** Called exactly once for each event that has an outcome. */
  settle(entry: PendingEvent, outcome: Outcome): void;
  /** The server refuses the feed; the sender has hung up. */
  refuse(code: string, message: string): void;
}

/** Forms batches, keeps a bounded number of them in flight, and sends again whatever was not answered. */
export class BatchSender {
  accepted = 0;
  duplicates = 0;
  resentBatches = 0;

  readonly #options: CompleteOptions;
  readonly #listener: BatchListener;
  readonly #connection: Connection;
  readonly #queue: EventQueue;
  /** Every batch without an answer: in flight, ready to go again, or waiting for its back-off. */
  readonly #open = new Set<Batch>();
  readonly #inFlight = new Map<Batch, unknown>();
  readonly #again: Batch[] = [];
  readonly #coolingTimers = new Set<unknown>();
  #linger: unknown;
  #lingerOver = false;
  #pause: unknown;
  #overloadsInRow = 0;
  #closed = false;

  constructor(options: CompleteOptions, listener: BatchListener) {
    this.#options = options;
    this.#listener = listener;
    this.#queue = new EventQueue(options);
    this.#connection = openConnection({
      ...options,
      onUp: () => this.#pump(),
      onDown: () => this.#lineLost(),
      onRefused: (code) => this.#refused(code, `the server refused the feed: ${code}`),
    });
  }

  get isUp(): boolean {
    return this.#connection.isUp;
  }

  push(entry: PendingEvent): void {
    this.#queue.push(entry);
    this.#pump();
  }

  /** What is there goes now, without waiting for company. */
  hurry(): void {
    this.#lingerOver = true;
    this.#pump();
  }

  /** Everything without an outcome; what was sent and not answered comes first. */
  pending(): PendingEvent[] {
    return [...[...this.#open].flatMap((batch) => batch.entries), ...this.#queue.waiting()];
  }

  close(): void {
    const { timers } = this.#options;
    this.#closed = true;
    for (const timer of [this.#linger, this.#pause, ...this.#coolingTimers, ...this.#inFlight.values()]) {
      timers.clear(timer);
    }
    this.#inFlight.clear();
    this.#connection.close();
  }

  #pump(): void {
    while (!this.#closed && this.isUp && this.#pause === undefined) {
      if (this.#inFlight.size >= this.#options.maxBatchesInFlight) return;
      const batch = this.#again.shift() ?? this.#nextBatch();
      if (batch === undefined) return;
      this.#emit(batch);
    }
  }

  #nextBatch(): Batch | undefined {
    if (this.#queue.length === 0) {
      this.#lingerOver = false;
      return undefined;
    }
    if (!this.#lingerOver && !this.#queue.hasFullBatch()) {
      this.#linger ??= this.#options.timers.set(() => {
        this.#linger = undefined;
        this.#lingerOver = true;
        this.#pump();
      }, this.#options.lingerMs);
      return undefined;
    }
    const batch: Batch = { entries: this.#queue.takeBatch(), attempts: 0 };
    this.#open.add(batch);
    return batch;
  }

  #emit(batch: Batch): void {
    batch.attempts += 1;
    if (batch.attempts > 1) this.resentBatches += 1;
    const attempt = batch.attempts;
    const timeout = this.#options.timers.set(() => {
      this.#inFlight.delete(batch);
      this.#goAgainLater(batch, 0);
    }, this.#options.ackTimeoutMs);
    this.#inFlight.set(batch, timeout);
    this.#connection.emitEvents(
      batch.entries.map((entry) => entry.event),
      (answer) => this.#answered(batch, attempt, answer),
    );
  }

  #answered(batch: Batch, attempt: number, value: unknown): void {
    if (this.#closed || !this.#open.has(batch)) return;
    const answer = readAnswer(value);
    // Late news of a commit is as good as any; late news of a failure says nothing about the newer attempt.
    if (answer.kind !== "taken" && attempt !== batch.attempts) return;
    this.#land(batch);
    if (answer.kind === "taken") {
      this.#overloadsInRow = 0;
      this.accepted += answer.accepted;
      this.duplicates += answer.duplicates;
      this.#close(batch);
      batch.entries.forEach((entry, index) => {
        const rejection = answer.rejected.get(index);
        this.#listener.settle(entry, rejection === undefined ? { taken: true } : { taken: false, ...rejection });
      });
    } else if (answer.kind === "unfit") {
      this.#close(batch);
      this.#halve(batch, answer.rejection);
    } else if (answer.kind === "refused") {
      this.#refused(answer.code, answer.message);
    } else if (answer.overloaded) {
      this.#again.push(batch);
      this.#pauseFor(answer.retryAfterMs);
    } else {
      this.#goAgainLater(batch, answer.retryAfterMs);
    }
    this.#pump();
  }

  #land(batch: Batch): void {
    this.#options.timers.clear(this.#inFlight.get(batch));
    this.#inFlight.delete(batch);
  }

  #close(batch: Batch): void {
    this.#open.delete(batch);
    const waiting = this.#again.indexOf(batch);
    if (waiting >= 0) this.#again.splice(waiting, 1);
  }

  /** The server says no to the whole: find out which event it is, so that the others get through. */
  #halve(batch: Batch, rejection: { code: string; message: string }): void {
    const [only, ...others] = batch.entries;
    if (only !== undefined && others.length === 0) {
      this.#listener.settle(only, { taken: false, ...rejection });
      return;
    }
    const middle = Math.ceil(batch.entries.length / 2);
    for (const entries of [batch.entries.slice(0, middle), batch.entries.slice(middle)]) {
      const half: Batch = { entries, attempts: 0 };
      this.#open.add(half);
      this.#again.push(half);
    }
  }

  #goAgainLater(batch: Batch, atLeastMs: number): void {
    const { timers, backOff, random } = this.#options;
    const delayMs = atLeastMs + fullJitterMs(backOff, batch.attempts - 1, random);
    const timer = timers.set(() => {
      this.#coolingTimers.delete(timer);
      if (!this.#open.has(batch)) return;
      this.#again.push(batch);
      this.#pump();
    }, delayMs);
    this.#coolingTimers.add(timer);
  }

  /** The whole feed pauses: the server named a time, jitter on top keeps the feeds from coming back as one. */
  #pauseFor(retryAfterMs: number): void {
    const { timers, backOff, random } = this.#options;
    const delayMs = retryAfterMs + fullJitterMs(backOff, this.#overloadsInRow, random);
    this.#overloadsInRow += 1;
    timers.clear(this.#pause);
    this.#pause = timers.set(() => {
      this.#pause = undefined;
      this.#pump();
    }, delayMs);
  }

  #lineLost(): void {
    for (const batch of [...this.#inFlight.keys()]) {
      this.#land(batch);
      this.#again.push(batch);
    }
  }

  #refused(code: string, message: string): void {
    this.close();
    this.#listener.refuse(code, message);
  }
}
