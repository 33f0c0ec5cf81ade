import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { io } from "socket.io-client";

export interface Wall {
  close(): void;
}

interface PatchMessage {
  readonly patch: { readonly measures?: { readonly received?: number } };
}

/** A client of one board, which says how many more dossiers were received whenever a patch tells so. */
export async function connectWall(
  url: string,
  token: string,
  request: object,
  received: (more: number) => void,
): Promise<Wall> {
  const socket = io(url + BOARD_NAMESPACE, { auth: { token }, transports: ["websocket"], forceNew: true });
  const answer = (await socket.timeout(60_000).emitWithAck(BOARD_EVENTS.subscribe, request)) as {
    readonly ok: boolean;
    readonly board?: { readonly measures: { readonly received: number } };
  };
  if (answer.board === undefined) throw new Error(`not subscribed: ${JSON.stringify(answer)}`);
  let seen = answer.board.measures.received;
  socket.on(BOARD_EVENTS.patch, ({ patch }: PatchMessage) => {
    const now = patch.measures?.received;
    if (now === undefined) return;
    received(now - seen);
    seen = now;
  });
  return { close: () => socket.disconnect() };
}
