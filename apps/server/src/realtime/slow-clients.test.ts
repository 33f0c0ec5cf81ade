import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { MEASURE_INDEX } from "@ioc/domain/measure/measures.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { createZone, dayOf } from "@ioc/domain/time/zone.ts";
import pino from "pino";
import { Server } from "socket.io";
import type { Socket } from "socket.io-client";
import { afterEach, expect, test, vi } from "vitest";
import { connected, subscribe } from "../../test/live-client.test-support.ts";
import { Authenticator } from "../access/authenticate.ts";
import { LiveState } from "../boards/live-state.ts";
import { FailedTokens, ownLimiter } from "../cluster/failed-tokens.ts";
import { Reference } from "../reference/reference.ts";
import { openBoardNamespace } from "./board-namespace.ts";

const NOON = Date.parse("2026-03-11T12:00:00+07:00");
const TOKEN = "token-of-the-test";
const UNIT = 1;
const MEGABYTE = "x".repeat(1024 * 1024);

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function openBoards() {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const units = [{ id: UNIT, body: { code: "P", name: "P", kind: "province" as const } }];
  const calendars = [{ version: 1, spec: vietnamCalendar }];
  const rows = { version: 1, units, procedures: [], limits: [], calendars, feeds: [], serviceTokens: [], targets: {} };
  const state = new LiveState(new Reference(rows, zone));
  const clock = { at: NOON, now: () => clock.at };
  const http = createServer();
  const io = new Server(http, { perMessageDeflate: false });
  const access = { bootstrapToken: TOKEN, publicBoard: false };
  const trail = { used: () => undefined, refused: () => undefined, badToken: () => undefined };
  const service = openBoardNamespace({
    io,
    state,
    clock,
    access,
    log: pino({ level: "silent" }),
    simulated: false,
    watch: { version: 0, onChange: () => undefined },
    trail,
    origin: "http://127.0.0.1",
    isTrusted: () => false,
    authenticator: new Authenticator({
      state,
      clock,
      access,
      failedTokens: new FailedTokens(clock, ownLimiter()),
      persons: { peopleOf: (cookies) => Promise.resolve(cookies.map(() => undefined)) },
      screens: { screensOf: (credentials) => Promise.resolve(credentials.map(() => undefined)) },
      trail,
      level: () => Promise.resolve(),
      refused: () => undefined,
    }),
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  stops.push(() => io.close());
  stops.push(() => service.stop());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  let received = 0;
  return {
    clock,
    url,
    namespace: io.of("/board"),
    /** An event a second after the one before, so that no patch has to wait for its turn. */
    receive(): number {
      received += 1;
      clock.at += 1100;
      const at = clock.at;
      const place = { unit: UNIT, procedure: 16, dossier: received, day: dayOf(zone, at), at, due: 0, delta: 1 };
      const steps = [{ measure: MEASURE_INDEX.receivedCounter, ...place }];
      state.apply({ position: received, recordedAt: at, reference: 1, steps, units: [UNIT], taken: [] });
      return received;
    },
  };
}

type Boards = Awaited<ReturnType<typeof openBoards>>;

async function client({ url, namespace }: Boards) {
  const socket = await connected(url, "/board", TOKEN);
  stops.push(async () => socket.disconnect());
  const served = namespace.sockets.get(socket.id ?? "");
  if (served === undefined) throw new Error("the server does not know the connection");
  const backlog = (): number => (served.conn["writeBuffer"] as unknown[]).length;
  return { socket, served, backlog };
}

/** The web socket below a client: it can stop to read, as a screen behind a bad line does. */
function wireOf(socket: Socket): { pause(): void; resume(): void } {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } };
  return transport.ws;
}

/** Sends until nothing more fits into what lies between, and something has to wait. */
async function fill({ served, backlog }: Awaited<ReturnType<typeof client>>): Promise<void> {
  await vi.waitFor(() => {
    served.emit("filling", MEGABYTE);
    expect(backlog()).toBeGreaterThan(2);
  });
}

const has = (count: number) => (document: { measures: { received: number } }) => document.measures.received === count;
const REQUEST = { unit: "P", period: "today" };

test("who does not read is left out of the patches, and then given one that leads to the present", async () => {
  const boards = await openBoards();
  const slow = await client(boards);
  const quick = await client(boards);
  const [late, live] = [await subscribe(slow.socket, REQUEST), await subscribe(quick.socket, REQUEST)];
  boards.receive();
  await Promise.all([late.until(has(1)), live.until(has(1))]);
  wireOf(slow.socket).pause();
  await fill(slow);
  await vi.waitFor(() => expect([...slow.served.rooms]).toEqual([slow.served.id]), { timeout: 10_000 });
  const waiting = slow.backlog();
  for (let count = 2; count <= 40; count += 1) await live.until(has(boards.receive()));
  expect(slow.backlog()).toBe(waiting);
  expect(late.patches.length).toBe(1);

  wireOf(slow.socket).resume();
  expect(await late.until(has(40))).toEqual(live.document);
  expect(late.patches.length).toBe(2);
  await Promise.all([late.until(has(boards.receive())), live.until(has(41))]);
  expect([late.broken, live.broken]).toEqual([false, false]);
  expect(late.patches.at(-1)).toEqual(live.patches.at(-1));
});

test("who unsubscribed before it went on is told nothing, and can subscribe again", async () => {
  const boards = await openBoards();
  const slow = await client(boards);
  const late = await subscribe(slow.socket, REQUEST);
  wireOf(slow.socket).pause();
  await fill(slow);
  await vi.waitFor(() => expect([...slow.served.rooms]).toEqual([slow.served.id]), { timeout: 10_000 });
  const { subscription } = late;
  const unsubscribed: Promise<unknown> = slow.socket.emitWithAck("unsubscribe", { subscription });
  boards.receive();
  wireOf(slow.socket).resume();
  expect(await unsubscribed).toEqual({ ok: true });
  await vi.waitFor(() => expect(slow.backlog()).toBe(0));
  expect((await subscribe(slow.socket, REQUEST)).document.measures.received).toBe(1);
  expect(late.patches).toEqual([]);
});

test("who asks and asks and never reads is closed, and so is who has stood still for a minute", async () => {
  const boards = await openBoards();
  const [greedy, dead] = [await client(boards), await client(boards)];
  for (const stopped of [greedy, dead]) {
    await subscribe(stopped.socket, REQUEST);
    wireOf(stopped.socket).pause();
    await fill(stopped);
  }
  for (let count = 0; count < 400; count += 1) greedy.socket.emit("subscribe", REQUEST, () => undefined);
  await vi.waitFor(() => expect([...boards.namespace.sockets.keys()]).toEqual([dead.served.id]), { timeout: 10_000 });
  await vi.waitFor(() => expect([...dead.served.rooms]).toEqual([dead.served.id]), { timeout: 10_000 });
  boards.clock.at += 61_000;
  await vi.waitFor(() => expect(boards.namespace.sockets.size).toBe(0), { timeout: 10_000 });
});

test("a namespace that is not there is refused by the code", async () => {
  const { url } = await openBoards();
  for (const namespace of ["/", "/nowhere"]) {
    await expect(connected(url, namespace, TOKEN)).rejects.toThrow("refused: not-found");
  }
});
