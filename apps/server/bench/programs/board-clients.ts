import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { io, type Socket } from "socket.io-client";
import { answerParent } from "./answer-parent.ts";

export interface ConnectRequest {
  readonly url: string;
  readonly token: string;
  readonly clients: number;
  /** What the clients subscribe to, in turn. */
  readonly subscriptions: readonly object[];
  /** How many connect at the same time; all at once is a storm. */
  readonly atOnce: number;
}

export interface Connected {
  /** From the first connection's start to the last document. */
  readonly ms: number;
  /** From each connection's start to its document. */
  readonly eachMs: readonly number[];
  /** What the first client was answered. */
  readonly answer: object;
}

export interface Delivered {
  readonly patches: number;
  readonly last: object | null;
}

// Screens: thousands of Socket.IO clients in one process, which count what they are sent.
let sockets: Socket[] = [];
let patches = 0;
let last: object | null = null;

async function connectAll(request: ConnectRequest): Promise<Connected> {
  const eachMs: number[] = [];
  let answer: object = {};
  let next = 0;
  const startedAt = performance.now();
  const one = async (): Promise<void> => {
    for (let index = next; index < request.clients; index = next) {
      next += 1;
      const from = performance.now();
      const found = await connectOne(request, index);
      eachMs.push(performance.now() - from);
      if (index === 0) answer = found;
    }
  };
  await Promise.all(Array.from({ length: Math.min(request.atOnce, request.clients) }, one));
  return { ms: performance.now() - startedAt, eachMs, answer };
}

async function connectOne({ url, token, subscriptions }: ConnectRequest, index: number): Promise<object> {
  const socket = io(url + BOARD_NAMESPACE, {
    auth: { token },
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    timeout: 120_000,
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  socket.on(BOARD_EVENTS.patch, (message: object) => {
    patches += 1;
    last = message;
  });
  const answer = (await socket.emitWithAck(BOARD_EVENTS.subscribe, subscriptions[index % subscriptions.length])) as {
    ok?: boolean;
  };
  if (answer.ok !== true) throw new Error(`not subscribed: ${JSON.stringify(answer)}`);
  return answer;
}

answerParent({
  connect: connectAll,
  delivered: (): Delivered => ({ patches, last }),
  disconnect: async () => {
    for (const socket of sockets) socket.disconnect();
    sockets = [];
    patches = 0;
  },
});
