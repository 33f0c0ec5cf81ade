import type { FeedEvent } from "@ioc/protocol/event.ts";
import type { FeedClosedError } from "./feed-closed-error.ts";
import type { Outcome } from "./outcome.ts";
import type { SpoolSlot } from "./spool.ts";

/** An event that has no outcome yet, wherever it waits. */
export interface PendingEvent {
  readonly event: FeedEvent;
  /** Size as JSON in UTF-8. */
  readonly bytes: number;
  /** Its line in the spool file. */
  readonly slot?: SpoolSlot;
  readonly settle?: (outcome: Outcome) => void;
  readonly abandon?: (reason: FeedClosedError) => void;
}

/** Events that travel together, and again together until the server has answered for them. */
export interface Batch {
  readonly entries: readonly PendingEvent[];
  /** How often it was emitted; answers to an earlier attempt are told apart by it. */
  attempts: number;
}
