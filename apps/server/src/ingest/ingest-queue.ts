import { setTimeout as sleep } from "node:timers/promises";
import { type AckFailure, ackFailureOf } from "@ioc/protocol/error.ts";
import type { FeedAnswer } from "@ioc/protocol/feeding.ts";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import { isConflict, isConnectionLost, sqlStateOf } from "../database/sql-state.ts";
import type { LedgerTail } from "../ledger/tail.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import type { FeedRecord } from "../reference/reference.ts";
import { type Admission, admit, type Refusal } from "./admit.ts";
import type { AdmittedBatch, Committed, EventCommitter } from "./event-committer.ts";
import { FairQueue } from "./fair-queue.ts";
import type { IngestMeter } from "./ingest-meter.ts";

interface IngestLimits {
  /** Events that may wait; beyond it the answer is `overloaded`. */
  readonly queuedEvents: number;
  /** Events that one transaction takes, unless a single batch has more. */
  readonly groupedEvents: number;
  /** Transactions at the same time. */
  readonly groups: number;
}

export interface IngestParts {
  readonly state: LiveState;
  readonly committer: EventCommitter;
  readonly tail: LedgerTail;
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: IngestLimits;
  readonly meter: IngestMeter;
  /** Told of each batch with repetitions: the feed, and the unit of each. */
  repeated(feed: number, units: readonly number[]): void;
  /** Writes something that changes nothing, as a commit would. */
  probe(): Promise<unknown>;
}

interface Waiting {
  readonly feed: number;
  readonly weight: number;
  readonly events: readonly unknown[];
  readonly answer: (answer: FeedAnswer) => void;
}

const RETRY_AFTER_MS = 500;
const PROBE_MS = 1000;
/** Of the whole queue, for one feed. */
const FEED_SHARE = 0.25;
const ATTEMPTS = 5;
const REFERENCE_CHANGED = "IOC02";
/** How long another node's change of the reference data may take to arrive here. */
const REFERENCE_WITHIN_MS = 5000;

/**
 * Takes batches from all feeds and commits them in groups: while transactions run, what arrives waits for the next, so
 * the more comes the larger the groups are, and a lone event waits for nothing. The batches of one feed go one group
 * after the other, those of different feeds side by side.
 */
export class IngestQueue implements Service {
  readonly id = "ingest";
  readonly #parts: IngestParts;
  readonly #queue: FairQueue<Waiting>;
  readonly #busyFeeds = new Set<number>();
  #running = 0;
  #scheduled = false;
  #stopped = false;
  #failing = false;
  #whenEmpty: (() => void) | null = null;

  constructor(parts: IngestParts) {
    this.#parts = parts;
    this.#queue = new FairQueue({ queued: parts.limits.queuedEvents, share: FEED_SHARE });
  }

  /** The last commit failed, and nothing could be written since. */
  get failing(): boolean {
    return this.#failing;
  }

  /** Events that wait for their commit. */
  get queued(): number {
    return this.#queue.weight;
  }

  /** Resolves once the events are committed, or with why nothing of them was taken. */
  submit(feed: FeedRecord, events: readonly unknown[]): Promise<FeedAnswer> {
    const { meter } = this.#parts;
    if (this.#stopped) {
      meter.batches("unavailable");
      return Promise.resolve(ackFailureOf("unavailable", "the server is stopping"));
    }
    return new Promise((answer) => {
      if (!this.#queue.offer({ feed: feed.id, weight: events.length, events, answer })) {
        meter.batches("overloaded");
        answer(ackFailureOf("overloaded", "too much is waiting to be committed", RETRY_AFTER_MS));
        return;
      }
      this.#schedule();
    });
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return new Promise((done) => {
      this.#whenEmpty = done;
      this.#tellEmpty();
    });
  }

  #tellEmpty(): void {
    if (this.#queue.weight === 0 && this.#running === 0) this.#whenEmpty?.();
  }

  #schedule(): void {
    if (this.#scheduled || this.#running >= this.#parts.limits.groups) return;
    this.#scheduled = true;
    // Batches that arrived in the same turn of the event loop go together.
    setImmediate(() => {
      this.#scheduled = false;
      this.#begin();
    });
  }

  #begin(): void {
    const group = this.#queue.take(this.#parts.limits.groupedEvents, (feed) => this.#busyFeeds.has(feed));
    if (group.length === 0) return;
    this.#running += 1;
    for (const { feed } of group) this.#busyFeeds.add(feed);
    void this.#commitOrSplit(group).finally(() => {
      this.#running -= 1;
      for (const { feed } of group) this.#busyFeeds.delete(feed);
      if (this.#queue.weight > 0) this.#schedule();
      this.#tellEmpty();
    });
    if (this.#queue.weight > 0) this.#schedule();
  }

  /** One transaction for all; if it fails, one for each, so that nobody pays for another's batch. */
  async #commitOrSplit(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#commit(group);
    } catch (error) {
      const isOthersFault = isConnectionLost(error) || isConflict(error) || (sqlStateOf(error) ?? "").startsWith("5");
      if (group.length > 1 && !isOthersFault) {
        for (const waiting of group) await this.#commitOrSplit([waiting]);
        return;
      }
      this.#fails();
      this.#parts.log.error({ err: error, batches: group.length }, "events could not be committed");
      for (const waiting of group) {
        this.#parts.meter.batches("unavailable");
        waiting.answer(ackFailureOf("unavailable", "the events could not be committed", RETRY_AFTER_MS));
      }
    }
  }

  /** A node that says it fails is sent nothing more, so it has to find out by itself when it works again. */
  #fails(): void {
    if (this.#failing) return;
    this.#failing = true;
    const probe = async (): Promise<void> => {
      try {
        await this.#parts.probe();
        this.#failing = false;
      } catch {
        // Asked again as long as it lasts.
      }
      if (this.#failing && !this.#stopped) setTimeout(() => void probe(), PROBE_MS).unref();
    };
    setTimeout(() => void probe(), PROBE_MS).unref();
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const { state, committer, tail, clock, meter } = this.#parts;
    for (let attempt = 1; ; attempt += 1) {
      const now = clock.now();
      let batches = this.#admit(group, now);
      if (batches.some(({ admission }) => admission.refusals.some(isUnknownHere))) {
        // Another node may have provisioned a moment ago what is not known here.
        const { version } = state.reference;
        await tail.level();
        if (state.reference.version !== version) batches = this.#admit(group, now);
      }
      const { reference } = state;
      const { epoch } = tail;
      if (batches.length === 0) return;
      try {
        const startedAt = performance.now();
        const committed = await committer.commit(batches, { reference, epoch, now });
        meter.group(
          batches.reduce((sum, { waiting }) => sum + waiting.weight, 0),
          (performance.now() - startedAt) / 1000,
        );
        this.#failing = false;
        if (committed.procedures.length > 0) state.addProcedures(committed.procedures);
        if (committed.movement !== null) await tail.committed(committed.movement);
        this.#answerAll(batches, committed);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        if (sqlStateOf(error) === REFERENCE_CHANGED) {
          meter.retry("reference");
          await tail.untilChanged(reference.version, epoch, REFERENCE_WITHIN_MS);
        } else if (isConflict(error)) meter.retry("conflict");
        else if (isConnectionLost(error) && attempt <= 2) {
          // What was on its way may have been carried out: the same again counts it as known then.
          meter.retry("connection");
          await sleep(attempt * 50);
        } else throw error;
      }
    }
  }

  /** The batches of feeds that may still send, checked under the reference data of this moment. */
  #admit(group: readonly Waiting[], now: number): (AdmittedBatch & { readonly waiting: Waiting })[] {
    const { reference } = this.#parts.state;
    const batches: (AdmittedBatch & { readonly waiting: Waiting })[] = [];
    for (const waiting of group) {
      const feed = reference.feedsById.get(waiting.feed);
      if (feed === undefined || feed.revokedAt !== null) {
        this.#parts.meter.batches("unauthenticated");
        waiting.answer(REVOKED);
      } else batches.push({ waiting, feed, admission: admit(waiting.events, feed, reference, now) });
    }
    return batches;
  }

  #answerAll(
    batches: readonly { readonly waiting: Waiting; readonly admission: Admission }[],
    committed: Committed,
  ): void {
    const { meter, repeated } = this.#parts;
    batches.forEach(({ waiting, admission }, index) => {
      const { accepted, duplicates, refusals } = committed.counts[index] ?? NOTHING;
      const rejected = [...admission.refusals, ...refusals].sort((a, b) => a.index - b.index);
      meter.batches("taken");
      meter.events(accepted, duplicates.length, rejected.length);
      if (duplicates.length > 0) repeated(waiting.feed, duplicates);
      waiting.answer({
        ok: true,
        accepted,
        duplicates: duplicates.length,
        rejected: rejected.map(({ shown: _, ...rejection }) => rejection),
      });
    });
  }
}

function isUnknownHere({ code, path }: Refusal): boolean {
  return code === "forbidden" || path === "data.toUnit";
}

const NOTHING = { accepted: 0, duplicates: [], refusals: [] };
const REVOKED: AckFailure = ackFailureOf("unauthenticated", "the feed's token is not valid any more");
