import { ackFailureOf } from "@ioc/protocol/error.ts";
import { MAX_BATCH } from "@ioc/protocol/feeding.ts";
import { FEED_EVENTS, FEED_NAMESPACE, type FeedInbound, type FeedServerToClient } from "@ioc/protocol/socket-events.ts";
import type { Namespace, Server } from "socket.io";
import type { AccessSettings } from "../access/settings.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { IngestQueue } from "../ingest/ingest-queue.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { type Answering, acknowledge } from "./acknowledge.ts";
import { type AdmitParts, admitSocket } from "./admit-socket.ts";

export interface FeedNamespaceParts extends AdmitParts {
  readonly io: Server;
  readonly state: LiveState;
  readonly ingest: IngestQueue;
  readonly clock: Clock;
  readonly access: AccessSettings;
}

type FeedSockets = Namespace<FeedInbound, FeedServerToClient>;

/** The namespace of feeds: who connects is known by its token, each batch is answered after it is committed. */
export function openFeedNamespace(parts: FeedNamespaceParts): void {
  const { io, state, ingest, clock } = parts;
  const namespace: FeedSockets = io.of(FEED_NAMESPACE);
  namespace.use(admitSocket("feed", parts));
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
  // Every node follows the reference data, so each ends its own connections, whoever revoked the feed where.
  state.onReference((before, after) => {
    for (const { id, revokedAt } of after.rows.feeds) {
      if (revokedAt === null || before.feedsById.get(id)?.revokedAt !== null) continue;
      namespace.local.in(roomOf(id)).disconnectSockets(true);
    }
  });
}

function roomOf(feed: number): string {
  return `feed:${feed}`;
}
