import { type Day, formatDay } from "./civil-date.ts";
import type { SessionText } from "./session.ts";
import type { CalendarSpec } from "./working-calendar.ts";

const minuteMs = 60_000;
const minutesPerDay = 1440;

/** The rules of SPEC.md read literally, a day and a minute at a time: what tests compare the fast calendar with. */
export function naiveCalendar(spec: CalendarSpec) {
  const readSessions = (day: Day): readonly SessionText[] => {
    const { week } = spec;
    const date = formatDay(day);
    if (spec.workdays.some((workday) => workday.date === date)) {
      const all = [week.mon, week.tue, week.wed, week.thu, week.fri, week.sat, week.sun];
      return all.find((sessions) => sessions !== undefined && sessions.length > 0) ?? [];
    }
    if (spec.holidays.some((holiday) => holiday.date === date)) return [];
    const fromSunday = [week.sun, week.mon, week.tue, week.wed, week.thu, week.fri, week.sat];
    return fromSunday[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? [];
  };
  const sessions = new Map<Day, readonly SessionText[]>();
  const sessionsOf = (day: Day) => {
    const found = sessions.get(day) ?? readSessions(day);
    sessions.set(day, found);
    return found;
  };
  const isWorkingDay = (day: Day) => sessionsOf(day).length > 0;
  const isOpenMinute = (minute: number) => {
    const day = Math.floor(minute / minutesPerDay);
    if (!isWorkingDay(day)) return false;
    const minuteOfDay = minute - day * minutesPerDay;
    const text = `${pad(Math.floor(minuteOfDay / 60))}:${pad(minuteOfDay % 60)}`;
    return sessionsOf(day).some(([start, end]) => start <= text && text < end);
  };
  const nthWorkingDayAfter = (day: Day, n: number) => {
    let at = day;
    for (let left = n; left > 0; ) if (isWorkingDay(++at)) left--;
    return at;
  };

  return {
    isWorkingDay,
    nthWorkingDayAfter,
    isOpenAt: (localMs: number) => isOpenMinute(Math.floor(localMs / minuteMs)),
    workingDaysBetween(after: Day, upTo: Day) {
      let count = 0;
      for (let day = after + 1; day <= upTo; day++) if (isWorkingDay(day)) count++;
      return count;
    },
    closeOf(day: Day) {
      let minute = (day + 1) * minutesPerDay;
      while (!isOpenMinute(minute - 1)) minute--;
      return minute * minuteMs;
    },
    workingMsBetween(from: number, to: number) {
      let sum = 0;
      if (to <= from) return sum;
      for (let minute = Math.floor(from / minuteMs); minute * minuteMs < to; minute++) {
        if (!isOpenMinute(minute)) continue;
        sum += Math.min(to, (minute + 1) * minuteMs) - Math.max(from, minute * minuteMs);
      }
      return sum;
    },
    addWorkingMs(localMs: number, ms: number) {
      let at = localMs;
      let left = ms;
      while (left > 0) {
        const minute = Math.floor(at / minuteMs);
        const next = (minute + 1) * minuteMs;
        if (isOpenMinute(minute)) {
          if (left <= next - at) return at + left;
          left -= next - at;
        }
        at = next;
      }
      return at;
    },
    earliestWithin(localMs: number, ms: number) {
      let at = localMs;
      let left = ms;
      for (;;) {
        const minute = Math.ceil(at / minuteMs) - 1;
        if (isOpenMinute(minute)) {
          const worked = at - minute * minuteMs;
          if (left < worked) return at - left;
          left -= worked;
        }
        at = minute * minuteMs;
      }
    },
  };
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
