import { funnelLimits } from "@ioc/domain/statistics/funnel-limits.ts";
import type { Ranking, RankingUnit } from "@ioc/protocol/ranking.ts";
import { MIN_SAMPLE } from "../numbers/judge-rate.ts";

export interface UnitPoint {
  readonly code: string;
  readonly unit: RankingUnit;
  /** Share on time. */
  readonly rate: number;
  readonly differs: "worse" | "better" | undefined;
}

/** Share that is late of all that was resolved; 0 where nothing was. */
export function commonLateShare({ measures }: Pick<Ranking, "measures">): number {
  return measures.resolved === 0 ? 0 : measures.resolvedLate / measures.resolved;
}

/**
 * Every single unit that resolved something, and whether it truly differs from the whole: beyond the 99.8 % limits, and
 * with enough dossiers. The worst come first, then those in between, the best last.
 */
export function unitPoints(ranking: Pick<Ranking, "measures" | "units">): readonly UnitPoint[] {
  const share = commonLateShare(ranking);
  return Object.entries(ranking.units)
    .flatMap(([code, unit]): UnitPoint[] => {
      const { resolved, resolvedLate } = unit;
      if (resolved === 0) return [];
      return [{ code, unit, rate: 1 - resolvedLate / resolved, differs: differs(resolved, resolvedLate, share) }];
    })
    .sort((a, b) => a.rate - b.rate || b.unit.resolved - a.unit.resolved || (a.code < b.code ? -1 : 1));
}

function differs(resolved: number, late: number, share: number): UnitPoint["differs"] {
  if (resolved < MIN_SAMPLE) return undefined;
  const { few, many } = funnelLimits(resolved, share);
  if (late >= many) return "worse";
  return late <= few ? "better" : undefined;
}
