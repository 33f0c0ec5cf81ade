import type { FeedEvent } from "@ioc/protocol/event.ts";

export interface PlannedEvent {
  /** The unit whose feed sends it, and where it happened. */
  readonly unit: string;
  /** When it happened, instant in ms. */
  readonly atMs: number;
  /** When the feed has it to send: someone takes some seconds to press the button. */
  readonly sendAtMs: number;
  readonly event: FeedEvent;
}
