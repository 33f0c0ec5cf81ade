export interface BackOff {
  /** Upper bound of the first delay. */
  readonly baseMs: number;
  /** Upper bound of every delay. */
  readonly maxMs: number;
}

/**
 * Exponential back-off with full jitter: evenly drawn from 0 to `baseMs · 2^attempt`, at most `maxMs`, so that a thousand
 * feeds cut off at the same moment do not return at the same moment. `attempt` counts from 0, `random` is in [0, 1).
 */
export function fullJitterMs(backOff: BackOff, attempt: number, random: () => number): number {
  const ceilingMs = Math.min(backOff.maxMs, backOff.baseMs * 2 ** Math.min(attempt, 30));
  return Math.floor(random() * ceilingMs);
}
