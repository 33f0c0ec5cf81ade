import type { Day } from "../time/civil-date.ts";
import { dayOf, endOfDay, startOfDay, type Zone } from "../time/zone.ts";

/** Both days included, from the first millisecond of the first to the last of the last. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The two moments at which a board is judged (BRD-1).
 *
 * `asOf` (T): the earlier of now and `at`; only events up to it count. `judgedAt` (S): also not after the end of the
 * period; stocks are counted there. `openBefore`: the last millisecond before the period, or S if that is earlier.
 */
export interface Moments {
  readonly asOf: number;
  readonly judgedAt: number;
  readonly openBefore: number;
  readonly judgedOn: Day;
}

export function momentsOf(period: Period, now: number, at: number | undefined, zone: Zone): Moments {
  const asOf = at === undefined ? now : Math.min(now, at);
  const judgedAt = Math.min(asOf, endOfDay(zone, period.to));
  return {
    asOf,
    judgedAt,
    openBefore: Math.min(judgedAt, startOfDay(zone, period.from) - 1),
    judgedOn: dayOf(zone, judgedAt),
  };
}
