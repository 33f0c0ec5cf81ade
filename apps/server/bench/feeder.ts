import { FEED_EVENTS } from "@ioc/protocol/socket-events.ts";
import { io, type Socket } from "socket.io-client";
import type { BenchEvent } from "./bench-province.ts";

export interface Feeder {
  send(events: readonly BenchEvent[]): Promise<void>;
  close(): void;
}

/** A plain Socket.IO client, as any integrator has it. */
export async function connectFeeder(url: string, token: string): Promise<Feeder> {
  const socket: Socket = io(`${url}/feed`, { auth: { token }, transports: ["websocket"], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  return {
    async send(events) {
      const answer = (await socket.timeout(60_000).emitWithAck(FEED_EVENTS.events, events)) as {
        ok: boolean;
        accepted?: number;
        message?: string;
      };
      if (!answer.ok || answer.accepted !== events.length) throw new Error(`not taken: ${JSON.stringify(answer)}`);
    },
    close: () => socket.disconnect(),
  };
}
