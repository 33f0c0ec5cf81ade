import type { FeedEvent } from "@ioc/protocol/event.ts";

/** How one event ended: committed on the server (now or earlier, as a duplicate), or refused by it. */
export type Outcome =
  | { readonly taken: true }
  | { readonly taken: false; readonly code: string; readonly path?: string; readonly message: string };

/** Told once for each event, whoever sent it: also for those read back from the spool after a restart. */
export type OutcomeListener = (event: FeedEvent, outcome: Outcome) => void;
