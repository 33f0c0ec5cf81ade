import type { Measures } from "@ioc/protocol/board.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import type { GlyphName } from "../stage/glyph.tsx";

export interface StockPart {
  readonly name: "overdue" | "atRisk" | "suspended" | "withinRest";
  readonly value: number;
  /** The rest is no measure of its own. */
  readonly measure: Measure | undefined;
  readonly more?: Partial<DrillTarget>;
  readonly glyph: GlyphName | undefined;
}

/** inProgress = overdue + atRisk + suspended + the rest; `dueToday` overlaps with `atRisk`, so it is no term. */
export function stockParts(measures: Measures): readonly StockPart[] {
  const { inProgress, overdue, atRisk, suspended } = measures;
  return [
    { name: "overdue", value: overdue, measure: "overdue", glyph: "overdue" },
    { name: "atRisk", value: atRisk, measure: "atRisk", glyph: "soon" },
    { name: "suspended", value: suspended, measure: "suspended", glyph: "suspended" },
    {
      name: "withinRest",
      value: inProgress - overdue - atRisk - suspended,
      measure: undefined,
      more: { sum: { kind: "withinRest" } },
      glyph: undefined,
    },
  ];
}
