import type { Overview } from "@ioc/protocol/overview.ts";

export interface OnTimeDay {
  readonly date: string;
  readonly resolved: number;
  readonly resolvedOnTime: number;
  /** Resolved on time of all resolved; undefined when none was. */
  readonly value: number | undefined;
}

/** The working days of the overview, oldest first. */
export function onTimeDays(days: Overview["days"]): readonly OnTimeDay[] {
  return Object.entries(days)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, { resolved, resolvedOnTime }]) => ({
      date,
      resolved,
      resolvedOnTime,
      value: resolved === 0 ? undefined : resolvedOnTime / resolved,
    }));
}

/** How far a day's bar reaches above (positive) or below the target, from -1 to 1 of the room on that side. */
export function barReach(value: number, target: number, days: readonly OnTimeDay[]): number {
  const farthest = Math.max(...days.map((day) => (day.value === undefined ? 0 : Math.abs(day.value - target))));
  if (farthest === 0) return 0;
  return (value - target) / farthest;
}
