import type { Day } from "../time/civil-date.ts";
import { DayTree } from "./day-tree.ts";
import type { Unit } from "./unit.ts";

/**
 * The organisation over all of its time. What it looks like changes only on the days on which a life span begins or
 * has ended, so one {@link DayTree} serves all days between two such days.
 */
export class UnitTree {
  readonly units: ReadonlyMap<number, Unit>;
  readonly #byCode = new Map<string, Unit>();
  /** The days on which the organisation is another than on the day before, ascending. */
  readonly turns: readonly Day[];
  readonly #trees = new Map<number, DayTree>();

  constructor(units: Iterable<Unit>) {
    const byId = new Map<number, Unit>();
    const turns = new Set<Day>();
    for (const unit of units) {
      byId.set(unit.id, unit);
      this.#byCode.set(unit.code, unit);
      if (unit.validFrom !== null) turns.add(unit.validFrom);
      if (unit.validTo !== null) turns.add(unit.validTo + 1);
    }
    this.units = byId;
    this.turns = [...turns].sort((a, b) => a - b);
  }

  byCode(code: string): Unit | undefined {
    return this.#byCode.get(code);
  }

  on(day: Day): DayTree {
    const span = this.#spanOf(day);
    let tree = this.#trees.get(span);
    if (tree === undefined) {
      tree = new DayTree(this.units, day);
      this.#trees.set(span, tree);
    }
    return tree;
  }

  /** How many turns lie at or before the day. */
  #spanOf(day: Day): number {
    let low = 0;
    let high = this.turns.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.turns[middle] ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
