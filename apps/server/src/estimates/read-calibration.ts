import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { EstimateCalibration } from "@ioc/protocol/estimates.ts";
import { headOf } from "../boards/head-of.ts";
import type { LiveState } from "../boards/live-state.ts";
import { learnedOf } from "./read-estimates.ts";
import type { UnitEstimates } from "./unit-estimates.ts";

/** How true the estimate of a unit's subtree was; undefined for an unknown unit. */
export async function readCalibration(
  state: LiveState,
  estimates: UnitEstimates,
  unit: number,
  now: number,
): Promise<EstimateCalibration | undefined> {
  const judged = await estimates.judged(unit, now);
  const { reference } = state;
  const top = reference.tree.on(dayOf(reference.zone, now)).nodeOf(unit);
  if (top === undefined) return undefined;
  const { count, missed, undecided, unknown, tenths, brier, naiveBrier, moments, resolved } = judged;
  return {
    unit: headOf(reference.unitsById.get(top)),
    asOf: formatInstant(judged.asOf),
    moments: moments.map(formatInstant),
    learned: learnedOf(judged, resolved),
    count,
    missed,
    undecided,
    unknown,
    tenths: [...tenths],
    brier,
    naiveBrier,
  };
}
