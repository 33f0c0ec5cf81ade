import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayMs } from "@ioc/domain/time/civil-date.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import type { Random } from "./random.ts";

const hourMs = 3_600_000;

/** Relative load of each hour at the counter: peaks at 9 and 14 h. */
const counterLoad = [0, 0, 0, 0, 0, 0, 0, 0.55, 0.85, 1, 0.8, 0.5, 0.1, 0.6, 1, 0.8, 0.5, 0, 0, 0, 0, 0, 0, 0];

/** Relative number of filings from home in each hour. */
const onlineLoad = [
  0.8, 0.6, 0.5, 0.5, 0.6, 0.8, 1.2, 2.2, 4.2, 4.8, 3.8, 2.6, 1.7, 3, 4.4, 3.7, 2.9, 2.1, 2, 2.8, 3.2, 2.8, 1.8, 1,
];
const onlineLoadOfDayOff = [
  0.8, 0.6, 0.5, 0.5, 0.6, 0.8, 1, 1.5, 2.2, 2.6, 2.6, 2, 1.6, 1.7, 2, 2.1, 2, 1.8, 2, 2.8, 3.2, 2.8, 1.8, 1,
];

/** A moment in the sessions of a working day, local ms; on a day off at noon. */
export function workMoment(random: Random, calendar: WorkingCalendar, day: Day): number {
  const sessions = calendar.sessionsOf(day);
  const longMs = sessions.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  if (longMs === 0) return day * dayMs + 12 * hourMs;
  for (;;) {
    let restMs = Math.floor(random.next() * longMs);
    for (const { startMs, endMs } of sessions) {
      const time = startMs + restMs;
      restMs -= endMs - startMs;
      if (restMs >= 0) continue;
      if (random.next() < (counterLoad[Math.floor(time / hourMs)] ?? 0)) return day * dayMs + time;
      break;
    }
  }
}

/** A moment at the counter: in the sessions, and for a few between them, where someone stays over lunch. */
export function counterMoment(random: Random, calendar: WorkingCalendar, day: Day): number {
  const [morning, afternoon] = calendar.sessionsOf(day);
  if (morning !== undefined && afternoon !== undefined && random.chance(0.025)) {
    return day * dayMs + Math.floor(random.between(morning.endMs, afternoon.startMs));
  }
  return workMoment(random, calendar, day);
}

/** A moment at which somebody files from home, local ms. */
export function onlineMoment(random: Random, calendar: WorkingCalendar, day: Day): number {
  const load = calendar.isWorkingDay(day) ? onlineLoad : onlineLoadOfDayOff;
  let rest = random.next() * load.reduce((sum, value) => sum + value, 0);
  const hour = load.findIndex((value) => {
    rest -= value;
    return rest < 0;
  });
  return day * dayMs + Math.floor((Math.max(hour, 0) + random.next()) * hourMs);
}
