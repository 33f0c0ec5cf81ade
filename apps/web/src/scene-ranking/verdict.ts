import { type Interval, wilsonInterval } from "@ioc/domain/statistics/wilson-interval.ts";
import { MIN_SAMPLE } from "../numbers/judge-rate.ts";

/**
 * `open`: the target lies inside the interval, so chance alone may have decided, or too few were resolved to say. `none`: nothing
 * resolved, or no target.
 */
export type Verdict = "met" | "missed" | "open" | "none";

/** What came of a unit's promises. */
export interface Resolved {
  readonly resolved: number;
  readonly resolvedLate: number;
}

export interface Judged {
  /** Share on time. */
  readonly rate: number;
  readonly interval: Interval;
  readonly verdict: Verdict;
}

/** A unit's rate with what chance may have done to it; undefined where nothing was resolved. */
export function judgedOnTime({ resolved, resolvedLate }: Resolved, target: number | undefined): Judged | undefined {
  if (resolved === 0) return undefined;
  const onTime = resolved - resolvedLate;
  const interval = wilsonInterval(onTime, resolved);
  return { rate: onTime / resolved, interval, verdict: verdictOf(interval, resolved, target) };
}

function verdictOf({ low, high }: Interval, resolved: number, target: number | undefined): Verdict {
  if (target === undefined) return "none";
  if (resolved < MIN_SAMPLE) return "open";
  if (low >= target) return "met";
  return high < target ? "missed" : "open";
}
