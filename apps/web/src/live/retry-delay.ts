const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * How long to wait before attempt `attempt` (1 is the first retry): doubling up to 10 s, each cut by up to a third, so
 * that the screens of a province do not all come back in the same moment. `random` is from 0 to 1.
 */
export function retryDelayMs(attempt: number, random: number): number {
  const longestMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(longestMs * (1 - random / 3));
}
