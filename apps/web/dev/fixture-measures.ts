import type { Measures, Rates } from "@ioc/protocol/board.ts";
import { MEASURES, RATES, type Rate } from "@ioc/protocol/names.ts";

/** What the rest of a board's measures follows from. */
export interface FixtureFlows {
  readonly received: number;
  readonly resolved: number;
  readonly inProgress: number;
  readonly overdue: number;
}

/** A believable board's measures over these units; the shares are those of a province that does well. */
export function measuresFrom(units: readonly FixtureFlows[], lift = 0): Measures {
  const sum = (name: keyof FixtureFlows): number => units.reduce((total, unit) => total + unit[name], 0);
  const [received, resolved, inProgress, overdue] = [
    sum("received"),
    sum("resolved"),
    sum("inProgress"),
    sum("overdue"),
  ];
  const open = inProgress - overdue;
  const measures = Object.fromEntries(MEASURES.map((name) => [name, 0])) as Measures;
  const paid = Math.round(received * 0.4);
  Object.assign(measures, {
    received,
    resolved,
    inProgress,
    overdue,
    receivedOnlineFull: Math.round(received * (0.44 + lift)),
    receivedOnlinePartial: Math.round(received * 0.18),
    receivedPostal: Math.round(received * 0.04),
    resolvedLate: Math.round(resolved * 0.021),
    resolvedOnTime: Math.round(resolved * 0.4),
    inProgressWithin: open,
    atRisk: Math.round(open * 0.065),
    dueToday: Math.round(open * 0.054),
    suspended: Math.round(open * 0.068),
    componentsAny: Math.round(received * 0.9),
    componentsFull: Math.round(received * (0.579 + lift)),
    resultsDigital: Math.round(resolved * (0.841 + lift)),
    resultsSigned: Math.round(resolved * (0.698 + lift)),
    paid,
    paidOnline: Math.round(paid * (0.62 + lift)),
  } satisfies Partial<Measures>);
  measures.receivedCounter =
    received - measures.receivedOnlineFull - measures.receivedOnlinePartial - measures.receivedPostal;
  measures.resolvedAhead = resolved - measures.resolvedLate - measures.resolvedOnTime;
  return measures;
}

/** The rates that follow from the measures. */
export function ratesOf(measures: Measures): Rates {
  return Object.fromEntries(
    (Object.keys(RATES) as Rate[]).map((name) => {
      const numerator = RATES[name].numerator.reduce((sum, measure) => sum + measures[measure], 0);
      const denominator = measures[RATES[name].denominator];
      return [name, { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }];
    }),
  ) as Rates;
}
