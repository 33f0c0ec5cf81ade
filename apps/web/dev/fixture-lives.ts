import { diffPatch } from "@ioc/protocol/merge-patch.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import type { Socket } from "socket.io";

type Document = Record<string, unknown>;

/** Documents that pages watch, so that the pretended clock can be moved under all of them at once. */
export class FixtureLives {
  readonly #lives = new Set<(shiftMs: number) => void>();
  #shiftMs = 0;

  /**
   * Returns the document as it is now.
   *
   * @param documentAt the document as it is so many ms after the situation's own moment
   */
  add(socket: Socket, subscription: string, documentAt: (shiftMs: number) => Document): Document {
    let document = documentAt(this.#shiftMs);
    let version = 1;
    const moveTo = (shiftMs: number): void => {
      const base = String(version++);
      const after = { ...documentAt(shiftMs), version: String(version) };
      const patch = diffPatch(document, after);
      document = after;
      socket.emit(BOARD_EVENTS.patch, { subscription, base, version: String(version), patch });
    };
    this.#lives.add(moveTo);
    socket.on("disconnect", () => this.#lives.delete(moveTo));
    return document;
  }

  moveClock(shiftMs: number): void {
    this.#shiftMs = shiftMs;
    for (const moveTo of this.#lives) moveTo(shiftMs);
  }
}
