import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { Batch } from "./dossier-lives.test-support.ts";
import type { Acknowledgement, Journal } from "./journal.test-support.ts";

/** What is not answered within it is sent to another node. */
const ANSWER_WITHIN_MS = 3000;
const BETWEEN_TRIES_MS = 100;

type Answer =
  | Acknowledgement
  | { readonly ok: false; readonly code: string; readonly message?: string; readonly retryAfterMs?: number };

/** One way of sending a batch to a node; resolves with undefined when nothing came back. */
interface Sender {
  send(url: string, batch: Batch): Promise<Answer | undefined>;
  close(): void;
}

export type Transport = "socket" | "http";

/** A feed's one connection: sends a batch to one node after the other until it is acknowledged. */
export class ResendingFeed {
  readonly #urls: readonly string[];
  readonly #journal: Journal;
  readonly #sender: Sender;
  #node: number;

  constructor(urls: readonly string[], token: string, journal: Journal, transport: Transport, firstNode: number) {
    this.#urls = urls;
    this.#journal = journal;
    this.#node = firstNode;
    this.#sender = transport === "socket" ? new SocketSender(token) : new HttpSender(token);
  }

  /** Resolves once the batch is acknowledged. Throws when it is refused for good, or its answer cannot be true. */
  async deliver(batch: Batch): Promise<void> {
    this.#journal.sent(batch);
    for (;;) {
      const url = this.#urls[this.#node % this.#urls.length] ?? "";
      const answer = await this.#sender.send(url, batch);
      if (answer?.ok === true) {
        this.#journal.acknowledged(batch, answer);
        return;
      }
      if (answer === undefined) this.#journal.unknown(batch);
      else if (answer.code === "overloaded" || answer.code === "unavailable") this.#journal.putOff(batch, answer.code);
      else throw new Error(`${url} refused the batch: ${JSON.stringify(answer)}`);
      this.#node += 1;
      await pause(answer?.retryAfterMs ?? BETWEEN_TRIES_MS);
    }
  }

  /** The next batch goes to another node. */
  moveOn(): void {
    this.#node += 1;
  }

  close(): void {
    this.#sender.close();
  }
}

class SocketSender implements Sender {
  readonly #token: string;
  #url = "";
  #socket: Socket | undefined;

  constructor(token: string) {
    this.#token = token;
  }

  async send(url: string, batch: Batch): Promise<Answer | undefined> {
    const socket = this.#socketTo(url);
    return new Promise<Answer | undefined>((done, fail) => {
      const lost = (): void => done(undefined);
      socket.once("disconnect", lost);
      socket.once("connect_error", (error) => {
        if (error.message === "unauthenticated" || error.message === "forbidden") fail(error);
        else lost();
      });
      socket.timeout(ANSWER_WITHIN_MS).emit("events", batch.events, (error: Error | null, answer: Answer) => {
        done(error === null ? answer : undefined);
      });
    }).then((answer) => {
      socket.removeAllListeners();
      if (answer === undefined) this.close();
      return answer;
    });
  }

  close(): void {
    this.#socket?.disconnect();
    this.#socket = undefined;
  }

  #socketTo(url: string): Socket {
    if (this.#socket !== undefined && this.#url === url) return this.#socket;
    this.close();
    this.#url = url;
    const auth = { token: this.#token };
    this.#socket = io(`${url}/feed`, { auth, transports: ["websocket"], reconnection: false, forceNew: true });
    return this.#socket;
  }
}

class HttpSender implements Sender {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async send(url: string, batch: Batch): Promise<Answer | undefined> {
    try {
      const response = await fetch(`${url}/api/v1/events`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${this.#token}`,
          "Content-Type": "application/cloudevents-batch+json",
        },
        body: JSON.stringify(batch.events),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const body = (await response.json()) as Answer | { readonly code: string; readonly detail: string };
      if ("ok" in body) return body;
      return { ok: false, code: body.code, message: `${response.status} ${body.detail}` };
    } catch {
      return undefined;
    }
  }

  close(): void {
    // Nothing is kept open that is ours.
  }
}
