import { Redis } from "ioredis";
import { connectionOptions, type RedisAddress, type RedisTarget } from "./redis-target.ts";

/** Beats in a row that may stay unheard; then the connections count as dead, whatever they say of themselves. */
const MOST_UNHEARD = 3;
/** Messages that Redis has not taken yet; beyond it they are dropped. */
const MOST_PENDING = 1000;
const COMMAND_TIMEOUT_MS = 2000;
/** How long a connection that is given up may take to close by itself. */
const DISCONNECT_TIMEOUT_MS = 500;

export interface RedisSessionParts {
  readonly target: RedisTarget;
  /** Two of a cluster's nodes if it has two, so that a heard beat also proves the way between them. */
  readonly publishAt: RedisAddress;
  readonly listenAt: RedisAddress;
  readonly beatChannel: string;
  /** Who this node is among those that share the channel. */
  readonly nodeId: string;
  readonly beatMs: number;
  /** What is to be heard from the start. */
  channels(): readonly string[];
  /** Everything that is published is heard here from now on. */
  up(): void;
  heard(channel: string, payload: Buffer): void;
  /** Told once. The connections are given up; a new session may be tried. */
  ended(reason: Error): void;
}

/**
 * One connection for publishing and one for listening, for as long as both are good. Once a beat it publishes a word
 * and expects to hear it: a server that is frozen, a link that swallows everything and a cluster whose nodes do not
 * reach each other look the same from outside, open, and are found the same way. Beats are counted instead of timed, so
 * that a process that was itself stopped for a while does not blame Redis.
 */
export class RedisSession {
  readonly #parts: RedisSessionParts;
  readonly #publisher: Redis;
  readonly #listener: Redis;
  readonly #ticker: NodeJS.Timeout;
  /** Beats left until another node counts as gone. */
  readonly #peers = new Map<string, number>();
  #listening = false;
  #isUp = false;
  #unheard = 0;
  #pending = 0;
  #ended = false;
  #lastError: Error | undefined;

  constructor(parts: RedisSessionParts) {
    this.#parts = parts;
    this.#publisher = this.#connect(parts.publishAt, "publish");
    this.#listener = this.#connect(parts.listenAt, "listen");
    this.#publisher.on("ready", () => this.#beat());
    this.#listener.on("ready", () => this.#listen());
    this.#listener.on("messageBuffer", (channel: Buffer, payload: Buffer) => this.#heard(channel.toString(), payload));
    this.#ticker = setInterval(() => this.#tick(), parts.beatMs);
  }

  /** Other nodes that were heard lately. */
  get peers(): number {
    return this.#peers.size;
  }

  publish(channel: string, payload: string | Buffer): void {
    if (!this.#isUp || this.#pending >= MOST_PENDING) return;
    this.#send(channel, payload);
  }

  subscribe(channel: string): void {
    if (this.#listening) this.#listener.subscribe(channel).catch((error: Error) => this.end(error));
  }

  unsubscribe(channel: string): void {
    if (this.#listening) this.#listener.unsubscribe(channel).catch((error: Error) => this.end(error));
  }

  end(reason: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#isUp = false;
    this.#listening = false;
    clearInterval(this.#ticker);
    for (const client of [this.#publisher, this.#listener]) {
      client.removeAllListeners();
      // A late error of a connection nobody wants any more must not end the process.
      client.on("error", () => undefined);
      client.disconnect();
    }
    this.#parts.ended(reason);
  }

  #connect(address: RedisAddress, purpose: string): Redis {
    const client = new Redis({
      ...connectionOptions(this.#parts.target, address),
      connectionName: `ioc-${purpose}`,
      connectTimeout: this.#parts.beatMs * (MOST_UNHEARD + 1),
      commandTimeout: COMMAND_TIMEOUT_MS,
      disconnectTimeout: DISCONNECT_TIMEOUT_MS,
      // Trying again, subscribing again and forgetting what could not be sent is the business of whoever makes sessions.
      retryStrategy: null,
      enableOfflineQueue: false,
      enableReadyCheck: false,
      autoResubscribe: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: null,
    });
    client.on("error", (error: Error) => {
      this.#lastError = error;
    });
    client.on("end", () => this.end(this.#lastError ?? new Error("the connection was closed")));
    return client;
  }

  #listen(): void {
    this.#listening = true;
    this.#listener.subscribe(this.#parts.beatChannel, ...this.#parts.channels()).then(
      () => this.#beat(),
      (error: Error) => this.end(error),
    );
  }

  #tick(): void {
    for (const [peer, left] of this.#peers) {
      if (left === 0) this.#peers.delete(peer);
      else this.#peers.set(peer, left - 1);
    }
    if (this.#unheard >= MOST_UNHEARD) {
      this.end(this.#lastError ?? new Error("no answer"));
      return;
    }
    this.#unheard += 1;
    this.#beat();
  }

  #beat(): void {
    if (this.#publisher.status === "ready" && this.#listening) this.#send(this.#parts.beatChannel, this.#parts.nodeId);
  }

  #send(channel: string, payload: string | Buffer): void {
    this.#pending += 1;
    const settled = (): void => {
      this.#pending -= 1;
    };
    this.#publisher.publish(channel, payload).then(settled, (error: Error) => {
      this.#lastError = error;
      settled();
    });
  }

  #heard(channel: string, payload: Buffer): void {
    const { beatChannel, nodeId } = this.#parts;
    if (channel !== beatChannel) {
      this.#parts.heard(channel, payload);
      return;
    }
    const from = payload.toString();
    if (from !== nodeId) {
      this.#peers.set(from, MOST_UNHEARD);
      return;
    }
    this.#unheard = 0;
    if (this.#isUp) return;
    this.#isUp = true;
    this.#parts.up();
  }
}
