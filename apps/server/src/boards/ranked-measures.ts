import type { Measures } from "@ioc/domain/measure/measures.ts";

export type RankedMeasures = ReturnType<typeof rankedMeasures>;

/** What a ranking says of a subtree. */
export function rankedMeasures(measures: Measures) {
  const { resolved, resolvedLate, received, receivedOnlinePartial, receivedOnlineFull, overdue, inProgress } = measures;
  const receivedOnline = receivedOnlinePartial + receivedOnlineFull;
  return { resolved, resolvedLate, received, receivedOnline, overdue, inProgress };
}
