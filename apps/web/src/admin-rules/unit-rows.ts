import type { Backtest } from "@ioc/protocol/alert-rules.ts";
import { type Language, LOCALE } from "../language/language.ts";
import { type AlertRun, alertRuns } from "./alert-runs.ts";

/** A unit, and when it would have been told of. */
export interface UnitRow {
  readonly unit: string;
  readonly name: string;
  /** What the metric is there now; null where nothing can be said. */
  readonly value: number | null;
  readonly runs: readonly AlertRun[];
  /** By the rule in force. */
  readonly runsInForce: readonly AlertRun[];
}

/** The units of a back-test: those that the draft tells most of first, then those that only the rule in force tells of. */
export function unitRows(draft: Backtest, inForce: Backtest | undefined, language: Language): readonly UnitRow[] {
  const runs = Map.groupBy(alertRuns(draft.episodes), ({ unit }) => unit);
  const runsInForce = Map.groupBy(alertRuns(inForce?.episodes ?? []), ({ unit }) => unit);
  const end = Date.parse(draft.asOf);
  const rows = new Map<string, UnitRow>();
  for (const { unit, unitName, value } of [...draft.units, ...(inForce?.units ?? [])]) {
    if (rows.has(unit)) continue;
    rows.set(unit, {
      unit,
      name: unitName,
      value,
      runs: runs.get(unit) ?? [],
      runsInForce: runsInForce.get(unit) ?? [],
    });
  }
  const inOrder = new Intl.Collator(LOCALE[language], { numeric: true });
  return [...rows.values()].sort(
    (one, other) =>
      lengthOf(other.runs, end) - lengthOf(one.runs, end) ||
      lengthOf(other.runsInForce, end) - lengthOf(one.runsInForce, end) ||
      inOrder.compare(one.name, other.name),
  );
}

/** How long it would have alerted altogether, ms. */
function lengthOf(runs: readonly AlertRun[], end: number): number {
  return runs.reduce((sum, { from, to }) => sum + ((to ?? end) - from), 0);
}
