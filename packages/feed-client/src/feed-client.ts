/**
 *   send / enqueue ─▶ room ─▶ spool ─▶ queue ─▶ batch ─▶ in flight ─▶ outcome
 *                                                 ▲          │
 *                                                 └── again ─┘  ack lost, line lost, overloaded
 *
 * Every event that was let in ends in exactly one outcome, or is handed back by `stop()`. Sending again is safe because
 * the server knows an event by (source, id). Order is not kept: the server's numbers do not depend on it.
 */

import type { FeedEvent } from "@ioc/protocol/event.ts";
import { BatchSender } from "./batch-sender.ts";
import { completeOptions, type FeedClientOptions } from "./feed-client-options.ts";
import { FeedClosedError } from "./feed-closed-error.ts";
import type { Outcome } from "./outcome.ts";
import type { PendingEvent } from "./pending-event.ts";
import { Room } from "./room.ts";
import { openSpool } from "./spool.ts";

/** `refused`: the server does not accept the feed; only `stop()` is of use then. */
export type FeedState = "connecting" | "connected" | "refused" | "stopped";

export interface FeedCounts {
  readonly pending: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Messages that went out more than once. */
  readonly resentBatches: number;
}

export interface FeedClient {
  readonly state: FeedState;
  /** Why the state is `refused`. */
  readonly error: FeedClosedError | undefined;
  readonly counts: FeedCounts;
  /** Resolves with the event's outcome; waits for room first. Rejects with `FeedClosedError` if it cannot be known. */
  send(event: FeedEvent): Promise<Outcome>;
  /** Resolves once the event is let in (and on disk, with a spool); its outcome goes to `onOutcome`. */
  enqueue(event: FeedEvent): Promise<void>;
  /** Sends without lingering and resolves when nothing is pending; rejects if the feed is refused or stopped before. */
  flush(): Promise<void>;
  /** Takes nothing more, waits up to `timeoutMs` (default 5,000) for outcomes, hangs up, and hands back the rest. */
  stop(options?: { timeoutMs?: number }): Promise<{ unsent: readonly FeedEvent[] }>;
}

/** Connects at once and keeps connecting until `stop()` or refusal. Throws only if the spool cannot be opened. */
export function createFeedClient(given: FeedClientOptions): FeedClient {
  const options = completeOptions(given);
  const { timers } = options;
  const room = new Room(options.maxPendingEvents);
  const spool = options.spoolFile === undefined ? undefined : openSpool(options.spoolFile);
  let rejected = 0;
  let closedBy: FeedClosedError | undefined;
  const idleWaiters: { resolve: () => void; reject: (reason: FeedClosedError) => void }[] = [];
  let stopping: Promise<{ unsent: readonly FeedEvent[] }> | undefined;

  const sender = new BatchSender(options, { settle, refuse });

  for (const slot of spool?.recovered ?? []) {
    room.enterAtOnce();
    sender.push({ event: JSON.parse(slot.text), bytes: Buffer.byteLength(slot.text), slot });
  }

  function settle(entry: PendingEvent, outcome: Outcome): void {
    if (!outcome.taken) rejected += 1;
    if (entry.slot !== undefined) spool?.forget(entry.slot);
    room.leave();
    entry.settle?.(outcome);
    try {
      options.onOutcome(entry.event, outcome);
    } catch (error) {
      // The caller's fault is the caller's to see, and no other event's.
      queueMicrotask(() => {
        throw error;
      });
    }
    if (room.used === 0) {
      for (const waiter of idleWaiters.splice(0)) waiter.resolve();
    }
  }

  function refuse(code: string, message: string): void {
    if (closedBy !== undefined) return;
    closeDoors(new FeedClosedError(code, message));
    options.onRefused(closedBy ?? new FeedClosedError(code, message));
  }

  function closeDoors(reason: FeedClosedError): void {
    closedBy ??= reason;
    room.turnAllAway(reason);
    for (const waiter of idleWaiters.splice(0)) waiter.reject(reason);
    for (const entry of sender.pending()) entry.abandon?.(reason);
  }

  async function admit(event: FeedEvent, handlers: Pick<PendingEvent, "settle" | "abandon">): Promise<void> {
    const text = JSON.stringify(event);
    const bytes = Buffer.byteLength(text);
    if (closedBy !== undefined) throw closedBy;
    if (stopping !== undefined) throw new FeedClosedError("stopped", "the feed client is stopping");
    const wait = room.enter();
    if (wait !== undefined) await wait;
    if (bytes > options.maxBatchBytes) {
      const message = `the event has ${bytes} bytes, more than the ${options.maxBatchBytes} of one message`;
      settle({ event, bytes, ...handlers }, { taken: false, code: "too-large", message });
      return;
    }
    const entry: PendingEvent = { event, bytes, ...handlers, ...(await spooled(text)) };
    sender.push(entry);
    if (closedBy !== undefined) entry.abandon?.(closedBy);
  }

  async function spooled(text: string): Promise<Pick<PendingEvent, "slot">> {
    if (spool === undefined) return {};
    try {
      return { slot: await spool.keep(text) };
    } catch (error) {
      room.leave();
      throw error;
    }
  }

  function flush(): Promise<void> {
    if (room.used === 0) return Promise.resolve();
    if (closedBy !== undefined) return Promise.reject(closedBy);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    idleWaiters.push({ resolve, reject });
    sender.hurry();
    return promise;
  }

  async function stop(timeoutMs: number): Promise<{ unsent: readonly FeedEvent[] }> {
    let timeout: unknown;
    const tooLate = new Promise<void>((resolve) => {
      timeout = timers.set(resolve, timeoutMs);
    });
    const flushed = flush().catch(() => undefined);
    room.turnAllAway(new FeedClosedError("stopped", "the feed client is stopping"));
    await Promise.race([flushed, tooLate]);
    timers.clear(timeout);
    sender.close();
    closeDoors(new FeedClosedError("stopped", "the feed client was stopped before an outcome was known"));
    // What was being written to the spool while the time ran out is let in first, so that it is handed back as well.
    await spool?.close();
    const unsent = sender.pending().map((entry) => entry.event);
    return { unsent };
  }

  return {
    get state() {
      if (stopping !== undefined) return "stopped";
      if (closedBy !== undefined) return "refused";
      return sender.isUp ? "connected" : "connecting";
    },
    get error() {
      return closedBy?.code === "stopped" ? undefined : closedBy;
    },
    get counts() {
      const { accepted, duplicates, resentBatches } = sender;
      return { pending: room.used, accepted, duplicates, rejected, resentBatches };
    },
    async send(event) {
      const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
      // Heard by the caller through `await promise`; this only keeps an outcome that comes first from being unheard.
      promise.catch(() => undefined);
      await admit(event, { settle: resolve, abandon: reject });
      return await promise;
    },
    enqueue: (event) => admit(event, {}),
    flush,
    stop(stopOptions = {}) {
      stopping ??= stop(stopOptions.timeoutMs ?? 5_000);
      return stopping;
    },
  };
}
