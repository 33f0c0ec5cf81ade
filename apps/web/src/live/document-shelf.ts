import type { AckFailure } from "@ioc/protocol/error.ts";
import type { Patch } from "@ioc/protocol/live.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import type { BoardSocket } from "./board-socket.ts";
import { createLiveSubscription, type LiveSubscription } from "./live-subscription.ts";
import { type DocumentName, documentIn, documentRequest, type WallDocument } from "./wall-document.ts";
import type { WallPlace } from "./wall-place.ts";

const ANSWER_TIMEOUT_MS = 10_000;

interface ShelfOptions {
  /** `justComputed`: it came by a patch, so its `asOf` is now. */
  changed(name: DocumentName, document: WallDocument, justComputed: boolean): void;
  /** A document is not given; `failure` absent: no answer came. */
  refused(unit: string | undefined, name: DocumentName, failure: AckFailure | undefined): void;
}

interface Held {
  readonly unit: string | undefined;
  readonly live: LiveSubscription;
  document: WallDocument | undefined;
}

/** The live documents that some places need, each subscribed to once, whatever number of places need it. */
export class DocumentShelf {
  readonly #socket: BoardSocket;
  readonly #options: ShelfOptions;
  readonly #held = new Map<string, Held>();

  constructor(socket: BoardSocket, options: ShelfOptions) {
    this.#socket = socket;
    this.#options = options;
  }

  /** Holds what these places need and lets go of everything else. */
  hold(places: readonly WallPlace[]): void {
    const wanted = new Map(
      places.flatMap(({ unit, needs }) => needs.map((name) => [keyOf(unit, name), { unit, name }] as const)),
    );
    for (const [key, { live }] of this.#held) {
      if (wanted.has(key)) continue;
      this.#held.delete(key);
      live.end();
    }
    for (const [key, { unit, name }] of wanted) {
      if (this.#held.has(key)) continue;
      const held: Held = { unit, live: this.#open(unit, name), document: undefined };
      this.#held.set(key, held);
      if (this.#socket.connected) held.live.subscribe();
    }
  }

  /** Asks for everything that is held: after a new connection, or when some was refused. */
  subscribe(): void {
    for (const { live } of this.#held.values()) live.subscribe();
  }

  receive(message: Patch): void {
    for (const { live } of this.#held.values()) live.receive(message);
  }

  /** The line is gone. The documents stay. */
  interrupt(): void {
    for (const { live } of this.#held.values()) live.interrupt();
  }

  documentOf(unit: string | undefined, name: DocumentName): WallDocument | undefined {
    return this.#held.get(keyOf(unit, name))?.document;
  }

  /** All of the place was given since the line was gone last. */
  isLive({ unit, needs }: WallPlace): boolean {
    return needs.every((name) => this.#held.get(keyOf(unit, name))?.live.subscription !== undefined);
  }

  #open(unit: string | undefined, name: DocumentName): LiveSubscription {
    const socket = this.#socket;
    return createLiveSubscription<WallDocument>({
      request: (answered) => {
        socket
          .timeout(ANSWER_TIMEOUT_MS)
          .emit(BOARD_EVENTS.subscribe, documentRequest(name, unit), (error, answer) =>
            answered(error ? undefined : documentIn(name, answer)),
          );
      },
      release: (subscription) => {
        // Another name may stand for the same document: a unit by its code, and as the topmost.
        if (!socket.connected || this.#holds(subscription)) return;
        socket.timeout(ANSWER_TIMEOUT_MS).emit(BOARD_EVENTS.unsubscribe, { subscription }, () => undefined);
      },
      changed: (document, justComputed) => {
        const held = this.#held.get(keyOf(unit, name));
        if (held === undefined) return;
        held.document = document;
        this.#options.changed(name, document, justComputed);
      },
      refused: (failure) => this.#options.refused(unit, name, failure),
    });
  }

  #holds(subscription: string): boolean {
    return [...this.#held.values()].some(({ live }) => live.subscription === subscription);
  }
}

function keyOf(unit: string | undefined, name: DocumentName): string {
  return `${unit ?? ""}/${name}`;
}
