import { checkSubscribe } from "@ioc/protocol/check-subscribe.ts";
import { ackFailureOf } from "@ioc/protocol/error.ts";
import { type Patch, unsubscribeSchema } from "@ioc/protocol/live.ts";
import {
  BOARD_EVENTS,
  BOARD_NAMESPACE,
  type BoardInbound,
  type BoardServerToClient,
} from "@ioc/protocol/socket-events.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import type { Logger } from "pino";
import type { DefaultEventsMap, Namespace, Server, Socket } from "socket.io";
import { findUnitFor } from "../access/find-unit.ts";
import { reachOf } from "../access/reach.ts";
import { LiveBoards } from "../boards/live-boards.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { type Answering, acknowledge } from "./acknowledge.ts";
import { type AdmitParts, admitSocket, type SocketData } from "./admit-socket.ts";
import { documentSource } from "./document-source.ts";
import { type EncodedAnswer, mendEncoder } from "./encoded-answer.ts";
import { invalidRequest } from "./invalid-request.ts";
import { RecheckSockets } from "./recheck-sockets.ts";
import { cutOff, SlowClients } from "./slow-clients.ts";
import type { View, ViewSource } from "./view.ts";
import { ViewHub } from "./view-hub.ts";
import type { ViewMeter } from "./view-meter.ts";

export interface BoardNamespaceParts extends AdmitParts {
  readonly io: Server;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
  readonly simulated: boolean;
  readonly viewMeter?: ViewMeter | undefined;
}

type BoardSockets = Namespace<BoardInbound, BoardServerToClient, DefaultEventsMap, SocketData>;
type BoardSocket = Socket<BoardInbound, BoardServerToClient, DefaultEventsMap, SocketData>;

const MOST_SUBSCRIPTIONS = 100;
const RETRY_AFTER_MS = 5000;
const SWEEP_MS = 1000;
/** Sockets are in a room of their own and in one for each document they watch. */
const ROOM_PREFIX = "view:";

/** What the handlers of one connection need. */
interface Room {
  readonly parts: BoardNamespaceParts;
  readonly boards: LiveBoards;
  readonly hub: ViewHub;
  readonly slow: SlowClients<BoardSocket>;
  /** What each connection watches or is about to watch, and of which unit. */
  readonly subscriptions: WeakMap<BoardSocket, Map<string, number>>;
}

/** The namespace of walls, desks and scripts: live documents by subscription. */
export function openBoardNamespace(parts: BoardNamespaceParts): Service {
  const { io, state, clock, log } = parts;
  mendEncoder(io);
  io.of("/").use((_socket, next) => next(new Error("not-found")));
  const namespace: BoardSockets = io.of(BOARD_NAMESPACE);
  const boards = new LiveBoards(state, clock.now());
  const hub = new ViewHub({
    boards,
    clock,
    log,
    meter: parts.viewMeter,
    send(key, patch) {
      const room = ROOM_PREFIX + key;
      // Every node computes its own views: what it tells concerns its own connections only. Encoded once for the room.
      namespace.local.to(room).emit(BOARD_EVENTS.patch, { subscription: key, ...patch } as Patch);
      return namespace.adapter.rooms.get(room)?.size ?? 0;
    },
  });
  const subscriptions: Room["subscriptions"] = new WeakMap();
  const slow = new SlowClients<BoardSocket>({
    *watchedBy(socket) {
      for (const room of socket.rooms) {
        const view = room.startsWith(ROOM_PREFIX) ? hub.viewOf(room.slice(ROOM_PREFIX.length)) : undefined;
        if (view !== undefined) yield view;
      }
    },
    pause: (socket, key) => void socket.leave(ROOM_PREFIX + key),
    resume(socket, source, join) {
      const { key } = source;
      const resumed = hub.watch(source, (view) => {
        if (subscriptions.get(socket)?.has(key) !== true || !join(view)) return false;
        void socket.join(ROOM_PREFIX + key);
        return true;
      });
      // Whoever cannot go on where it stopped has to begin anew.
      void resumed.then((outcome) => outcome === "joined" || cutOff(socket));
    },
    send: (socket, key, patch) => void socket.emit(BOARD_EVENTS.patch, { subscription: key, ...patch } as Patch),
  });
  const sweeper = setInterval(() => slow.sweep(namespace.sockets.values(), clock.now()), SWEEP_MS);
  sweeper.unref();
  namespace.adapter.on("delete-room", (room: string) => {
    if (room.startsWith(ROOM_PREFIX)) hub.unwatched(room.slice(ROOM_PREFIX.length));
  });
  const room: Room = { parts, boards, hub, slow, subscriptions };
  namespace.use(admitSocket("readBoard", parts));
  const recheck = new RecheckSockets<BoardSocket>({
    ...parts,
    sockets: () => namespace.sockets.values(),
    watched: (socket) => subscriptions.get(socket) ?? new Map<string, number>(),
    drop(socket, key) {
      void leave(room, socket, key);
      // One that it waits for must not come any more.
      subscriptions.get(socket)?.delete(key);
    },
  });
  namespace.on("connection", (socket) => {
    recheck.connected(socket);
    socket.on("disconnect", () => slow.left(socket));
    socket.on(BOARD_EVENTS.subscribe, (...args: unknown[]) => {
      acknowledge(args, ([request]) => subscribe(room, socket, request));
    });
    socket.on(BOARD_EVENTS.unsubscribe, (...args: unknown[]) => {
      acknowledge(args, ([request]) => unsubscribe(room, socket, request));
    });
  });
  return {
    id: "views",
    async stop() {
      clearInterval(sweeper);
      await recheck.stop();
      await hub.stop();
      boards.close();
    },
  };
}

async function subscribe(room: Room, socket: BoardSocket, request: unknown): Promise<Answering | EncodedAnswer> {
  const { state, clock, access } = room.parts;
  const { reference } = state;
  if (room.slow.isFlooded(socket)) {
    cutOff(socket);
    return ackFailureOf("overloaded", "too many answers were not read");
  }
  const checked = checkSubscribe(request);
  if (!checked.ok) return invalidRequest(checked.errors);
  const wanted = checked.value;
  const rules = { reach: reachOf(reference, clock.now()), publicBoard: access.publicBoard };
  const who = socket.data.principal ?? { kind: "nobody" };
  const unit = findUnitFor(who, "readBoard", reference, rules)(wanted.unit, clock.now());
  const code = unit === undefined ? undefined : reference.unitsById.get(unit)?.body.code;
  if (unit === undefined || code === undefined) {
    if (who.kind !== "nobody") {
      const address = socket.data.address ?? null;
      room.parts.trail.refused({ who, address }, "readBoard", `subscribe ${wanted.unit ?? ""}`);
    }
    return ackFailureOf("not-found", "there is no such unit");
  }
  return join(room, socket, unit, documentSource({ ...room.parts, boards: room.boards }, unit, code, wanted));
}

/** Joins the room in the same turn in which the document is read, so that the next patch starts from its version. */
async function join(
  { hub, slow, subscriptions }: Room,
  socket: BoardSocket,
  unit: number,
  source: ViewSource,
): Promise<Answering | EncodedAnswer> {
  const { key } = source;
  const mine = subscriptions.get(socket) ?? new Map<string, number>();
  subscriptions.set(socket, mine);
  const isNew = !mine.has(key);
  if (isNew && mine.size >= MOST_SUBSCRIPTIONS) {
    return ackFailureOf("overloaded", `one connection watches at most ${MOST_SUBSCRIPTIONS} documents`);
  }
  // Taken before anything is waited for: requests sent in one go count too.
  mine.set(key, unit);
  let answer: EncodedAnswer | undefined;
  const watches = (view: View): boolean => {
    // It may have gone while it waited, or may not watch it any more.
    if (!socket.connected || !mine.has(key)) return false;
    answer = view.answer;
    slow.forget(socket, key);
    void socket.join(ROOM_PREFIX + key);
    return true;
  };
  const outcome = await hub.watch(source, watches, socket.data.principal?.kind !== "nobody");
  if (answer !== undefined) return answer;
  if (isNew) mine.delete(key);
  return outcome === "unknown"
    ? ackFailureOf("not-found", "there is no such unit")
    : ackFailureOf("overloaded", "too many documents are watched at the same time", RETRY_AFTER_MS);
}

async function unsubscribe(room: Room, socket: BoardSocket, request: unknown): Promise<Answering> {
  const checked = checkWire(unsubscribeSchema, request);
  if (!checked.ok) return invalidRequest(checked.errors);
  const key = checked.value.subscription;
  if (!(await leave(room, socket, key))) return ackFailureOf("not-found", "there is no such subscription");
  return { ok: true };
}

/** False when it was not watched. */
async function leave({ slow, subscriptions }: Room, socket: BoardSocket, key: string): Promise<boolean> {
  const room = ROOM_PREFIX + key;
  const isPaused = slow.forget(socket, key);
  const isWatched = isPaused || socket.rooms.has(room);
  if (!isWatched) return false;
  await socket.leave(room);
  subscriptions.get(socket)?.delete(key);
  return true;
}
