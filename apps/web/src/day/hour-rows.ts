import type { Overview } from "@ioc/protocol/overview.ts";

export interface HourRow {
  /** 0 to 23 */
  readonly hour: number;
  /** Undefined: the hour has not begun. */
  readonly received: number | undefined;
  readonly resolved: number | undefined;
  readonly previousReceived: number;
  readonly previousResolved: number;
  /** The hour that is running, or still to come: it is not to be read as a drop. */
  readonly unfinished: boolean;
}

/** Office hours are always there; earlier and later hours only when something happened in them. */
const FIRST = 7;
const LAST = 16;

export function hourRows(hours: Overview["hours"], nowHour: number): readonly HourRow[] {
  const rows = Array.from({ length: 24 }, (_, hour): HourRow => {
    const found = hours[String(hour).padStart(2, "0")];
    return {
      hour,
      received: found?.received ?? (hour <= nowHour ? 0 : undefined),
      resolved: found?.resolved ?? (hour <= nowHour ? 0 : undefined),
      previousReceived: found?.previousReceived ?? 0,
      previousResolved: found?.previousResolved ?? 0,
      unfinished: hour >= nowHour,
    };
  });
  const busy = rows.filter((row) => highest(row) > 0).map((row) => row.hour);
  const first = Math.min(FIRST, ...busy);
  const last = Math.max(LAST, ...busy);
  return rows.slice(first, last + 1);
}

function highest(row: HourRow): number {
  return Math.max(row.received ?? 0, row.resolved ?? 0, row.previousReceived, row.previousResolved);
}
