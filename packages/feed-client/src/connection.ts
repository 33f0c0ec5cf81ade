import type { FeedEvent } from "@ioc/protocol/event.ts";
import {
  FEED_EVENTS,
  FEED_NAMESPACE,
  type FeedClientToServer,
  type FeedServerToClient,
} from "@ioc/protocol/socket-events.ts";
import { io, type Socket } from "socket.io-client";
import { type BackOff, fullJitterMs } from "./back-off.ts";
import type { Timers } from "./timers.ts";

export interface ConnectionOptions {
  /** Where the server listens, such as `https://ioc.example.vn`. */
  readonly url: string;
  readonly token: string;
  readonly connectTimeoutMs: number;
  readonly backOff: BackOff;
  readonly random: () => number;
  readonly timers: Timers;
  readonly onUp: () => void;
  readonly onDown: () => void;
  /** The server does not know the token (any more); nothing is tried again. */
  readonly onRefused: (code: string) => void;
}

export interface Connection {
  readonly isUp: boolean;
  /** Only while up. `onAnswer` gets what the server acknowledged, unread; it may come late, or never. */
  emitEvents(events: readonly FeedEvent[], onAnswer: (answer: unknown) => void): void;
  close(): void;
}

const REFUSALS: readonly string[] = ["unauthenticated", "forbidden"];

/**
 * Keeps one socket to `/feed` up. Reconnecting is done here and not by Socket.IO, which neither takes an injected clock
 * nor draws its delays from the whole interval, and which gives up for good when the namespace refuses once.
 */
export function openConnection(options: ConnectionOptions): Connection {
  const { timers, backOff, random } = options;
  let attempt = 0;
  let retry: unknown;
  let closed = false;

  const socket: Socket<FeedServerToClient, FeedClientToServer> = io(new URL(FEED_NAMESPACE, options.url).href, {
    auth: { token: options.token },
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnection: false,
    forceNew: true,
    autoConnect: false,
    timeout: options.connectTimeoutMs,
  });

  const connectLater = (): void => {
    if (closed) return;
    timers.clear(retry);
    retry = timers.set(() => socket.connect(), fullJitterMs(backOff, attempt, random));
    attempt += 1;
  };

  socket.on("connect", () => {
    attempt = 0;
    options.onUp();
  });
  socket.on("disconnect", () => {
    options.onDown();
    connectLater();
  });
  socket.on("connect_error", (error) => {
    if (!REFUSALS.includes(error.message)) return connectLater();
    close();
    options.onRefused(error.message);
  });

  function close(): void {
    closed = true;
    timers.clear(retry);
    socket.disconnect();
    socket.io.engine?.close();
  }

  socket.connect();
  return {
    get isUp() {
      return !closed && socket.connected;
    },
    emitEvents: (events, onAnswer) => {
      socket.emit(FEED_EVENTS.events, events, onAnswer);
    },
    close,
  };
}
