import type { Overview } from "@ioc/protocol/overview.ts";

/**
 * Whether there is anything to compare today with: that nothing was open, came or went at the compared moment, nor on any
 * working day before, says nothing of a unit whose data begin later.
 */
export function isComparable({ previous, days, today }: Pick<Overview, "previous" | "days" | "today">): boolean {
  const { received, resolved, inProgress, carriedOver } = previous.measures;
  if (received + resolved + inProgress + carriedOver > 0) return true;
  return Object.entries(days).some(([date, day]) => date < today.date && day.received + day.resolved > 0);
}
