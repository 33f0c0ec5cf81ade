import type { BackOff } from "./back-off.ts";
import type { OutcomeListener } from "./outcome.ts";
import { systemTimers, type Timers } from "./timers.ts";

export interface FeedClientOptions {
  /** Where the server listens, such as `https://ioc.example.vn`. */
  readonly url: string;
  /** The feed's token, shown once when the feed was registered. */
  readonly token: string;
  /** Events in one message; the server takes up to 1,000. Default 500. */
  readonly maxBatchEvents?: number;
  /** Bytes of one message; a single event larger than that is refused here, as `too-large`. Default 1 MiB. */
  readonly maxBatchBytes?: number;
  /** How long an event waits for others to share its message. Default 5. */
  readonly lingerMs?: number;
  /** Messages on their way at a time. Default 4. */
  readonly maxBatchesInFlight?: number;
  /** Events without an outcome, waiting and on their way; then `send` and `enqueue` wait. Default 10,000. */
  readonly maxPendingEvents?: number;
  /** Without an acknowledgement by then, a batch is sent again. Default 15,000. */
  readonly ackTimeoutMs?: number;
  /** Default 10,000. */
  readonly connectTimeoutMs?: number;
  /** Of reconnecting and of sending again. Default 500 ms, growing to 30 s. */
  readonly backOff?: BackOff;
  /** File that keeps pending events over a restart of this process; absent: they are kept in memory only. */
  readonly spoolFile?: string;
  readonly onOutcome?: OutcomeListener;
  /** The server refused the feed; nothing is sent any more. */
  readonly onRefused?: (error: Error) => void;
  /** Evenly distributed in [0, 1). */
  readonly random?: () => number;
  readonly timers?: Timers;
}

const silently = (): void => undefined;

/** Every option with its default filled in. */
export function completeOptions(options: FeedClientOptions) {
  return {
    url: options.url,
    token: options.token,
    maxBatchEvents: options.maxBatchEvents ?? 500,
    maxBatchBytes: options.maxBatchBytes ?? 1024 * 1024,
    lingerMs: options.lingerMs ?? 5,
    maxBatchesInFlight: options.maxBatchesInFlight ?? 4,
    maxPendingEvents: options.maxPendingEvents ?? 10_000,
    ackTimeoutMs: options.ackTimeoutMs ?? 15_000,
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    backOff: options.backOff ?? { baseMs: 500, maxMs: 30_000 },
    spoolFile: options.spoolFile,
    onOutcome: options.onOutcome ?? silently,
    onRefused: options.onRefused ?? silently,
    random: options.random ?? Math.random,
    timers: options.timers ?? systemTimers,
  };
}
export type CompleteOptions = ReturnType<typeof completeOptions>;
