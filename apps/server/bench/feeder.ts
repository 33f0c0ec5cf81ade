import { setTimeout as sleep } from "node:timers/promises";
import { FEED_EVENTS, FEED_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { io, type Socket } from "socket.io-client";
import type { BenchEvent } from "./bench-event.ts";

export interface Feeder {
  /** Resolves when all are acknowledged as accepted; sends again what met an overload. */
  send(events: readonly BenchEvent[]): Promise<void>;
  /** How often the answer was that there is too much to do. */
  readonly overloads: number;
  close(): void;
}

interface Answer {
  readonly ok: boolean;
  readonly accepted?: number;
  readonly code?: string;
  readonly retryAfterMs?: number;
}

const ANSWER_WITHIN_MS = 120_000;

/** A plain Socket.IO client, as any integrator has it. */
export async function connectFeeder(url: string, token: string): Promise<Feeder> {
  const socket: Socket = io(url + FEED_NAMESPACE, { auth: { token }, transports: ["websocket"], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  let overloads = 0;
  return {
    get overloads() {
      return overloads;
    },
    async send(events) {
      for (;;) {
        const answer = await emit(socket, events);
        if (answer.ok && answer.accepted === events.length) return;
        if (answer.code !== "overloaded") throw new Error(`not taken: ${JSON.stringify(answer).slice(0, 500)}`);
        overloads += 1;
        await sleep(answer.retryAfterMs ?? 500);
      }
    },
    close: () => socket.disconnect(),
  };
}

function emit(socket: Socket, events: readonly BenchEvent[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("no acknowledgement")), ANSWER_WITHIN_MS);
    socket.emit(FEED_EVENTS.events, events, (answer: Answer) => {
      clearTimeout(late);
      resolve(answer);
    });
  });
}
