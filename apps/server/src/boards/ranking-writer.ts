import type { EntryFlows } from "@ioc/domain/board/entry-flows.ts";
import type { Period } from "@ioc/domain/board/period.ts";
import type { Measures } from "@ioc/domain/measure/measures.ts";
import type { Subtree } from "@ioc/domain/org/day-tree.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Ranking } from "@ioc/protocol/ranking.ts";
import type { Reference } from "../reference/reference.ts";
import type { WrittenNumbers } from "./board-writer.ts";
import { headOf } from "./head-of.ts";
import { RankedChildren } from "./ranked-children.ts";
import { rankedMeasures } from "./ranked-measures.ts";
import { RankedUnits } from "./ranked-units.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

/** A ranking without its version, which depends on who reads it. */
export type RankingContent = Omit<Ranking, "version">;

export interface RankingNumbers extends Pick<WrittenNumbers, "top" | "total" | "children"> {
  /** Every unit's own numbers. */
  readonly owners: Iterable<readonly [unit: number, measures: Measures]>;
}

/** Writes rankings of one subtree as they cross the wire (RNK-1 … RNK-3). */
export class RankingWriter {
  readonly #reference: Reference;
  readonly #periods: Pick<Ranking, "period" | "previousPeriod">;
  readonly #children: RankedChildren;
  readonly #units: RankedUnits;

  constructor(
    reference: Reference,
    subtree: Subtree,
    { period, previous }: { readonly period: Period; readonly previous: Period },
  ) {
    this.#reference = reference;
    this.#periods = { period: writePeriod(period), previousPeriod: writePeriod(previous) };
    this.#children = new RankedChildren(reference, subtree);
    this.#units = new RankedUnits(reference, subtree);
  }

  /** @param before what the children resolved in the previous period */
  write(numbers: RankingNumbers, before: EntryFlows, asOf: number, freshness: SubtreeFreshness): RankingContent {
    const { resolved, resolvedLate, received, receivedOnline, overdue } = rankedMeasures(numbers.total.measures);
    return {
      unit: headOf(this.#reference.unitsById.get(numbers.top)),
      asOf: formatInstant(asOf),
      ...this.#periods,
      measures: { resolved, resolvedLate, received, receivedOnline, overdue },
      children: this.#children.write(numbers.children, before, freshness),
      units: this.#units.write(numbers.owners, freshness),
    };
  }
}

function writePeriod({ from, to }: Period): Ranking["period"] {
  return { from: formatDay(from), to: formatDay(to) };
}
