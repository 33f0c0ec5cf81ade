import { ackFailureOf } from "@ioc/protocol/error.ts";
import { MAX_BATCH } from "@ioc/protocol/feeding.ts";
import { FEED_EVENTS, FEED_NAMESPACE, type FeedInbound, type FeedServerToClient } from "@ioc/protocol/socket-events.ts";
import type { Namespace, Server } from "socket.io";
import type { AccessSettings } from "../access/settings.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { IngestQueue } from "../ingest/ingest-queue.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { type Answering, acknowledge } from "./acknowledge.ts";
import { admitSocket } from "./admit-socket.ts";

export interface FeedNamespaceParts {
  readonly io: Server;
  readonly state: LiveState;
  readonly ingest: IngestQueue;
  readonly clock: Clock;
  readonly access: AccessSettings;
}

type FeedSockets = Namespace<FeedInbound, FeedServerToClient>;

/** The namespace of feeds: who connects is known by its token, each batch is answered after it is committed. */
export function openFeedNamespace(parts: FeedNamespaceParts): { disconnectFeed(feed: number): void } {
  const { io, state, ingest, clock, access } = parts;
  const namespace: FeedSockets = io.of(FEED_NAMESPACE);
  namespace.use(admitSocket("feed", state, access));
  namespace.on("connection", (socket) => {
    const principal = socket.data.principal;
    if (principal?.kind !== "feed") {
      socket.disconnect(true);
      return;
    }
    const { feed } = principal;
    void socket.join(roomOf(feed.id));
    state.presence.connected(feed.unit);
    state.touch(new Set([feed.unit]));
    socket.on("disconnect", () => {
      state.presence.disconnected(feed.unit, clock.now());
    });
    socket.on(FEED_EVENTS.events, (...args: unknown[]) => {
      acknowledge(args, async ([batch]): Promise<Answering> => {
        if (!Array.isArray(batch)) return ackFailureOf("invalid", "the first argument must be an array of events");
        if (batch.length === 0) return ackFailureOf("invalid", "a batch holds at least one event");
        if (batch.length > MAX_BATCH) return ackFailureOf("too-large", `a batch holds at most ${MAX_BATCH} events`);
        return ingest.submit(feed, batch);
      });
    });
  });
  return {
    disconnectFeed(feed) {
      namespace.in(roomOf(feed)).disconnectSockets(true);
    },
  };
}

function roomOf(feed: number): string {
  return `feed:${feed}`;
}
