import { createFeedClient, type FeedClient } from "@ioc/feed-client/feed-client.ts";
import type { PlannedEvent } from "../plan/planned-event.ts";

export interface FeedLineOptions {
  readonly url: string;
  readonly token: string;
  readonly onRejected: (event: PlannedEvent, reason: string) => void;
  readonly onRefused: (error: Error) => void;
}

/** One unit's feed on a living day: it keeps what it could not send yet and knows up to when everything has arrived. */
export class FeedLine {
  readonly #options: FeedLineOptions;
  /** Offered and not acknowledged, by event id. */
  readonly #open = new Map<string, PlannedEvent>();
  #client: FeedClient | undefined;

  constructor(options: FeedLineOptions) {
    this.#options = options;
  }

  get isUp(): boolean {
    return this.#client !== undefined;
  }

  connect(): void {
    if (this.#client !== undefined) return;
    const client = createFeedClient({
      url: this.#options.url,
      token: this.#options.token,
      lingerMs: 2,
      maxPendingEvents: 2_000,
      onOutcome: ({ id }, outcome) => {
        const planned = this.#open.get(id);
        if (planned === undefined) return;
        this.#open.delete(id);
        if (!outcome.taken) this.#options.onRejected(planned, `${outcome.code} ${outcome.message}`);
      },
      onRefused: this.#options.onRefused,
    });
    this.#client = client;
    for (const planned of this.#open.values()) send(client, planned);
  }

  offer(planned: PlannedEvent): void {
    this.#open.set(planned.event.id, planned);
    if (this.#client !== undefined) send(this.#client, planned);
  }

  /** Hangs up; what has no acknowledgement is kept for the next connection. */
  async disconnect(timeoutMs: number): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.stop({ timeoutMs });
  }

  /** Everything that was to be sent up to this instant has arrived; `nowMs` if nothing is open. */
  arrivedUntil(nowMs: number): number {
    let untilMs = nowMs;
    for (const { sendAtMs } of this.#open.values()) untilMs = Math.min(untilMs, sendAtMs - 1);
    return untilMs;
  }
}

/** A client that was stopped or refused has said so elsewhere, and the event is still open. */
function send(client: FeedClient, { event }: PlannedEvent): void {
  client.enqueue(event).catch(() => undefined);
}
