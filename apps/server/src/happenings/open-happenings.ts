import { ackFailureOf } from "@ioc/protocol/error.ts";
import { followSchema, unfollowSchema } from "@ioc/protocol/happenings.ts";
import {
  BOARD_EVENTS,
  BOARD_NAMESPACE,
  type BoardInbound,
  type BoardServerToClient,
} from "@ioc/protocol/socket-events.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import type { DefaultEventsMap, Namespace, Server, Socket } from "socket.io";
import { decide } from "../access/decide.ts";
import { findUnitFor } from "../access/find-unit.ts";
import { reachOf } from "../access/reach.ts";
import type { Service } from "../lifecycle/service.ts";
import { type Answering, acknowledge } from "../realtime/acknowledge.ts";
import type { AdmitParts, SocketData } from "../realtime/admit-socket.ts";
import { invalidRequest } from "../realtime/invalid-request.ts";
import { isBehind } from "../realtime/slow-clients.ts";
import { EventFollowers, type EventFollowersParts, type Follower } from "./event-followers.ts";

export interface HappeningsParts extends EventFollowersParts, Pick<AdmitParts, "access" | "trail" | "state" | "clock"> {
  readonly io: Server;
}

type BoardSocket = Socket<BoardInbound, BoardServerToClient, DefaultEventsMap, SocketData>;

const READ = "readDossiers";

/** Events as they become known, for connections that may read dossiers; they are let in by the namespace of boards. */
export function openHappenings(parts: HappeningsParts): Service {
  const namespace: Namespace<BoardInbound, BoardServerToClient, DefaultEventsMap, SocketData> =
    parts.io.of(BOARD_NAMESPACE);
  const followers = new EventFollowers(parts);
  namespace.on("connection", (socket) => {
    const follower = followerOf(socket, parts);
    socket.on("disconnect", () => followers.unfollow(follower));
    socket.on(BOARD_EVENTS.follow, (...args: unknown[]) => {
      acknowledge(args, ([request]) => Promise.resolve(follow(request, socket, follower, followers, parts)));
    });
    socket.on(BOARD_EVENTS.unfollow, (...args: unknown[]) => {
      acknowledge(args, ([request]) => {
        const checked = checkWire(unfollowSchema, request ?? {});
        if (!checked.ok) return Promise.resolve(invalidRequest(checked.errors));
        followers.unfollow(follower);
        return Promise.resolve({ ok: true });
      });
    });
  });
  return followers;
}

function follow(
  request: unknown,
  socket: BoardSocket,
  follower: Follower,
  followers: EventFollowers,
  { state, clock, access, trail }: HappeningsParts,
): Answering {
  const checked = checkWire(followSchema, request);
  if (!checked.ok) return invalidRequest(checked.errors);
  const who = socket.data.principal ?? { kind: "nobody" };
  const rules = { reach: reachOf(state.reference, clock.now()), publicBoard: access.publicBoard };
  const decision = decide(who, READ, "anything", rules);
  if (decision !== "yes") return ackFailureOf(decision, "dossiers cannot be read");
  const wanted = checked.value.unit;
  const unit = findUnitFor(who, READ, state.reference, rules)(wanted, clock.now());
  const code = unit === undefined ? undefined : state.reference.unitsById.get(unit)?.body.code;
  if (unit === undefined || code === undefined) {
    trail.refused({ who, address: socket.data.address ?? null }, READ, `follow ${wanted ?? ""}`);
    return ackFailureOf("not-found", "there is no such unit");
  }
  followers.follow(follower, unit);
  return { ok: true, unit: code };
}

function followerOf(socket: BoardSocket, { state, clock, access }: HappeningsParts): Follower {
  return {
    mayRead(unit) {
      const rules = { reach: reachOf(state.reference, clock.now()), publicBoard: access.publicBoard };
      return decide(socket.data.principal ?? { kind: "nobody" }, READ, unit, rules) === "yes";
    },
    get isSlow() {
      return isBehind(socket);
    },
    tell: (message) => void socket.emit(BOARD_EVENTS.happened, message),
    end: () => void socket.disconnect(true),
  };
}
