import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Patch } from "@ioc/protocol/live.ts";
import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { Server, type Socket } from "socket.io";
import { afterEach, describe, expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { createBoardSocket } from "./board-socket.ts";
import { createLiveConnection } from "./live-connection.ts";
import { createWallStore, type WallState, type WallStore } from "./wall-store.ts";

interface Request {
  unit?: string;
  period?: string;
  scene?: string;
}

/** A Socket.IO server whose answers a test decides. */
interface Backend {
  readonly port: number;
  readonly requests: Request[];
  readonly tokens: unknown[];
  sockets(): Promise<Socket[]>;
  patch(message: Patch): void;
  close(): Promise<void>;
}

const { board, overview } = fixtureProvince(USUAL);
const ending: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function startBackend(answer: (request: Request, nth: number) => unknown, port = 0): Promise<Backend> {
  const http = createServer();
  const io = new Server(http);
  const namespace = io.of(BOARD_NAMESPACE);
  const requests: Request[] = [];
  const tokens: unknown[] = [];
  namespace.on("connection", (socket) => {
    tokens.push(socket.handshake.auth["token"]);
    socket.on(BOARD_EVENTS.subscribe, (request: Request, ack: (answer: unknown) => void) => {
      requests.push(request);
      ack(answer(request, requests.length));
    });
  });
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  const close = (): Promise<void> => new Promise((resolve) => void io.close(() => resolve()));
  ending.push(close);
  return {
    port: (http.address() as AddressInfo).port,
    requests,
    tokens,
    sockets: async () => [...namespace.sockets.values()],
    patch: (message) => void namespace.emit(BOARD_EVENTS.patch, message),
    close,
  };
}

function openWall(port: number, unit?: string, token?: string): WallStore {
  const store = createWallStore(0);
  const connection = createLiveConnection(
    createBoardSocket(`http://127.0.0.1:${port}`, () => token),
    store,
    unit,
  );
  ending.push(() => connection.stop());
  connection.start();
  return store;
}

/** Resolves with the first state that fits. */
function until(store: WallStore, fits: (state: WallState) => boolean): Promise<WallState> {
  return new Promise((resolve) => {
    if (fits(store.getState())) return resolve(store.getState());
    const forget = store.subscribe((state) => {
      if (!fits(state)) return;
      forget();
      resolve(state);
    });
  });
}

function whole(request: Request, received = board.measures.received): unknown {
  if (request.scene === "overview") return { ok: true, subscription: "o", overview };
  return { ok: true, subscription: "b", board: { ...board, measures: { ...board.measures, received } } };
}

describe("the live connection", () => {
  it("subscribes to today's board and to the overview of its unit, with its token", async () => {
    const backend = await startBackend((request) => whole(request));
    const store = openWall(backend.port, "SG.01", "secret");
    await until(store, (state) => state.board !== undefined && state.overview !== undefined);
    expect(backend.requests).toEqual([
      { unit: "SG.01", period: "today" },
      { unit: "SG.01", scene: "overview" },
    ]);
    expect(backend.tokens).toEqual(["secret"]);
    expect(store.getState().link).toEqual({ kind: "connected" });
  });

  it("applies patches on their base", async () => {
    const backend = await startBackend((request) => whole(request));
    const store = openWall(backend.port);
    await until(store, (state) => state.board !== undefined && state.overview !== undefined);
    backend.patch({ subscription: "b", base: "1", version: "2", patch: { version: "2", measures: { received: 7 } } });
    const { board: patched } = await until(store, (state) => state.board?.version === "2");
    expect(patched?.measures).toEqual({ ...board.measures, received: 7 });
  });

  it("subscribes again, to that document alone, when a patch builds on another version", async () => {
    const backend = await startBackend((request, nth) => whole(request, nth > 2 ? 99 : 1));
    const store = openWall(backend.port);
    await until(store, (state) => state.board !== undefined && state.overview !== undefined);
    backend.patch({ subscription: "b", base: "8", version: "9", patch: { version: "9", measures: { received: 5 } } });
    await until(store, (state) => state.board?.measures.received === 99);
    expect(backend.requests.map((request) => request.period ?? request.scene)).toEqual(["today", "overview", "today"]);
  });

  it("keeps the numbers while the server is away, says since when, and subscribes again when it is back", async () => {
    const backend = await startBackend((request) => whole(request, 1));
    const store = openWall(backend.port);
    await until(store, (state) => state.board !== undefined && state.overview !== undefined);
    await backend.close();
    const lost = await until(store, (state) => state.link.kind === "lost");
    expect(lost.board?.measures.received).toBe(1);
    expect(lost.link).toMatchObject({ kind: "lost", retryAtMs: expect.any(Number) });
    await startBackend((request) => whole(request, 2), backend.port);
    const back = await until(store, (state) => state.board?.measures.received === 2);
    expect(back.link).toEqual({ kind: "connected" });
  });

  it("connects again when the server ends the connection", async () => {
    const backend = await startBackend((request, nth) => whole(request, nth > 2 ? 2 : 1));
    const store = openWall(backend.port);
    await until(store, (state) => state.board !== undefined && state.overview !== undefined);
    for (const socket of await backend.sockets()) socket.disconnect(true);
    await until(store, (state) => state.board?.measures.received === 2);
  });

  it("shows a refusal instead of numbers", async () => {
    const backend = await startBackend(() => ({ ok: false, code: "not-found", message: "no such unit" }));
    const store = openWall(backend.port, "NOWHERE");
    const { refusal, board: none } = await until(store, (state) => state.refusal !== undefined);
    expect(refusal).toBe("not-found");
    expect(none).toBeUndefined();
  });

  it("asks again, without a word, when the server has no time", async () => {
    const busy = { ok: false, code: "overloaded", message: "later", retryAfterMs: 1 };
    const backend = await startBackend((request, nth) => (nth < 5 ? busy : whole(request)));
    const store = openWall(backend.port);
    const state = await until(store, ({ board, overview }) => board !== undefined && overview !== undefined);
    expect(state.refusal).toBeUndefined();
  });
});
