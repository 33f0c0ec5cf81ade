import { logFactorial } from "./log-factorial.ts";

/** Both limits together leave 0.2 % outside: three in a thousand well-behaved units would be too many to accuse. */
const TAIL = 0.001;
/** So many standard deviations from the mean there is nothing that counts. */
const FAR = 14;

/** Counts between which chance alone explains what was seen; an end that lies outside 0…trials accuses nobody. */
export interface FunnelLimits {
  /** So few or fewer differ. Below 0: no count is few enough. */
  readonly few: number;
  /** So many or more differ. Above `trials`: no count is many enough. */
  readonly many: number;
}

/**
 * The 99.8 % limits of a funnel: between which counts of `trials` lie when each happens with probability `share`. The
 * tails are those of the binomial distribution itself, so they hold for three trials as for three thousand. Between two
 * counts the limit is where the logarithm of the tail, drawn straight, reaches 0.1 %: it makes a smooth line, on whose far
 * side are exactly the counts with a tail of at most 0.1 %.
 *
 * @param trials at least 1
 * @param share from 0 to 1
 * @see D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005)
 */
export function funnelLimits(trials: number, share: number): FunnelLimits {
  return { few: trials - manyLimit(trials, 1 - share), many: manyLimit(trials, share) };
}

function manyLimit(trials: number, share: number): number {
  if (share >= 1) return trials + 1;
  if (share <= 0) return 1;
  const spread = FAR * Math.sqrt(trials * share * (1 - share)) + FAR;
  let count = Math.min(trials, Math.ceil(trials * share + spread));
  // From the far end towards the mean: the chance of `count` or more, and of `count + 1` or more before it.
  let [tail, before] = [0, 0];
  for (; count >= 0; count -= 1) {
    before = tail;
    tail += chanceOf(count, trials, share);
    if (tail > TAIL) break;
  }
  if (before === 0) return count + 1;
  return count + Math.log(tail / TAIL) / Math.log(tail / before);
}

/** The chance of exactly `count`. */
function chanceOf(count: number, trials: number, share: number): number {
  const ways = logFactorial(trials) - logFactorial(count) - logFactorial(trials - count);
  return Math.exp(ways + count * Math.log(share) + (trials - count) * Math.log1p(-share));
}
