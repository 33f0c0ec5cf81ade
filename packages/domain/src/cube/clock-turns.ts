/** Turns are kept by half seconds: as fine as anybody looks, and deadlines of a whole province fall on the same ones. */
const GRAIN_MS = 500;

/** When which units' numbers will move by the clock alone. */
export class ClockTurns {
  readonly #turns = new Map<number, Set<number>>();
  #takenUpTo = Number.NEGATIVE_INFINITY;

  add(at: number, unit: number): void {
    const turn = Math.max(Math.ceil(at / GRAIN_MS), this.#takenUpTo + 1);
    const units = this.#turns.get(turn);
    if (units === undefined) this.#turns.set(turn, new Set([unit]));
    else units.add(unit);
  }

  /** The units that have moved since the last call, each turn told once. */
  take(now: number): Set<number> {
    const upTo = Math.floor(now / GRAIN_MS);
    const moved = new Set<number>();
    if (this.#takenUpTo === Number.NEGATIVE_INFINITY || upTo - this.#takenUpTo > this.#turns.size) {
      for (const turn of this.#turns.keys()) if (turn <= upTo) this.#move(turn, moved);
    } else {
      for (let turn = this.#takenUpTo + 1; turn <= upTo; turn += 1) this.#move(turn, moved);
    }
    this.#takenUpTo = Math.max(this.#takenUpTo, upTo);
    return moved;
  }

  #move(turn: number, moved: Set<number>): void {
    for (const unit of this.#turns.get(turn) ?? []) moved.add(unit);
    this.#turns.delete(turn);
  }
}
