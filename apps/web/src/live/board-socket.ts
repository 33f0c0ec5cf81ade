import { BOARD_NAMESPACE, type BoardClientToServer, type BoardServerToClient } from "@ioc/protocol/socket-events.ts";
import { io, type Socket } from "socket.io-client";

export type BoardSocket = Socket<BoardServerToClient, BoardClientToServer>;

/**
 * A socket to the board namespace, not yet connected. It does not connect again by itself: the live connection does,
 * so that the wall can say when.
 */
export function createBoardSocket(origin: string, readToken: () => string | undefined): BoardSocket {
  return io(`${origin}${BOARD_NAMESPACE}`, {
    autoConnect: false,
    reconnection: false,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    auth: (give) => {
      const token = readToken();
      give(token === undefined ? {} : { token });
    },
  });
}
