import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Patch } from "@ioc/protocol/live.ts";
import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { Server, type Socket } from "socket.io";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { createBoardSocket } from "./board-socket.ts";
import { createLiveConnection, type LiveConnection } from "./live-connection.ts";
import type { WallPlace } from "./wall-place.ts";
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
  readonly unsubscribed: string[];
  /** True: the answer is given later, by whoever took it. */
  holdBack: (request: Request, answer: () => void) => boolean;
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
      const nth = requests.length;
      const give = (): void => ack(answer(request, nth));
      if (!backend.holdBack(request, give)) give();
    });
    socket.on(
      BOARD_EVENTS.unsubscribe,
      ({ subscription }: { subscription: string }, ack: (answer: unknown) => void) => {
        backend.unsubscribed.push(subscription);
        ack({ ok: true });
      },
    );
  });
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  const close = (): Promise<void> => new Promise((resolve) => void io.close(() => resolve()));
  ending.push(close);
  const backend: Backend = {
    port: (http.address() as AddressInfo).port,
    requests,
    tokens,
    unsubscribed: [],
    holdBack: () => false,
    sockets: async () => [...namespace.sockets.values()],
    patch: (message) => void namespace.emit(BOARD_EVENTS.patch, message),
    close,
  };
  return backend;
}

function overviewOf(unit?: string): WallPlace {
  return { unit, scene: "overview", needs: ["board", "overview"] };
}

function openConnection(port: number, unit?: string, token?: string): { store: WallStore; connection: LiveConnection } {
  const store = createWallStore(0);
  const connection = createLiveConnection(
    createBoardSocket(`http://127.0.0.1:${port}`, () => token),
    store,
    overviewOf(unit),
  );
  ending.push(() => connection.stop());
  connection.start();
  return { store, connection };
}

function openWall(port: number, unit?: string, token?: string): WallStore {
  return openConnection(port, unit, token).store;
}

function boardIn(state: WallState): typeof board | undefined {
  return state.shown?.documents.board;
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
    await until(store, (state) => state.shown !== undefined);
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
    await until(store, (state) => state.shown !== undefined);
    backend.patch({ subscription: "b", base: "1", version: "2", patch: { version: "2", measures: { received: 7 } } });
    const patched = await until(store, (state) => boardIn(state)?.version === "2");
    expect(boardIn(patched)?.measures).toEqual({ ...board.measures, received: 7 });
  });

  it("subscribes again, to that document alone, when a patch builds on another version", async () => {
    const backend = await startBackend((request, nth) => whole(request, nth > 2 ? 99 : 1));
    const store = openWall(backend.port);
    await until(store, (state) => state.shown !== undefined);
    backend.patch({ subscription: "b", base: "8", version: "9", patch: { version: "9", measures: { received: 5 } } });
    await until(store, (state) => boardIn(state)?.measures.received === 99);
    expect(backend.requests.map((request) => request.period ?? request.scene)).toEqual(["today", "overview", "today"]);
  });

  it("keeps the numbers while the server is away, says since when, and subscribes again when it is back", async () => {
    const heardMs = Date.parse("2026-11-17T07:32:08Z");
    vi.useFakeTimers({ toFake: ["Date"], now: heardMs });
    ending.push(() => void vi.useRealTimers());
    const backend = await startBackend((request) => whole(request, 1));
    const store = openWall(backend.port);
    await until(store, (state) => state.shown !== undefined);
    // It is noticed nine hours later.
    vi.setSystemTime(heardMs + 9 * 3_600_000);
    await backend.close();
    const lost = await until(store, (state) => state.link.kind === "lost");
    expect(boardIn(lost)?.measures.received).toBe(1);
    expect(lost.link).toMatchObject({ kind: "lost", sinceMs: heardMs, retryAtMs: expect.any(Number) });
    await startBackend((request) => whole(request, 2), backend.port);
    const back = await until(store, (state) => state.link.kind === "connected");
    expect(boardIn(back)?.measures.received).toBe(2);
  });

  it("after a sleep is lost at once, and until every document has come anew", async () => {
    const backend = await startBackend((request) => whole(request));
    const { store, connection } = openConnection(backend.port);
    await until(store, (state) => state.shown !== undefined);
    const held: (() => void)[] = [];
    backend.holdBack = (_, answer) => held.push(answer) > 0;
    connection.restart();
    expect(store.getState().link).toMatchObject({ kind: "lost", retryAtMs: undefined });
    while (held.length < 2) await new Promise((resolve) => setImmediate(resolve));
    const { shown } = store.getState();
    held[0]?.();
    const half = await until(store, (state) => state.shown !== shown);
    expect(half.link.kind).toBe("lost");
    held[1]?.();
    await until(store, (state) => state.link.kind === "connected");
  });

  it("connects again when the server ends the connection", async () => {
    const backend = await startBackend((request, nth) => whole(request, nth > 2 ? 2 : 1));
    const store = openWall(backend.port);
    await until(store, (state) => state.shown !== undefined);
    for (const socket of await backend.sockets()) socket.disconnect(true);
    await until(store, (state) => boardIn(state)?.measures.received === 2);
  });

  it("shows a refusal instead of numbers", async () => {
    const backend = await startBackend(() => ({ ok: false, code: "not-found", message: "no such unit" }));
    const store = openWall(backend.port, "NOWHERE");
    const { refused, shown } = await until(store, (state) => state.refused !== undefined);
    expect(refused?.code).toBe("not-found");
    expect(shown).toBeUndefined();
  });

  it("asks again, without a word, when the server has no time", async () => {
    const busy = { ok: false, code: "overloaded", message: "later", retryAfterMs: 1 };
    const backend = await startBackend((request, nth) => (nth < 5 ? busy : whole(request)));
    const store = openWall(backend.port);
    const state = await until(store, ({ shown }) => shown !== undefined);
    expect(state.refused).toBeUndefined();
  });

  it("shows one place, live, until all of the next one has come, and then watches the next alone", async () => {
    const held: (() => void)[] = [];
    const named = (request: Request): unknown => {
      const answer = whole(request) as { subscription: string };
      return { ...answer, subscription: `${answer.subscription}/${request.unit}` };
    };
    const backend = await startBackend(named);
    const { store, connection } = openConnection(backend.port, "A");
    await until(store, (state) => state.shown !== undefined);
    backend.holdBack = (request, answer) => {
      if (request.unit !== "B") return false;
      held.push(answer);
      return true;
    };
    connection.show(overviewOf("B"));
    backend.patch({ subscription: "b/A", base: "1", version: "2", patch: { version: "2", measures: { received: 7 } } });
    const meanwhile = await until(store, (state) => boardIn(state)?.measures.received === 7);
    expect(meanwhile.shown?.place.unit).toBe("A");
    while (held.length < 2) await new Promise((resolve) => setImmediate(resolve));
    held[0]?.();
    held[1]?.();
    const next = await until(store, (state) => state.shown?.place.unit === "B");
    expect(next.shown?.documents).toMatchObject({ board: { version: "1" }, overview: { version: "1" } });
    while (backend.unsubscribed.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(backend.unsubscribed.sort()).toEqual(["b/A", "o/A"]);
  });

  it("keeps what is shown when the next place is refused", async () => {
    const gone = { ok: false, code: "not-found", message: "no such unit" };
    const backend = await startBackend((request) => (request.unit === "GONE" ? gone : whole(request)));
    const { store, connection } = openConnection(backend.port, "A");
    await until(store, (state) => state.shown !== undefined);
    connection.show(overviewOf("GONE"));
    const state = await until(store, ({ refused }) => refused !== undefined);
    expect(state.refused).toMatchObject({ place: { unit: "GONE" }, code: "not-found" });
    expect(state.shown?.place.unit).toBe("A");
  });
});
