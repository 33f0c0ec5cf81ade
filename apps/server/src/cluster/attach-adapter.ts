import { createShardedAdapter } from "@socket.io/redis-adapter";
import type { Server } from "socket.io";
import type { RedisLink } from "./redis-link.ts";

/**
 * Makes what is said to a room, or done to its sockets, reach those of every node; without `local`, that is:
 * `namespace.local.to(room)` stays in this process. To be called before any namespace is opened: a namespace keeps the adapter it
 * was opened with.
 *
 * Of the two adapters of the package this is the one that does everything to its own sockets too when Redis is away, and
 * that lives on when publishing fails. It would use sharded channels; the node's one link serves single and cluster
 * alike with plain ones, which is enough for the few messages that have an addressee.
 */
export function attachAdapter(io: Server, link: RedisLink): void {
  const channels = new AdapterChannels(link);
  io.adapter(createShardedAdapter(channels, channels, { channelPrefix: "sockets", subscriptionMode: "static" }));
}

/** The link in the shape in which the adapter knows a Redis client. */
class AdapterChannels {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  sSubscribe(channel: string, listener: (payload: Buffer, channel: string) => void): void {
    this.#link.subscribe(channel, (payload) => listener(payload, channel));
  }

  sUnsubscribe(channel: string): Promise<void> {
    this.#link.unsubscribe(channel);
    return Promise.resolve();
  }

  /** Resolves at once: who waits for Redis here would act on its own sockets only after that. */
  sPublish(channel: string, payload: string | Buffer): Promise<number> {
    this.#link.publish(channel, payload);
    return Promise.resolve(0);
  }

  /** The adapter's one command asks how many nodes listen; a cluster would answer for a single one of its nodes. */
  sendCommand([, , channel]: readonly string[]): Promise<[string | undefined, string]> {
    return Promise.resolve([channel, String(this.#link.nodes)]);
  }
}
