/** What is overdue now in one (unit, procedure), by deadline. */
class DueCounts {
  readonly #counts = new Map<number, number>();
  /** The earliest deadline; undefined: to be looked for. */
  #earliest: number | undefined;

  add(due: number, delta: number): void {
    const count = (this.#counts.get(due) ?? 0) + delta;
    if (count === 0) this.#counts.delete(due);
    else this.#counts.set(due, count);
    if (this.#earliest === undefined) return;
    if (delta > 0 && count > 0) this.#earliest = Math.min(this.#earliest, due);
    else if (due <= this.#earliest) this.#earliest = undefined;
  }

  get earliest(): number {
    if (this.#earliest === undefined) {
      this.#earliest = Number.POSITIVE_INFINITY;
      for (const [due, count] of this.#counts) if (count > 0 && due < this.#earliest) this.#earliest = due;
    }
    return this.#earliest;
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }
}

/**
 * The deadlines of all dossiers that are overdue at a moment, from the steps of `overdue` in effect by then. A dossier
 * leaves a cell by the same deadline by which it entered, so counts by deadline alone tell what remains.
 */
export class OverdueDues {
  readonly #units = new Map<number, Map<number, DueCounts>>();

  add(unit: number, procedure: number, due: number, delta: number): void {
    let procedures = this.#units.get(unit);
    if (procedures === undefined) {
      procedures = new Map();
      this.#units.set(unit, procedures);
    }
    let counts = procedures.get(procedure);
    if (counts === undefined) {
      counts = new DueCounts();
      procedures.set(procedure, counts);
    }
    counts.add(due, delta);
    if (!counts.isEmpty) return;
    procedures.delete(procedure);
    if (procedures.size === 0) this.#units.delete(unit);
  }

  /** The earliest deadline of what is overdue in some units and procedures; null: nothing is. */
  oldestOf(units: Iterable<number>, covers: (procedure: number) => boolean): number | null {
    let oldest = Number.POSITIVE_INFINITY;
    for (const unit of units) {
      for (const [procedure, counts] of this.#units.get(unit) ?? []) {
        if (covers(procedure)) oldest = Math.min(oldest, counts.earliest);
      }
    }
    return oldest === Number.POSITIVE_INFINITY ? null : oldest;
  }
}
