import type { RankedChild } from "./ranked-children.ts";

export interface IntervalScale {
  /** Left edge; the right one is 1. */
  readonly low: number;
  readonly ticks: readonly number[];
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2] as const;
/** Marks that can be read beside each other. */
const MOST_TICKS = 5;

/** What the drawn intervals need: every rate is inside, and the target; a long interval may reach beyond the edge. */
export function intervalScale(ranked: readonly RankedChild[], target: number | undefined): IntervalScale {
  const rates = ranked.flatMap(({ judged }) => judged?.rate ?? []);
  const least = Math.min(1, ...rates, ...(target === undefined ? [] : [target]));
  const wanted = Math.max(0, least - Math.max(0.01, (1 - least) * 0.25));
  const step = STEPS.find((one) => (1 - wanted) / one <= MOST_TICKS) ?? 0.25;
  const low = Math.max(0, Math.floor(wanted / step + 1e-9) * step);
  const count = Math.round((1 - low) / step);
  // The edges carry no label: it would stand over its neighbour column.
  const ticks = Array.from({ length: Math.max(0, count - 1) }, (_, index) => low + (index + 1) * step);
  return { low, ticks };
}
