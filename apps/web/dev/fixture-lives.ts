import { applyPatch, diffPatch } from "@ioc/protocol/merge-patch.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import type { Socket } from "socket.io";
import type { FixtureDocument } from "./fixture-documents.ts";
import { trafficPatch } from "./fixture-traffic.ts";

interface Live {
  readonly socket: Socket;
  readonly subscription: string;
  /** The name of its province. */
  readonly situation: string;
  moveTo(shiftMs: number): void;
  advance(): void;
}

/** Documents that pages watch, so that the pretended clock and the pretended day can be moved under all of them at once. */
export class FixtureLives {
  #lives: readonly Live[] = [];
  #shiftMs = 0;

  /**
   * Returns the document as it is now.
   *
   * @param situation name of the province that it is of
   * @param documentAt the document as it is so many ms after the situation's own moment
   */
  add(
    socket: Socket,
    subscription: string,
    situation: string,
    documentAt: (shiftMs: number) => FixtureDocument,
  ): FixtureDocument {
    let document = documentAt(this.#shiftMs);
    let version = 1;
    const tell = (patch: unknown): void => {
      const base = String(version++);
      const known = { ...(patch as object), version: String(version) };
      document = applyPatch(document, known);
      socket.emit(BOARD_EVENTS.patch, { subscription, base, version: String(version), patch: known });
    };
    const live: Live = {
      socket,
      subscription,
      situation,
      moveTo: (shiftMs) => tell(diffPatch(document, { ...documentAt(shiftMs), version: document.version })),
      advance: () => tell(trafficPatch(document, version)),
    };
    this.#lives = [...this.#lives, live];
    return document;
  }

  /** Nobody watches that one any more; without a subscription: none of the socket's. */
  remove(socket: Socket, subscription?: string): void {
    this.#lives = this.#lives.filter(
      (live) => live.socket !== socket || (subscription !== undefined && live.subscription !== subscription),
    );
  }

  moveClock(shiftMs: number): void {
    this.#shiftMs = shiftMs;
    for (const live of this.#lives) live.moveTo(shiftMs);
  }

  /** One more dossier for whoever watches that province. */
  advance(situation: string): void {
    for (const live of this.#lives) if (live.situation === situation) live.advance();
  }
}
