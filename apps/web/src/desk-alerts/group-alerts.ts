import type { Alert } from "@ioc/protocol/alerts.ts";
import { byWorst } from "../live/wall-alerts.ts";

/** Alerts of one rule at units below the same unit, the worst first. */
interface ParentGroup {
  /** Code; undefined: nothing that is known stands above them. */
  readonly parent: string | undefined;
  readonly alerts: readonly Alert[];
}

export interface RuleGroup {
  readonly rule: string;
  readonly ruleName: string;
  readonly count: number;
  readonly parents: readonly ParentGroup[];
}

/** By rule and then by the unit above, each with the worst first; what the silence above explains comes last. */
export function groupAlerts(
  alerts: readonly Alert[],
  parentOf: (unit: string) => string | undefined,
): readonly RuleGroup[] {
  const sorted = alerts.toSorted((a, b) => Number(a.inhibited) - Number(b.inhibited) || byWorst(a, b));
  return [...Map.groupBy(sorted, ({ rule }) => rule)].map(([rule, ofRule]) => ({
    rule,
    ruleName: ofRule[0]?.ruleName ?? rule,
    count: ofRule.length,
    parents: [...Map.groupBy(ofRule, ({ unit }) => parentOf(unit))].map(([parent, below]) => ({
      parent,
      alerts: below,
    })),
  }));
}
