import type { Severity } from "@ioc/domain/alert/severity.ts";
import { type Alert, MOST_ALERTS } from "@ioc/protocol/alerts.ts";

/** Whether people are, or should be, looking at it; what only waits is nothing yet. */
function isStanding({ state }: Alert): boolean {
  return state === "firing" || state === "recovering" || state === "noData";
}

export interface StandingCounts {
  /** By the id of the rule; a rule that is absent has none. */
  readonly byRule: ReadonlyMap<string, Readonly<Record<Severity, number>>>;
  /** There are so many that not all were told: the counts are the least that there are. */
  readonly isCut: boolean;
}

/** How many alerts stand by each rule, and how grave they are. */
export function standingCounts(alerts: readonly Alert[]): StandingCounts {
  const byRule = new Map<string, Record<Severity, number>>();
  for (const { rule, severity } of alerts.filter(isStanding)) {
    const counts = byRule.get(rule) ?? { critical: 0, warning: 0 };
    counts[severity] += 1;
    byRule.set(rule, counts);
  }
  // What is over comes last, so a list that ends in something else may have lost its end.
  return { byRule, isCut: alerts.length >= MOST_ALERTS && alerts.at(-1)?.state !== "resolved" };
}
