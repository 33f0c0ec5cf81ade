import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { EstimateSum } from "@ioc/protocol/estimates.ts";
import { headOf } from "../boards/head-of.ts";
import type { LiveState } from "../boards/live-state.ts";
import { learnedOf } from "./read-estimates.ts";
import type { UnitEstimates } from "./unit-estimates.ts";

/** How many of those due by the next close are expected to miss their deadline; undefined for an unknown unit. */
export async function readEstimateSum(
  state: LiveState,
  estimates: UnitEstimates,
  { unit, asOf, now }: { readonly unit: number; readonly asOf: number; readonly now: number },
): Promise<EstimateSum | undefined> {
  const { nextClose, due, expected, unknown, overdue, learned, asOf: minute } = await estimates.sum(unit, asOf, now);
  const { reference } = state;
  const top = reference.tree.on(dayOf(reference.zone, minute)).nodeOf(unit);
  if (top === undefined) return undefined;
  return {
    unit: headOf(reference.unitsById.get(top)),
    asOf: formatInstant(minute),
    nextClose: { at: formatInstant(nextClose), count: due, expected, unknown },
    overdue,
    learned: learnedOf(learned, learned.resolved),
  };
}
