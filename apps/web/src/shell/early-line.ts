import { type BoardSocket, createBoardSocket } from "../live/board-socket.ts";

let early: BoardSocket | undefined;

/**
 * Opens the line that Today needs while the server is still asked who it is: on a slow line that is a second. Nothing is
 * asked for over it, and nobody has said who they are.
 */
export function openLineEarly(): void {
  early = createBoardSocket(window.location.origin, () => undefined);
  // A failure is met by whoever takes it: it opens again with the first connection.
  early.io.open(() => undefined);
}

/** The line that was opened early, once; else a new one. */
export function takeLine(): BoardSocket {
  const socket = early ?? createBoardSocket(window.location.origin, () => undefined);
  early = undefined;
  return socket;
}

/** Nobody is there to take it. */
export function closeEarlyLine(): void {
  early?.io.engine?.close();
  early = undefined;
}
