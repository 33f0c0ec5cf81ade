import type { ChannelMessage } from "@ioc/protocol/channel-message.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import type { Reference } from "../reference/reference.ts";
import { pauseAfter } from "./back-off.ts";
import { readChannel } from "./channel-store.ts";
import {
  channelsWithDue,
  claimDelivery,
  type DeliveryRow,
  recipientsOf,
  recordDelivered,
  recordFailed,
  releaseClaim,
} from "./delivery-store.ts";
import type { Sender } from "./sender.ts";
import { sendableAt } from "./telling.ts";

export interface DelivererParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly sender: Sender;
  reference(): Reference;
  isLeader(): boolean;
  /** From 0 to 1. */
  chance(): number;
}

const TICK_MS = 1000;
/** Longer than any attempt takes: what a node that died was sending is sent again after it. */
const CLAIMED_MS = 30_000;
const MOST_CHANNELS_AT_ONCE = 8;
/** One failure may be the message's, two are the channel's. */
const FAILURES_OF_A_TURN = 2;
/** Where no word of other nodes reaches this one, what somebody sends again waits no longer than this, ms. */
const LONGEST_REST_MS = 60_000;
/** While it stops, what is being sent is waited for so long, ms. */
const STOP_WITHIN_MS = 4000;

/**
 * On the node that leads, sends what waits: channels beside each other, the messages of one channel one after the other, in
 * the order in which they came about. What fails is tried again later and later, the channel resting meanwhile; what
 * would always fail, or has failed for long, is put aside for somebody to look at.
 */
export class Deliverer implements Service {
  readonly id = "deliverer";
  readonly #parts: DelivererParts;
  readonly #timer: NodeJS.Timeout;
  readonly #stopping = new AbortController();
  readonly #turns = new Map<string, Promise<void>>();
  /** Until when a channel rests, by its id. */
  readonly #rests = new Map<string, number>();
  #looking: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: DelivererParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => {
      if (parts.isLeader()) void this.look();
    }, TICK_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#looking;
    const late = setTimeout(() => this.#stopping.abort(), STOP_WITHIN_MS);
    await this.idle();
    clearTimeout(late);
  }

  /** Begins to send what is due, by each channel that is not at it. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error: unknown) =>
        this.#parts.log.warn({ err: error }, "what is to be delivered could not be looked for"),
      )
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    while (this.#turns.size > 0) await Promise.all(this.#turns.values());
  }

  /** Lets a channel try at once: somebody asked for it. */
  wake(channel: string): void {
    this.#rests.delete(channel);
    if (!this.#stopped && this.#parts.isLeader()) void this.look();
  }

  async #look(): Promise<void> {
    const { db, clock, log } = this.#parts;
    const now = clock.now();
    for (const channel of await channelsWithDue(db, now)) {
      if (this.#stopped || this.#turns.size >= MOST_CHANNELS_AT_ONCE) return;
      if (this.#turns.has(channel) || (this.#rests.get(channel) ?? 0) > now) continue;
      this.#rests.delete(channel);
      const turn = this.#turn(channel)
        .catch((error: unknown) =>
          log.warn({ err: error, channel }, "what is to be delivered could not be written down"),
        )
        .finally(() => this.#turns.delete(channel));
      this.#turns.set(channel, turn);
    }
  }

  /** Sends what is due in a channel, until nothing is or it seems that nothing arrives there. */
  async #turn(channel: string): Promise<void> {
    const { db, clock } = this.#parts;
    let after = 0;
    let rests = Number.POSITIVE_INFINITY;
    for (let failures = 0; failures < FAILURES_OF_A_TURN; ) {
      const now = clock.now();
      const claimed = this.#mayGoOn()
        ? await claimDelivery(db, { channel, after, now, until: now + CLAIMED_MS })
        : undefined;
      if (claimed === undefined) return;
      after = claimed.seq;
      const nextAt = await this.#attempt(claimed);
      if (nextAt === "delivered") failures = 0;
      if (typeof nextAt !== "number") continue;
      failures += 1;
      rests = Math.min(rests, nextAt);
    }
    this.#rests.set(channel, Math.min(rests, clock.now() + LONGEST_REST_MS));
  }

  #mayGoOn(): boolean {
    return !this.#stopped && this.#parts.isLeader();
  }

  /** @returns when it is tried again, if it failed for now */
  async #attempt(row: DeliveryRow): Promise<"delivered" | "partial" | "dead" | "gone" | number> {
    const { db, clock, log, sender, reference, chance } = this.#parts;
    const channel = await readChannel(db, row.channel);
    if (channel === undefined) return "gone";
    const message = JSON.parse(row.message) as ChannelMessage;
    const attempt = await sender.send(channel, message, this.#stopping.signal, recipientsOf(row));
    const now = clock.now();
    if (attempt.ok) {
      await recordDelivered(db, row, attempt.fault, now);
      return "delivered";
    }
    const { fault, isFinal, askedMs, recipients, isPartial } = attempt;
    if (this.#stopping.signal.aborted && recipients === undefined) {
      await releaseClaim(db, row, now);
      return "gone";
    }
    const pause = isFinal ? null : pauseAfter(row.attempts, askedMs, chance());
    const nextAt = pause === null ? null : sendableAt(channel, now + Math.ceil(pause), reference());
    await recordFailed(db, row, { fault, nextAt, recipients });
    const words = nextAt === null ? "a message was given up" : "a message could not be delivered yet";
    log.warn({ channel: channel.id, delivery: row.id, attempts: row.attempts, fault }, words);
    if (nextAt === null) return "dead";
    // It is a mailbox that fails, not the channel.
    return isPartial === true ? "partial" : nextAt;
  }
}
