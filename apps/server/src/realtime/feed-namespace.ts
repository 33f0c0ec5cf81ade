import { ackFailureOf } from "@ioc/protocol/error.ts";
import { MAX_BATCH } from "@ioc/protocol/feeding.ts";
import { FEED_EVENTS, FEED_NAMESPACE, type FeedInbound, type FeedServerToClient } from "@ioc/protocol/socket-events.ts";
import type { DefaultEventsMap, Namespace, Server, Socket } from "socket.io";
import { tokenHash, tokenHolds } from "../access/tokens.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { IngestQueue } from "../ingest/ingest-queue.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { type Answering, acknowledge } from "./acknowledge.ts";
import { type AdmitParts, admitSocket, type SocketData } from "./admit-socket.ts";

export interface FeedNamespaceParts extends AdmitParts {
  readonly io: Server;
  readonly state: LiveState;
  readonly ingest: IngestQueue;
  readonly clock: Clock;
}

type FeedSockets = Namespace<FeedInbound, FeedServerToClient, DefaultEventsMap, SocketData>;
type FeedSocket = Socket<FeedInbound, FeedServerToClient, DefaultEventsMap, SocketData>;

/** How often it is looked whether a token has ended by the clock, ms. */
const TOKENS_CHECKED_MS = 1000;

/** The namespace of feeds: who connects is known by its token, each batch is answered after it is committed. */
export function openFeedNamespace(parts: FeedNamespaceParts): { stop(): void } {
  const { io, state, ingest, clock } = parts;
  const namespace: FeedSockets = io.of(FEED_NAMESPACE);
  const lines = new Map<FeedSocket, Line>();
  namespace.use(admitSocket("feed", parts));
  namespace.on("connection", (socket) => {
    const principal = socket.data.principal;
    if (principal?.kind !== "feed") {
      socket.disconnect(true);
      return;
    }
    const { feed } = principal;
    const line = { feed: feed.id, hash: tokenHash(socket.data.credentials?.token ?? "") };
    lines.set(socket, line);
    state.lines.connected(feed.id);
    state.presence.connected(feed.unit);
    state.touch(new Set([feed.unit]));
    socket.on("disconnect", () => {
      lines.delete(socket);
      state.lines.disconnected(feed.id);
      state.presence.disconnected(feed.unit, clock.now());
    });
    socket.on(FEED_EVENTS.events, (...args: unknown[]) => {
      acknowledge(args, async ([batch]): Promise<Answering> => {
        if (!Array.isArray(batch)) return ackFailureOf("invalid", "the first argument must be an array of events");
        if (batch.length === 0) return ackFailureOf("invalid", "a batch holds at least one event");
        if (batch.length > MAX_BATCH) return ackFailureOf("too-large", `a batch holds at most ${MAX_BATCH} events`);
        parts.trail.used(principal, socket.data.address ?? "");
        return ingest.submit(feed, batch);
      });
    });
    // The token may have ended while the connection was being made.
    endIfOver(socket, line);
  });
  // Every node follows the reference data, so each ends its own connections, whoever ended a token where; the clock ends
  // those that were replaced.
  const endThoseOver = (): void => {
    for (const [socket, line] of lines) endIfOver(socket, line);
  };
  state.onReference(endThoseOver);
  const timer = setInterval(endThoseOver, TOKENS_CHECKED_MS).unref();
  return { stop: () => clearInterval(timer) };

  function endIfOver(socket: FeedSocket, { feed, hash }: Line): void {
    const present = state.reference.feedsById.get(feed);
    if (present === undefined || !tokenHolds(present, hash, clock.now())) socket.disconnect(true);
  }
}

/** A connection by the feed and the token that it was opened with. */
interface Line {
  readonly feed: number;
  readonly hash: string;
}
