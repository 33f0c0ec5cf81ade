import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { FeedEvent } from "@ioc/protocol/event.ts";
import { FEED_EVENTS, FEED_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { Server, type Socket } from "socket.io";

export type Answering = (batch: FeedEvent[], ack: (answer: unknown) => void, socket: Socket) => void;

/** A real Socket.IO server on a free port that answers batches as the test says and remembers what it took. */
export async function startFeedServer() {
  const http = createServer();
  const io = new Server(http, { maxHttpBufferSize: 8 * 1024 * 1024 });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const taken = new Map<string, FeedEvent>();
  const batches: FeedEvent[][] = [];
  const sockets = new Set<Socket>();

  const take: Answering = (batch, ack) => {
    let duplicates = 0;
    for (const event of batch) {
      if (taken.has(event.id)) duplicates += 1;
      taken.set(event.id, event);
    }
    ack({ ok: true, accepted: batch.length - duplicates, duplicates, rejected: [] });
  };
  const server = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    taken,
    batches,
    sockets,
    take,
    /** Replaced by tests. */
    answer: take,
    token: "right",
    async close() {
      await io.close();
    },
  };

  io.of(FEED_NAMESPACE).use((socket, next) => {
    const { token } = socket.handshake.auth as { token?: unknown };
    next(token === server.token ? undefined : new Error("unauthenticated"));
  });
  io.of(FEED_NAMESPACE).on("connection", (socket) => {
    sockets.add(socket);
    socket.on("disconnect", () => sockets.delete(socket));
    socket.on(FEED_EVENTS.events, (batch: FeedEvent[], ack: (answer: unknown) => void) => {
      batches.push(batch);
      server.answer(batch, ack, socket);
    });
  });
  return server;
}

export function ratedEvent(id: string, extra: Record<string, unknown> = {}): FeedEvent {
  return {
    specversion: "1.0",
    id,
    source: "/units/SG",
    type: "vn.motcua.dossier.rated",
    subject: `SG-${id}`,
    time: "2026-11-20T02:00:00Z",
    data: { score: 5 },
    ...extra,
  };
}
