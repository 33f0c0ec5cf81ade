import { BOARD_NAMESPACE, type BoardInbound, type BoardServerToClient } from "@ioc/protocol/socket-events.ts";
import type { DefaultEventsMap, Namespace, Server, Socket } from "socket.io";
import { type AccessRules, decide } from "../access/decide.ts";
import type { Principal } from "../access/principal.ts";
import { reachOf } from "../access/reach.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { SocketData } from "./admit-socket.ts";

export interface BoardReadersParts {
  readonly io: Server;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly publicBoard: boolean;
}

export interface BoardReader {
  readonly who: Principal;
  readonly rules: AccessRules;
  readonly socket: Pick<Socket<BoardInbound, BoardServerToClient, DefaultEventsMap, SocketData>, "emit">;
}

/** The connections of this node that may read a unit today, whatever they watch. */
export function* boardReaders(
  { io, state, clock, publicBoard }: BoardReadersParts,
  unit: number,
): Generator<BoardReader> {
  const namespace: Namespace<BoardInbound, BoardServerToClient, DefaultEventsMap, SocketData> = io.of(BOARD_NAMESPACE);
  const rules = { reach: reachOf(state.reference, clock.now()), publicBoard };
  for (const socket of namespace.sockets.values()) {
    const who = socket.data.principal;
    if (who !== undefined && decide(who, "readBoard", unit, rules) === "yes") yield { who, rules, socket };
  }
}
