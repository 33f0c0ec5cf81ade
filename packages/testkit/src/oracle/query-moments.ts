import { type CivilTime, dayNumber } from "./civil-time.ts";
import type { OracleQuery } from "./oracle-world.ts";

/** The moments and days that a query looks at. */
export type QueryMoments = {
  /** T: flows count the events up to it. */
  readonly flowsMs: number;
  /** S: stocks are judged at it. */
  readonly stocksMs: number;
  /** The unit tree is that of the civil day of S. */
  readonly stocksDay: number;
  /** `carriedOver` is judged at the last millisecond before the period, or at S if that is earlier. */
  readonly carriedOverMs: number;
  readonly inPeriod: (instantMs: number) => boolean;
};

export function queryMoments(query: OracleQuery, civil: CivilTime): QueryMoments {
  const fromDay = dayNumber(query.from);
  const toDay = dayNumber(query.to);
  const flowsMs = Math.min(query.now, query.at ?? query.now);
  const stocksMs = Math.min(flowsMs, civil.instant(toDay + 1, 0) - 1);
  return {
    flowsMs,
    stocksMs,
    stocksDay: civil.dayOf(stocksMs),
    carriedOverMs: Math.min(civil.instant(fromDay, 0) - 1, stocksMs),
    inPeriod: (instantMs) => fromDay <= civil.dayOf(instantMs) && civil.dayOf(instantMs) <= toDay,
  };
}
