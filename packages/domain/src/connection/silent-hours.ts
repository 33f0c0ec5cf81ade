import type { WorkingHour } from "./working-hours.ts";

/** A working hour that is over, with what arrived in it. */
export interface HeardHour extends WorkingHour {
  readonly arrived: number;
}

/** Working hours one after the other in which nothing arrived, instants in ms. */
export interface SilentSpan {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
}

export interface Silence {
  /** Working days that say what is usual. */
  readonly days: number;
  readonly spans: readonly SilentSpan[];
}

/** So many days at least have to have been heard before anything is called usual. */
const LEAST_DAYS = 5;
const USUAL_SHARE = 0.75;

/**
 * CON-2: the hours in which a unit usually sends and nothing came. An hour of the clock is usual when something arrived
 * in it on three of four of the working days since the unit was first heard.
 *
 * @param hours those that are over, in the order of time
 */
export function silentHours(hours: readonly HeardHour[]): Silence {
  const first = hours.findIndex(({ arrived }) => arrived > 0);
  const known = first < 0 ? [] : hours.slice(first);
  const usual = usualHours(known);
  const spans: SilentSpan[] = [];
  let open: SilentSpan | undefined;
  for (const { startMs, from, to, arrived } of known) {
    if (arrived > 0) open = undefined;
    else if (usual.has(startMs)) {
      if (open !== undefined) spans.pop();
      open = { from: open?.from ?? from, to, hours: (open?.hours ?? 0) + 1 };
      spans.push(open);
    }
  }
  return { days: new Set(known.map(({ day }) => day)).size, spans };
}

function usualHours(hours: readonly HeardHour[]): ReadonlySet<number> {
  const seen = new Map<number, { days: number; heard: number }>();
  for (const { startMs, arrived } of hours) {
    const hour = seen.get(startMs) ?? { days: 0, heard: 0 };
    seen.set(startMs, hour);
    hour.days += 1;
    if (arrived > 0) hour.heard += 1;
  }
  const usual = [...seen].filter(([, { days, heard }]) => days >= LEAST_DAYS && heard >= USUAL_SHARE * days);
  return new Set(usual.map(([startMs]) => startMs));
}
