import type { Socket } from "socket.io";
import { patchBetween, type Versioned, type View, type ViewPatch, type ViewSource } from "./view.ts";

/** A connection with more of ours to send than this is told no more patches until all of it has gone. */
const SLOW_PACKETS = 16;
const SLOW_BYTES = 1024 * 1024;
/** With so much to send, of answers that it asks for and does not read, it is closed at once. */
const MOST_PACKETS = 256;
const MOST_BYTES = 16 * 1024 * 1024;
/** A connection that takes nothing for so long is closed. */
const STALLED_MS = 60_000;

type Client = Pick<Socket, "conn" | "connected">;

interface Slow {
  readonly since: number;
  /** By document what the client holds when it has read all that was sent. */
  readonly held: Map<string, { readonly source: ViewSource; readonly document: Versioned }>;
}

export interface SlowClientsParts<Member extends Client> {
  /** What a client watches, with the views as everybody else has them. */
  watchedBy(client: Member): Iterable<View>;
  /** Takes a client from those who are sent a document's patches. */
  pause(client: Member, key: string): void;
  /** Brings a document up to now, and gives it to `join`, which says whether the client still wants it. */
  resume(client: Member, source: ViewSource, join: (view: View) => boolean): void;
  send(client: Member, key: string, patch: ViewPatch): void;
}

/**
 * Keeps what waits to be sent to a connection small. One that does not keep up is left out of the patches; when it has
 * read what it was sent, it is given one patch from the version it holds to the present one, and goes on with the others.
 * So it misses nothing but the steps in between, however slow it is, and costs a bounded amount of memory.
 */
export class SlowClients<Member extends Client> {
  readonly #parts: SlowClientsParts<Member>;
  readonly #slow = new Map<Member, Slow>();

  constructor(parts: SlowClientsParts<Member>) {
    this.#parts = parts;
  }

  /** Looks after all clients; to be called about once a second. */
  sweep(clients: Iterable<Member>, now: number): void {
    for (const client of clients) {
      const packets = backlogOf(client).length;
      const slow = this.#slow.get(client);
      if (packets === 0 && slow === undefined) continue;
      if (packets === 0) this.#resume(client);
      else if (this.isFlooded(client)) cutOff(client);
      else if (slow === undefined) {
        if (packets > SLOW_PACKETS || bytesOf(client) > SLOW_BYTES) this.#pause(client, now);
      } else if (now - slow.since > STALLED_MS) cutOff(client);
    }
  }

  /** Whether a client has so much to read that it must not be answered any more. */
  isFlooded(client: Member): boolean {
    return backlogOf(client).length > MOST_PACKETS || bytesOf(client) > MOST_BYTES;
  }

  /** The client subscribed anew, or does not want the document any more. Returns whether it was paused for it. */
  forget(client: Member, key: string): boolean {
    return this.#slow.get(client)?.held.delete(key) ?? false;
  }

  left(client: Member): void {
    this.#slow.delete(client);
  }

  get size(): number {
    return this.#slow.size;
  }

  #pause(client: Member, now: number): void {
    const held: Slow["held"] = new Map();
    for (const view of this.#parts.watchedBy(client)) {
      held.set(view.source.key, { source: view.source, document: view.current });
    }
    this.#slow.set(client, { since: now, held });
    for (const key of held.keys()) this.#parts.pause(client, key);
  }

  #resume(client: Member): void {
    const slow = this.#slow.get(client);
    this.#slow.delete(client);
    for (const [key, { source, document }] of slow?.held ?? []) {
      this.#parts.resume(client, source, (view) => {
        if (!client.connected) return false;
        if (view.current.version !== document.version) {
          this.#parts.send(client, key, patchBetween(document, view.current));
        }
        return true;
      });
    }
  }
}

/** Whether a client has so much to read that what can be left out is left out. */
export function isBehind(client: Client): boolean {
  return backlogOf(client).length > SLOW_PACKETS || bytesOf(client) > SLOW_BYTES;
}

/** What the library holds back while the transport is busy. It says so nowhere else. */
function backlogOf({ conn }: Client): readonly { readonly data?: unknown }[] {
  return conn["writeBuffer"] as readonly { readonly data?: unknown }[];
}

function bytesOf(client: Client): number {
  let bytes = 0;
  for (const { data } of backlogOf(client)) if (typeof data === "string") bytes += data.length;
  return bytes;
}

/** Ends a connection without waiting for what it does not read. */
export function cutOff({ conn }: Client): void {
  const { socket } = conn.transport as { readonly socket?: { terminate?(): void } };
  conn.close(true);
  // Else the web socket would wait half a minute for a farewell, with all that it holds.
  socket?.terminate?.();
}
