import type { Measures } from "@ioc/domain/measure/measures.ts";
import type { Subtree } from "@ioc/domain/org/day-tree.ts";
import type { FeedState } from "@ioc/protocol/board.ts";
import type { RankingUnit } from "@ioc/protocol/ranking.ts";
import type { Reference } from "../reference/reference.ts";
import { headOf } from "./head-of.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

interface RankedUnit {
  readonly code: string;
  readonly head: Omit<RankingUnit, "resolved" | "resolvedLate" | "state">;
  /** It has a place even if it resolved nothing. */
  readonly isValid: boolean;
  measures: Measures | undefined;
  feed: FeedState | undefined;
  /** Null: it has no place. */
  unit: RankingUnit | null;
}

/** The units of a ranking one by one. What did not change since the last time is the same object. */
export class RankedUnits {
  readonly #units = new Map<number, RankedUnit>();
  #written: Record<string, RankingUnit> | undefined;

  constructor(reference: Reference, { top, topIsValid, entries }: Subtree) {
    for (const [owner, entry] of entries) {
      const { code, ...head } = headOf(reference.unitsById.get(owner));
      const group = headOf(reference.unitsById.get(entry)).code;
      this.#units.set(owner, {
        code,
        head: { ...head, group },
        isValid: owner !== top || topIsValid,
        measures: undefined,
        feed: undefined,
        unit: null,
      });
    }
  }

  write(
    owners: Iterable<readonly [unit: number, measures: Measures]>,
    freshness: SubtreeFreshness,
  ): Record<string, RankingUnit> {
    let isSame = this.#written !== undefined;
    for (const [owner, measures] of owners) {
      const unit = this.#units.get(owner);
      const feed = freshness.stateOf(owner);
      if (unit === undefined || (unit.measures === measures && unit.feed === feed)) continue;
      unit.measures = measures;
      unit.feed = feed;
      const { resolved, resolvedLate } = measures;
      const { state } = feed;
      const { unit: before, head, isValid } = unit;
      if (before?.resolved === resolved && before.resolvedLate === resolvedLate && before.state === state) continue;
      unit.unit = isValid || resolved > 0 ? { ...head, resolved, resolvedLate, state } : null;
      isSame = false;
    }
    if (!isSame || this.#written === undefined) this.#written = this.#collect();
    return this.#written;
  }

  #collect(): Record<string, RankingUnit> {
    const shown: [code: string, unit: RankingUnit][] = [];
    for (const { code, unit } of this.#units.values()) if (unit !== null) shown.push([code, unit]);
    return Object.fromEntries(shown);
  }
}
