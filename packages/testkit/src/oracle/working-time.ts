import { type CivilTime, dateText, weekdayOf } from "./civil-time.ts";
import { type OracleCalendar, WEEKDAYS } from "./oracle-world.ts";

/** One calendar, walked day by day and session by session; a session holds its start and not its end. */
export type WorkingTime = {
  readonly isWorkingDay: (day: number) => boolean;
  /** The end of the day's last session, as an instant. */
  readonly closeOf: (day: number) => number;
  /** The n-th working day after the day, n ≥ 1; the day itself does not count. */
  readonly workingDayAfter: (day: number, n: number) => number;
  /** How many working days lie in (after, upTo]. */
  readonly workingDaysIn: (after: number, upTo: number) => number;
  readonly workedMs: (fromMs: number, toMs: number) => number;
  /** The first instant at which that much working time has run. */
  readonly instantAfter: (fromMs: number, workMs: number) => number;
};

type Session = { readonly startMs: number; readonly endMs: number };

export function workingTime(spec: OracleCalendar, civil: CivilTime): WorkingTime {
  const holidays = new Set((spec.holidays ?? []).map(({ date }) => date));
  const workdays = new Set((spec.workdays ?? []).map(({ date }) => date));

  function hoursOf(day: number): readonly (readonly [string, string])[] {
    if (workdays.has(dateText(day))) return spec.week.mon ?? [];
    if (holidays.has(dateText(day))) return [];
    return spec.week[WEEKDAYS[weekdayOf(day)] ?? "sun"] ?? [];
  }

  function sessionsOf(day: number): readonly Session[] {
    return hoursOf(day).map(([start, end]) => ({
      startMs: civil.instant(day, clockMs(start)),
      endMs: civil.instant(day, clockMs(end)),
    }));
  }

  const isWorkingDay = (day: number) => hoursOf(day).length > 0;

  function closeOf(day: number): number {
    const last = sessionsOf(day).at(-1);
    if (last === undefined) throw new Error(`${dateText(day)} is no working day`);
    return last.endMs;
  }

  function workingDayAfter(day: number, n: number): number {
    let found = day;
    for (let left = n; left > 0; ) {
      found += 1;
      if (isWorkingDay(found)) left -= 1;
    }
    return found;
  }

  function workingDaysIn(after: number, upTo: number): number {
    let count = 0;
    for (let day = after + 1; day <= upTo; day += 1) if (isWorkingDay(day)) count += 1;
    return count;
  }

  function workedMs(fromMs: number, toMs: number): number {
    let sumMs = 0;
    for (let day = civil.dayOf(fromMs); day <= civil.dayOf(toMs); day += 1) {
      for (const { startMs, endMs } of sessionsOf(day)) {
        sumMs += Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs));
      }
    }
    return sumMs;
  }

  function instantAfter(fromMs: number, workMs: number): number {
    if (workMs <= 0) return fromMs;
    let leftMs = workMs;
    for (let day = civil.dayOf(fromMs); ; day += 1) {
      for (const { startMs, endMs } of sessionsOf(day)) {
        const beginMs = Math.max(startMs, fromMs);
        const availableMs = Math.max(0, endMs - beginMs);
        if (leftMs <= availableMs) return beginMs + leftMs;
        leftMs -= availableMs;
      }
    }
  }

  return { isWorkingDay, closeOf, workingDayAfter, workingDaysIn, workedMs, instantAfter };
}

function clockMs(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}
