import type { DayTree } from "@ioc/domain/org/day-tree.ts";
import type { StoredRule } from "./alert-rule.ts";
import type { Readings } from "./rule-readings.ts";

/** ALR-14: what the silence of a unit above explains is not told of each unit below. */
export class Inhibition {
  readonly #silent = new Set<number>();
  readonly #today: DayTree;

  /** @param holding the rules that hold, with what they see: silence explains something only if it is told itself */
  constructor(holding: Iterable<{ readonly rule: StoredRule; readonly seen: Readings }>, today: DayTree) {
    this.#today = today;
    for (const { rule, seen } of holding) {
      if (rule.doc.noData !== "alert") continue;
      for (const [unit, { isSilent }] of seen) if (isSilent) this.#silent.add(unit);
    }
  }

  /** The nearest unit above that is silent, too, and whose silence is told; null: there is none. */
  above(unit: number): number | null {
    const seen = new Set<number>();
    for (
      let above = this.#today.parentOf(unit);
      above !== null && !seen.has(above);
      above = this.#today.parentOf(above)
    ) {
      if (this.#silent.has(above)) return above;
      seen.add(above);
    }
    return null;
  }
}
