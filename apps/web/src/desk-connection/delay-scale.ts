/** What the axis of delays is marked with, ms: each is told by itself. */
export const DELAY_MARKS = [1000, 60_000, 3_600_000, 86_400_000, 30 * 86_400_000] as const;

const LEAST_MS = 500;
const MOST_MS = DELAY_MARKS[DELAY_MARKS.length - 1] ?? 1;

/**
 * Where a delay stands between the ends of the axis, 0 to 1. Seconds and weeks stand on one axis, so each step to the
 * right is a multiple; what is shorter or longer than the axis stands at its end.
 */
export function delayPlace(ms: number): number {
  const place = Math.log(Math.max(ms, LEAST_MS) / LEAST_MS) / Math.log(MOST_MS / LEAST_MS);
  return Math.min(place, 1);
}
