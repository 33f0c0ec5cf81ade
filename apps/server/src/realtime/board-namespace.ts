import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { checkSubscribe } from "@ioc/protocol/check-subscribe.ts";
import { type AckFailure, ackFailureOf, type FaultyMember } from "@ioc/protocol/error.ts";
import { type Patch, type Subscribe, unsubscribeSchema } from "@ioc/protocol/live.ts";
import {
  BOARD_EVENTS,
  BOARD_NAMESPACE,
  type BoardInbound,
  type BoardServerToClient,
} from "@ioc/protocol/socket-events.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import type { Logger } from "pino";
import type { Namespace, Server, Socket } from "socket.io";
import type { AccessSettings } from "../access/settings.ts";
import type { LiveState } from "../boards/live-state.ts";
import { readBoard } from "../boards/read-board.ts";
import { readOverview } from "../boards/read-overview.ts";
import { relativePeriod } from "../boards/relative-period.ts";
import { findUnit } from "../http/query.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { type Answering, acknowledge } from "./acknowledge.ts";
import { admitSocket } from "./admit-socket.ts";
import type { ViewSource } from "./view.ts";
import { ViewHub } from "./view-hub.ts";

export interface BoardNamespaceParts {
  readonly io: Server;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly access: AccessSettings;
  readonly log: Logger;
  readonly simulated: boolean;
}

type BoardSockets = Namespace<BoardInbound, BoardServerToClient>;

const MOST_SUBSCRIPTIONS = 100;
const RETRY_AFTER_MS = 5000;
/** Sockets are in a room of their own and in one for each document they watch. */
const ROOM_PREFIX = "view:";

/** The namespace of walls, desks and scripts: live documents by subscription. */
export function openBoardNamespace(parts: BoardNamespaceParts): ViewHub {
  const { io, state, clock, access, log } = parts;
  const namespace: BoardSockets = io.of(BOARD_NAMESPACE);
  const hub = new ViewHub({
    state,
    clock,
    log,
    send(key, patch) {
      namespace.to(ROOM_PREFIX + key).emit(BOARD_EVENTS.patch, { subscription: key, ...patch } as Patch);
    },
  });
  namespace.adapter.on("delete-room", (room: string) => {
    if (room.startsWith(ROOM_PREFIX)) hub.unwatched(room.slice(ROOM_PREFIX.length));
  });
  namespace.use(admitSocket("readBoard", state, access));
  namespace.on("connection", (socket) => {
    socket.on(BOARD_EVENTS.subscribe, (...args: unknown[]) => {
      acknowledge(args, ([request]) => subscribe(parts, hub, socket, request));
    });
    socket.on(BOARD_EVENTS.unsubscribe, (...args: unknown[]) => {
      acknowledge(args, async ([request]): Promise<Answering> => {
        const checked = checkWire(unsubscribeSchema, request);
        if (!checked.ok) return invalid(checked.errors);
        const room = ROOM_PREFIX + checked.value.subscription;
        if (!socket.rooms.has(room)) return ackFailureOf("not-found", "there is no such subscription");
        await socket.leave(room);
        subscriptionsOf(socket).delete(checked.value.subscription);
        return { ok: true };
      });
    });
  });
  return hub;
}

async function subscribe(
  parts: BoardNamespaceParts,
  hub: ViewHub,
  socket: Socket<BoardInbound, BoardServerToClient>,
  request: unknown,
): Promise<Answering> {
  const { state, clock } = parts;
  const checked = checkSubscribe(request);
  if (!checked.ok) return invalid(checked.errors);
  const wanted = checked.value;
  const unit = findUnit(wanted.unit, state, clock.now());
  const code = unit === undefined ? undefined : state.reference.unitsById.get(unit)?.body.code;
  if (unit === undefined || code === undefined) return ackFailureOf("not-found", "there is no such unit");
  if ("scene" in wanted) return join(hub, socket, overviewSource(parts, unit, code), "overview");
  return join(hub, socket, boardSource(parts, unit, code, wanted), "board");
}

/** What a connection watches or is about to watch. */
const subscriptions = new WeakMap<object, Set<string>>();

function subscriptionsOf(socket: object): Set<string> {
  const found = subscriptions.get(socket) ?? new Set<string>();
  subscriptions.set(socket, found);
  return found;
}

/** Joins the room in the same turn in which the document is read, so that the next patch starts from its version. */
async function join<Content extends { readonly asOf: string }>(
  hub: ViewHub,
  socket: Socket<BoardInbound, BoardServerToClient>,
  source: ViewSource<Content>,
  member: "board" | "overview",
): Promise<Answering> {
  const { key } = source;
  const mine = subscriptionsOf(socket);
  const isNew = !mine.has(key);
  if (isNew && mine.size >= MOST_SUBSCRIPTIONS) {
    return ackFailureOf("overloaded", `one connection watches at most ${MOST_SUBSCRIPTIONS} documents`);
  }
  // Taken before anything is waited for: requests sent in one go count too.
  mine.add(key);
  const document = await hub.watch(source);
  if (document === undefined || document === null) {
    if (isNew) mine.delete(key);
    return document === null
      ? ackFailureOf("overloaded", "too many documents are watched at the same time", RETRY_AFTER_MS)
      : ackFailureOf("not-found", "there is no such unit");
  }
  void socket.join(ROOM_PREFIX + key);
  hub.joined(key);
  // It may have gone while it waited; leaving tells the hub that nobody watches.
  if (!socket.connected) void socket.leave(ROOM_PREFIX + key);
  return { ok: true, subscription: key, [member]: document };
}

function boardSource(
  { state }: BoardNamespaceParts,
  unit: number,
  code: string,
  wanted: Exclude<Subscribe, { scene: string }>,
): ViewSource<NonNullable<ReturnType<typeof readBoard>>> {
  const name = "period" in wanted ? wanted.period : undefined;
  const fixed = "period" in wanted ? undefined : { from: parseDay(wanted.from) ?? 0, to: parseDay(wanted.to) ?? 0 };
  return {
    key: `board/${code}/${"period" in wanted ? wanted.period : `${wanted.from}/${wanted.to}`}`,
    unit,
    lastDay: fixed?.to,
    compute(now) {
      const today = dayOf(state.reference.zone, now);
      const period = fixed ?? relativePeriod(name ?? "today", today);
      return readBoard(state, { unit, period, now });
    },
  };
}

function overviewSource(
  { state, simulated }: BoardNamespaceParts,
  unit: number,
  code: string,
): ViewSource<NonNullable<ReturnType<typeof readOverview>>> {
  return { key: `overview/${code}`, unit, compute: (now) => readOverview(state, { unit, now, simulated }) };
}

function invalid(errors: readonly FaultyMember[]): AckFailure {
  const first = errors[0];
  return ackFailureOf("invalid", first === undefined ? "invalid" : `${first.path} ${first.message}`.trim());
}
