import type { Ranking, RankingChild } from "@ioc/protocol/ranking.ts";
import { MIN_SAMPLE } from "../numbers/judge-rate.ts";
import { type Judged, judgedOnTime, type Resolved } from "./verdict.ts";

export interface RankedChild {
  readonly code: string;
  readonly child: RankingChild;
  /** From 1; undefined where too little was resolved for anybody to be the best or the worst by it. */
  readonly rank: number | undefined;
  /** How many ranks better than in the period before; undefined when it had none then, or has none now. */
  readonly risen: number | undefined;
  readonly judged: Judged | undefined;
}

/** The children by their share on time; whoever resolved too little comes last, without a rank. Equals share a rank. */
export function rankedChildren(children: Ranking["children"], target: number | undefined): readonly RankedChild[] {
  const before = ranksOf(children, (child) => child.previous);
  const now = ranksOf(children, (child) => child);
  return Object.entries(children)
    .map(([code, child]): RankedChild => {
      const rank = now.get(code);
      const earlier = before.get(code);
      return {
        code,
        child,
        rank,
        risen: rank === undefined || earlier === undefined ? undefined : earlier - rank,
        judged: judgedOnTime(child, target),
      };
    })
    .sort(
      (a, b) =>
        (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) ||
        b.child.resolved - a.child.resolved ||
        (a.code < b.code ? -1 : 1),
    );
}

function ranksOf(children: Ranking["children"], of: (child: RankingChild) => Resolved): ReadonlyMap<string, number> {
  const rates = Object.entries(children).flatMap(([code, child]) => {
    const { resolved, resolvedLate } = of(child);
    return resolved < MIN_SAMPLE ? [] : [{ code, late: resolvedLate / resolved }];
  });
  return new Map(rates.map(({ code, late }) => [code, 1 + rates.filter((other) => other.late < late).length]));
}
