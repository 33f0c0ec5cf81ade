import type { RankedChild } from "./ranked-children.ts";

/** What stands in the table: the best, all others in one line, and the worst, who matter more. */
export interface RankingRows {
  readonly first: readonly RankedChild[];
  readonly others: readonly RankedChild[];
  readonly last: readonly RankedChild[];
}

/** Who has no rank has no place among the worst: where not all fit, they are among the others. */
export function rankingRows(ranked: readonly RankedChild[], room: number): RankingRows {
  if (ranked.length <= room) return { first: ranked, others: [], last: [] };
  const placed = ranked.filter(({ rank }) => rank !== undefined);
  const unplaced = ranked.filter(({ rank }) => rank === undefined);
  const best = Math.min(placed.length, Math.floor((room - 1) / 3));
  const worst = Math.min(placed.length - best, room - 1 - best);
  return {
    first: placed.slice(0, best),
    others: [...placed.slice(best, placed.length - worst), ...unplaced],
    last: placed.slice(placed.length - worst),
  };
}
