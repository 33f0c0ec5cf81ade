import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { RedisSession } from "./redis-session.ts";
import type { RedisTarget } from "./redis-target.ts";

const BEAT_MS = 1000;
/** The wait before the next attempt doubles from the first to the last of these. */
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 3000;

export interface RedisLinkParts {
  readonly target: RedisTarget;
  /** Keeps installations apart that share one Redis; stands before every channel. */
  readonly channelPrefix: string;
  readonly log: Logger;
  /** How often the link makes sure of itself, in ms; it is found dead within four times that. */
  readonly beatMs?: number;
}

type LinkState = "up" | "down";

/**
 * The node's link to Redis for messages to all nodes, single or cluster: there for ever, whatever happens to Redis. Nothing
 * is kept for later while it is down; what is listened to is listened to again as soon as it is up.
 */
export class RedisLink {
  readonly #parts: RedisLinkParts;
  readonly #nodeId = randomUUID();
  readonly #channels = new Map<string, (payload: Buffer) => void>();
  readonly #stateListeners: ((state: LinkState) => void)[] = [];
  #session: RedisSession | undefined;
  #state: LinkState = "down";
  /** Attempts since it was up. */
  #attempts = 0;
  #nextAddress = 0;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(parts: RedisLinkParts) {
    this.#parts = parts;
    this.#open();
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Nodes that share the channels, this one included, as far as they were heard lately. */
  get nodes(): number {
    return 1 + (this.#session?.peers ?? 0);
  }

  onState(listener: (state: LinkState) => void): void {
    this.#stateListeners.push(listener);
  }

  /** Never throws and never waits; dropped while the link is down or Redis lags far behind. */
  publish(channel: string, payload: string | Buffer): void {
    this.#session?.publish(this.#named(channel), payload);
  }

  /** One listener for a channel; a later one takes the place of an earlier. */
  subscribe(channel: string, listener: (payload: Buffer) => void): void {
    const name = this.#named(channel);
    const isNew = !this.#channels.has(name);
    this.#channels.set(name, listener);
    if (isNew) this.#session?.subscribe(name);
  }

  unsubscribe(channel: string): void {
    const name = this.#named(channel);
    if (this.#channels.delete(name)) this.#session?.unsubscribe(name);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#session?.end(new Error("closed"));
  }

  #named(channel: string): string {
    return `${this.#parts.channelPrefix}:${channel}`;
  }

  #open(): void {
    const { target, log } = this.#parts;
    const { addresses } = target;
    const at = this.#nextAddress;
    this.#nextAddress = (at + 1) % addresses.length;
    this.#session = new RedisSession({
      target,
      publishAt: addresses[at] ?? addresses[0],
      listenAt: addresses[this.#nextAddress] ?? addresses[0],
      beatChannel: this.#named("beat"),
      nodeId: this.#nodeId,
      beatMs: this.#parts.beatMs ?? BEAT_MS,
      channels: () => [...this.#channels.keys()],
      up: () => {
        this.#attempts = 0;
        log.info("Redis is there");
        this.#become("up");
      },
      heard: (channel, payload) => this.#heard(channel, payload),
      ended: (reason) => this.#ended(reason),
    });
  }

  #heard(channel: string, payload: Buffer): void {
    try {
      this.#channels.get(channel)?.(payload);
    } catch (error) {
      this.#parts.log.error({ err: error, channel }, "a message from another node could not be handled");
    }
  }

  #ended(reason: Error): void {
    this.#session = undefined;
    if (!this.#closed) {
      // Told once for each time it goes away, not for each attempt.
      const level = this.#attempts === 0 ? "warn" : "debug";
      this.#parts.log[level](
        { err: reason },
        "Redis is not there: nodes look at the database by themselves until it is",
      );
      const waitMs = Math.min(FIRST_RETRY_MS * 2 ** this.#attempts, LONGEST_RETRY_MS);
      this.#attempts += 1;
      // Spread, so that many nodes do not come back in the same moment.
      this.#retry = setTimeout(() => this.#open(), waitMs * (0.5 + Math.random() / 2));
    }
    this.#become("down");
  }

  #become(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    // Who closes it knows that it is gone, and so do all who listened.
    if (this.#closed) return;
    for (const listener of this.#stateListeners) {
      try {
        listener(state);
      } catch (error) {
        this.#parts.log.error({ err: error, state }, "a change of the link to Redis could not be handled");
      }
    }
  }
}
