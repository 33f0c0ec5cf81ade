import type { Hotspot as HotCell } from "@ioc/domain/board/board-numbers.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Hotspot } from "@ioc/protocol/board.ts";
import type { Reference } from "../reference/reference.ts";
import { headOf } from "./head-of.ts";

const MOST_DUES = 200;

/** Writes the hottest cells of one subtree as they cross the wire: the same list while they are the same. */
export class HotspotList {
  readonly #reference: Reference;
  readonly #dues = new Map<number, string>();
  #of: readonly HotCell[] = [];
  #written: Hotspot[] = [];

  constructor(reference: Reference) {
    this.#reference = reference;
  }

  write(hotspots: readonly HotCell[]): Hotspot[] {
    if (hotspots !== this.#of) {
      this.#of = hotspots;
      this.#written = hotspots.map(({ unit, oldestDueAt, ...cell }) => {
        const { code, name } = headOf(this.#reference.unitsById.get(unit));
        const oldest = oldestDueAt === null ? null : this.#writeDue(oldestDueAt);
        return { unit: code, unitName: name, ...cell, oldestDueAt: oldest };
      });
    }
    return this.#written;
  }

  /** The same few deadlines are written with each change of the hottest cells. */
  #writeDue(dueAt: number): string {
    let written = this.#dues.get(dueAt);
    if (written === undefined) {
      if (this.#dues.size >= MOST_DUES) this.#dues.clear();
      written = formatInstant(dueAt);
      this.#dues.set(dueAt, written);
    }
    return written;
  }
}
