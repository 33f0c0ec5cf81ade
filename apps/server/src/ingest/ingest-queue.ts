import { setImmediate as nextTurn } from "node:timers/promises";
import { type AckFailure, ackFailureOf } from "@ioc/protocol/error.ts";
import type { FeedAnswer } from "@ioc/protocol/feeding.ts";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Rollup } from "../ledger/rollup.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import type { FeedRecord } from "../reference/reference.ts";
import { type Admission, admit } from "./admit.ts";
import type { AdmittedBatch, Committed, EventCommitter } from "./event-committer.ts";
import type { Writer } from "./writer.ts";

export interface IngestLimits {
  /** Events that may wait; beyond it the answer is `overloaded`. */
  readonly queuedEvents: number;
  /** Events that one transaction takes, unless a single batch has more. */
  readonly groupedEvents: number;
}

const DEFAULT_LIMITS: IngestLimits = { queuedEvents: 20_000, groupedEvents: 2000 };

export interface IngestParts {
  readonly state: LiveState;
  readonly committer: EventCommitter;
  readonly writer: Writer;
  readonly rollup: Rollup;
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits?: IngestLimits;
  /** Ends the process: memory and database are not the same any more. */
  fail(error: unknown): void;
}

interface Waiting {
  readonly feed: number;
  readonly events: readonly unknown[];
  readonly answer: (answer: FeedAnswer) => void;
}

const RETRY_AFTER_MS = 500;

/**
 * Takes batches from all feeds and commits them in groups: while one transaction runs, what arrives waits for the
 * next, so the more comes the larger the groups are, and a lone event waits for nothing.
 */
export class IngestQueue implements Service {
  readonly id = "ingest";
  readonly #parts: IngestParts;
  readonly #limits: IngestLimits;
  #waiting: Waiting[] = [];
  #queued = 0;
  #scheduled = false;
  #stopped = false;
  #failing = false;

  constructor(parts: IngestParts) {
    this.#parts = parts;
    this.#limits = parts.limits ?? DEFAULT_LIMITS;
  }

  /** The last commit failed, and none has succeeded since. */
  get failing(): boolean {
    return this.#failing;
  }

  /** Resolves once the events are committed, or with why nothing of them was taken. */
  submit(feed: FeedRecord, events: readonly unknown[]): Promise<FeedAnswer> {
    if (this.#stopped) return Promise.resolve(ackFailureOf("unavailable", "the server is stopping"));
    if (this.#queued > 0 && this.#queued + events.length > this.#limits.queuedEvents) {
      return Promise.resolve(ackFailureOf("overloaded", "too much is waiting to be committed", RETRY_AFTER_MS));
    }
    this.#queued += events.length;
    return new Promise((answer) => {
      this.#waiting.push({ feed: feed.id, events, answer });
      this.#schedule();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    while (this.#waiting.length > 0 || this.#scheduled) await nextTurn();
    await this.#parts.writer.drain();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Batches that arrived in the same turn of the event loop go together.
    setImmediate(() => {
      void this.#parts.writer.run(() => this.#commitGroup());
    });
  }

  async #commitGroup(): Promise<void> {
    const group = this.#takeGroup();
    try {
      await this.#commitOrSplit(group);
    } finally {
      for (const { events } of group) this.#queued -= events.length;
      this.#scheduled = false;
      if (this.#waiting.length > 0) this.#schedule();
    }
  }

  #takeGroup(): Waiting[] {
    let events = 0;
    let count = 0;
    for (const waiting of this.#waiting) {
      if (count > 0 && events + waiting.events.length > this.#limits.groupedEvents) break;
      events += waiting.events.length;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  /** One transaction for all; if it fails, one for each, so that nobody pays for another's batch. */
  async #commitOrSplit(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#commit(group);
    } catch (error) {
      if (group.length > 1) {
        for (const waiting of group) await this.#commitOrSplit([waiting]);
        return;
      }
      this.#failing = true;
      this.#parts.log.error({ err: error }, "a batch could not be committed");
      group[0]?.answer(ackFailureOf("unavailable", "the events could not be committed", RETRY_AFTER_MS));
    }
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const { state, committer, rollup, clock } = this.#parts;
    const { reference } = state;
    const now = clock.now();
    const batches: (AdmittedBatch & { readonly waiting: Waiting })[] = [];
    for (const waiting of group) {
      const feed = reference.feedsById.get(waiting.feed);
      if (feed === undefined || feed.revokedAt !== null) waiting.answer(REVOKED);
      else batches.push({ waiting, feed, admission: admit(waiting.events, feed, reference, now) });
    }
    if (batches.length === 0) return;
    const committed = await committer.commit(batches, reference, now);
    this.#failing = false;
    try {
      rollup.note(committed.steps);
      state.apply(committed);
    } catch (error) {
      // The database has it, memory does not: only a start from the database makes them the same again.
      this.#parts.fail(error);
      return;
    }
    answerAll(batches, committed);
  }
}

const REVOKED: AckFailure = ackFailureOf("unauthenticated", "the feed's token is not valid any more");

function answerAll(
  batches: readonly { readonly waiting: Waiting; readonly admission: Admission }[],
  committed: Committed,
): void {
  batches.forEach(({ waiting, admission }, index) => {
    const { accepted, duplicates, refusals } = committed.counts[index] ?? { accepted: 0, duplicates: 0, refusals: [] };
    const rejected = [...admission.refusals, ...refusals].sort((a, b) => a.index - b.index);
    waiting.answer({
      ok: true,
      accepted,
      duplicates,
      rejected: rejected.map(({ shown: _, ...rejection }) => rejection),
    });
  });
}
