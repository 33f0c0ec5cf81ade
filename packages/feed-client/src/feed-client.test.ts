import { FEED_EVENTS, FEED_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFeedClient, type FeedClient } from "./feed-client.ts";
import type { FeedClientOptions } from "./feed-client-options.ts";
import { ratedEvent, startFeedServer } from "./feed-server.test-support.ts";
import type { Outcome } from "./outcome.ts";

let server: Awaited<ReturnType<typeof startFeedServer>>;
let clients: FeedClient[] = [];

beforeEach(async () => {
  server = await startFeedServer();
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.stop({ timeoutMs: 0 })));
  clients = [];
  await server.close();
});

function connect(options: Partial<FeedClientOptions> = {}): FeedClient {
  const backOff = { baseMs: 10, maxMs: 50 };
  const client = createFeedClient({ url: server.url, token: "right", backOff, ...options });
  clients.push(client);
  return client;
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `e${index}`);

describe("sending", () => {
  test("events sent together travel together and each has its outcome", async () => {
    const client = connect();
    const outcomes = await Promise.all(ids(1200).map((id) => client.send(ratedEvent(id))));
    expect(outcomes.every((outcome) => outcome.taken)).toBe(true);
    expect(server.taken.size).toBe(1200);
    expect(server.batches.every((batch) => batch.length <= 500)).toBe(true);
    expect(server.batches.length).toBeLessThan(10);
    expect(client.counts).toEqual({ pending: 0, accepted: 1200, duplicates: 0, rejected: 0, resentBatches: 0 });
  });

  test("a batch keeps the limit of bytes as well", async () => {
    const client = connect({ maxBatchBytes: 2_000 });
    await Promise.all(ids(100).map((id) => client.send(ratedEvent(id))));
    expect(server.taken.size).toBe(100);
    expect(Math.max(...server.batches.map((batch) => JSON.stringify(batch).length))).toBeLessThan(2_200);
  });

  test("an event beyond the limit of bytes is refused by name, others are not", async () => {
    const client = connect({ maxBatchBytes: 2_000 });
    const [small, large] = await Promise.all([
      client.send(ratedEvent("small")),
      client.send(ratedEvent("large", { note: "x".repeat(3_000) })),
    ]);
    expect(small).toEqual({ taken: true });
    expect(large).toMatchObject({ taken: false, code: "too-large" });
  });

  test("rejected events are named, the good ones beside them are taken", async () => {
    server.answer = (batch, ack) => {
      const index = batch.findIndex((event) => event.id === "e2");
      const rejected = [{ index, id: "e2", code: "invalid", path: "data.score", message: "must be 1 to 5" }];
      ack({ ok: true, accepted: batch.length - 1, duplicates: 0, rejected });
    };
    const told: [string, Outcome][] = [];
    const client = connect({ onOutcome: (event, outcome) => told.push([event.id, outcome]) });
    const outcomes = await Promise.all(ids(4).map((id) => client.send(ratedEvent(id))));
    expect(outcomes.map((outcome) => outcome.taken)).toEqual([true, true, false, true]);
    expect(outcomes[2]).toEqual({ taken: false, code: "invalid", path: "data.score", message: "must be 1 to 5" });
    expect(told).toHaveLength(4);
  });

  test("a batch refused as a whole is halved until the one event is found", async () => {
    server.answer = (batch, ack, socket) => {
      if (batch.some((event) => event.id === "e6")) ack({ ok: false, code: "too-large", message: "too large" });
      else server.take(batch, ack, socket);
    };
    const client = connect();
    const outcomes = await Promise.all(ids(10).map((id) => client.send(ratedEvent(id))));
    expect(outcomes.filter((outcome) => !outcome.taken)).toEqual([
      { taken: false, code: "too-large", message: "too large" },
    ]);
    expect(server.taken.size).toBe(9);
  });
});

describe("sending again", () => {
  test("a lost acknowledgement is followed by the same events, which are duplicates", async () => {
    let first = true;
    server.answer = (batch, ack, socket) => {
      server.take(batch, first ? () => undefined : ack, socket);
      first = false;
    };
    const client = connect({ ackTimeoutMs: 40 });
    const outcomes = await Promise.all(ids(3).map((id) => client.send(ratedEvent(id))));
    expect(outcomes).toEqual([{ taken: true }, { taken: true }, { taken: true }]);
    expect(client.counts).toMatchObject({ accepted: 0, duplicates: 3, resentBatches: 1 });
  });

  test("an answer that nobody can read is like none", async () => {
    const answers: unknown[] = ["what?", { ok: false, code: "internal", message: "a fault" }];
    server.answer = (batch, ack, socket) => {
      if (answers.length > 0) ack(answers.shift());
      else server.take(batch, ack, socket);
    };
    expect(await connect().send(ratedEvent("e"))).toEqual({ taken: true });
    expect(server.batches).toHaveLength(3);
  });

  test("what was in flight when the line dropped is sent on the next one", async () => {
    let drops = 2;
    server.answer = (batch, ack, socket) => {
      if (drops > 0) {
        drops -= 1;
        socket.conn.close();
      } else server.take(batch, ack, socket);
    };
    const client = connect({ maxBatchEvents: 10 });
    const outcomes = await Promise.all(ids(60).map((id) => client.send(ratedEvent(id))));
    expect(outcomes.every((outcome) => outcome.taken)).toBe(true);
    expect(server.taken.size).toBe(60);
    expect(client.counts.resentBatches).toBeGreaterThan(0);
  });

  test("events wait for a server that is not there yet", async () => {
    const url = server.url;
    await server.close();
    const client = connect({ url });
    const outcome = client.send(ratedEvent("early"));
    expect(client.state).toBe("connecting");
    const { Server } = await import("socket.io");
    const later = new Server(Number(new URL(url).port));
    later.of(FEED_NAMESPACE).on("connection", (socket) => {
      socket.on(FEED_EVENTS.events, (batch, ack) =>
        ack({ ok: true, accepted: batch.length, duplicates: 0, rejected: [] }),
      );
    });
    expect(await outcome).toEqual({ taken: true });
    expect(client.state).toBe("connected");
    await client.stop();
    await later.close();
  });

  test("an overloaded server is left alone for as long as it says", async () => {
    const delays: number[] = [];
    let overloads = 2;
    server.answer = (batch, ack, socket) => {
      if (overloads > 0) ack({ ok: false, code: "overloaded", message: "too much", retryAfterMs: 1_234 });
      else server.take(batch, ack, socket);
      overloads -= 1;
    };
    const client = connect({
      ackTimeoutMs: 60_000,
      lingerMs: 0,
      random: () => 0.5,
      timers: {
        set(callback, delayMs) {
          delays.push(delayMs);
          return setTimeout(callback, delayMs >= 60_000 ? delayMs : 1);
        },
        clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
      },
    });
    expect(await client.send(ratedEvent("e"))).toEqual({ taken: true });
    expect(delays.filter((delayMs) => delayMs >= 1_234 && delayMs < 60_000)).toEqual([1_239, 1_244]);
    expect(client.counts).toMatchObject({ accepted: 1, duplicates: 0 });
  });
});

describe("limits and ends", () => {
  test("when full, the next event waits until another one has its outcome", async () => {
    const acks: (() => void)[] = [];
    server.answer = (batch, ack, socket) => acks.push(() => server.take(batch, ack, socket));
    const client = connect({ maxPendingEvents: 3, maxBatchEvents: 1, maxBatchesInFlight: 1, lingerMs: 0 });
    await Promise.all(ids(3).map((id) => client.enqueue(ratedEvent(id))));
    let entered = false;
    const fourth = client.enqueue(ratedEvent("fourth")).then(() => {
      entered = true;
    });
    await expect.poll(() => acks.length).toBe(1);
    expect(entered).toBe(false);
    acks.shift()?.();
    await fourth;
    expect(client.counts.pending).toBe(3);
    await expect.poll(() => acks.length).toBe(1);
    server.answer = server.take;
    acks.shift()?.();
    await client.flush();
    expect(server.taken.size).toBe(4);
  });

  test("a refused token ends it, visibly for whoever waits", async () => {
    const refusals: Error[] = [];
    const client = connect({ token: "wrong", onRefused: (error) => refusals.push(error) });
    await expect(client.send(ratedEvent("e"))).rejects.toMatchObject({ code: "unauthenticated" });
    expect(client.state).toBe("refused");
    expect(client.error?.code).toBe("unauthenticated");
    expect(refusals).toHaveLength(1);
    await expect(client.enqueue(ratedEvent("f"))).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await client.stop()).unsent.map((event) => event.id)).toEqual(["e"]);
  });

  test("a token that is revoked meanwhile ends it as well", async () => {
    const client = connect();
    await client.send(ratedEvent("before"));
    server.token = "another";
    for (const socket of server.sockets) socket.disconnect(true);
    await expect(client.send(ratedEvent("after"))).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("stop sends what is there", async () => {
    const client = connect({ lingerMs: 60_000 });
    for (const id of ids(5)) await client.enqueue(ratedEvent(id));
    expect(await client.stop()).toEqual({ unsent: [] });
    expect(server.taken.size).toBe(5);
    expect(client.state).toBe("stopped");
    await expect(client.enqueue(ratedEvent("late"))).rejects.toMatchObject({ code: "stopped" });
  });

  test("stop hands back what has no outcome", async () => {
    server.answer = () => undefined;
    const client = connect({ maxBatchEvents: 2, maxBatchesInFlight: 1 });
    const sends = ids(5).map((id) => client.send(ratedEvent(id)));
    const ends = Promise.allSettled(sends);
    await expect.poll(() => server.batches.length).toBe(1);
    const { unsent } = await client.stop({ timeoutMs: 20 });
    expect(unsent.map((event) => event.id).sort()).toEqual(ids(5));
    expect((await ends).map((end) => end.status)).toEqual(Array(5).fill("rejected"));
  });
});
