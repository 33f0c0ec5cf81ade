import { io, type Socket } from "socket.io-client";
import { expect } from "vitest";
import type { Board } from "./board-shape.test-support.ts";
import { applyMergePatch } from "./merge-patch.test-support.ts";

export interface PatchMessage {
  readonly subscription: string;
  readonly base: string;
  readonly version: string;
  readonly patch: unknown;
}

interface Told {
  readonly version: string;
}

/** A connected socket, or the message of its `connect_error`. */
export function connect(
  url: string,
  namespace: string,
  auth: object,
  transport = "websocket",
): Promise<Socket | string> {
  const socket = io(url + namespace, { auth, transports: [transport], forceNew: true, reconnection: false });
  return new Promise((done) => {
    socket.once("connect", () => done(socket));
    socket.once("connect_error", ({ message }) => {
      socket.disconnect();
      done(message);
    });
  });
}

export async function connected(url: string, namespace: string, token: string): Promise<Socket> {
  const socket = await connect(url, namespace, { token });
  if (typeof socket === "string") throw new Error(`refused: ${socket}`);
  return socket;
}

/** A document that follows its patches. */
export class LiveDocument<Content extends Told = Board> {
  readonly subscription: string;
  /** Of all patches of this subscription, and when each arrived (ms of a monotonic clock). */
  readonly patches: PatchMessage[] = [];
  readonly arrivedAt: number[] = [];
  /** True once a patch did not start from the version that is held. */
  broken = false;
  #document: Content;
  #waiting: (() => void)[] = [];

  constructor(socket: Socket, subscription: string, document: Content) {
    this.subscription = subscription;
    this.#document = document;
    socket.on("patch", (message: PatchMessage) => {
      if (message.subscription !== this.subscription) return;
      this.arrivedAt.push(performance.now());
      this.patches.push(message);
      if (message.base !== this.#document.version) this.broken = true;
      this.#document = applyMergePatch(this.#document, message.patch) as Content;
      expect(this.#document.version).toBe(message.version);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  get document(): Content {
    return this.#document;
  }

  /** Resolves with the document once it is as wanted. */
  async until(isWanted: (document: Content) => boolean): Promise<Content> {
    while (!isWanted(this.#document)) await new Promise<void>((wake) => this.#waiting.push(wake));
    return this.#document;
  }
}

interface Subscribed<Content extends Told> {
  readonly ok: boolean;
  readonly subscription: string;
  readonly board?: Content;
  readonly overview?: Content;
  readonly hotspots?: Content;
  readonly ranking?: Content;
}

/** Follows in the very callback of the answer: a patch may stand in the same packet behind it. */
export function subscribe<Content extends Told = Board>(
  socket: Socket,
  request: object,
): Promise<LiveDocument<Content>> {
  return new Promise((done, fail) => {
    socket.emit("subscribe", request, (answer: Subscribed<Content>) => {
      const document = answer.board ?? answer.overview ?? answer.hotspots ?? answer.ranking;
      if (answer.ok && document !== undefined) done(new LiveDocument(socket, answer.subscription, document));
      else fail(new Error(`not subscribed: ${JSON.stringify(answer)}`));
    });
  });
}

/** A document without what says when it was read: two readings of the same numbers are then equal. */
export function timeless<Content extends { readonly version: string; readonly asOf: string }>(
  document: Content,
): Omit<Content, "version" | "asOf"> {
  const { version: _version, asOf: _asOf, ...rest } = document;
  return JSON.parse(JSON.stringify(rest, (_, value: unknown) => value ?? undefined));
}
