import type { Limit, Suspension } from "./deadline.ts";
import type { naiveCalendar } from "./naive-calendar.ts";
import type { Zone } from "./zone.ts";

type NaiveCalendar = ReturnType<typeof naiveCalendar>;

const dayMs = 86_400_000;

/** The instant of a local time found by trying, where the clock skips it the one that the gap moves it to. */
function firstShowing(local: number, zone: Zone): number {
  for (let shift = -15; shift <= 15; shift += 0.25) {
    const instant = local + shift * 3_600_000;
    if (zone.toLocal(instant) === local) return instant;
  }
  return firstShowing(local - 3_600_000, zone) + 3_600_000;
}

/** Like `firstShowing`, but where the clock skips the local time, the instant at which it does. */
function firstReaching(local: number, zone: Zone): number {
  let at = firstShowing(local, zone);
  if (zone.toLocal(at) === local) return at;
  at = Math.floor(at / 60_000) * 60_000;
  while (zone.toLocal(at - 60_000) >= local) at -= 60_000;
  return at;
}

/** DUE-1 … DUE-6 sentence by sentence. */
export function naiveInitialDeadline(receivedAt: number, limit: Limit, calendar: NaiveCalendar, zone: Zone): number {
  const local = zone.toLocal(receivedAt);
  const day = Math.floor(local / dayMs);
  if (limit.unit === "workingHour") {
    if (limit.amount === 0) return receivedAt;
    return firstReaching(calendar.addWorkingMs(local, limit.amount * 3_600_000), zone);
  }
  const close = (of: number) => firstShowing(calendar.closeOf(of), zone);
  const next = (of: number) => calendar.nthWorkingDayAfter(of, 1);
  let dueDay = day;
  if (limit.unit === "calendarDay") {
    dueDay = day + limit.amount;
    if (!calendar.isWorkingDay(dueDay)) dueDay = next(dueDay);
  } else if (limit.amount > 0) {
    dueDay = calendar.nthWorkingDayAfter(day, limit.amount);
  } else {
    const hour = new Date(local).getUTCHours();
    if (!calendar.isWorkingDay(day) || hour >= 15) dueDay = next(day);
  }
  return close(dueDay) > receivedAt ? close(dueDay) : close(next(dueDay));
}

/** DUE-7 … DUE-10 sentence by sentence. */
export function naiveResumedDeadline(
  { dueAt, suspendedAt, resumedAt, limitUnit }: Suspension,
  calendar: NaiveCalendar,
  zone: Zone,
): number {
  if (suspendedAt > dueAt) return dueAt;
  const [due, suspended, resumed] = [dueAt, suspendedAt, resumedAt].map(zone.toLocal) as [number, number, number];
  if (limitUnit === "workingHour") {
    const left = calendar.workingMsBetween(suspended, due);
    if (left === 0) return resumedAt;
    return firstReaching(calendar.addWorkingMs(resumed, left), zone);
  }
  const resumptionDay = Math.floor(resumed / dayMs);
  const timeOfDay = due - Math.floor(due / dayMs) * dayMs;
  const left = calendar.workingDaysBetween(Math.floor(suspended / dayMs), Math.floor(due / dayMs));
  if (left > 0) return firstShowing(calendar.nthWorkingDayAfter(resumptionDay, left) * dayMs + timeOfDay, zone);
  const next = (day: number) => calendar.nthWorkingDayAfter(day, 1);
  const day = calendar.isWorkingDay(resumptionDay) ? resumptionDay : next(resumptionDay);
  const candidates = [
    firstShowing(day * dayMs + timeOfDay, zone),
    firstShowing(calendar.closeOf(day), zone),
    firstShowing(calendar.closeOf(next(day)), zone),
  ];
  return candidates.find((at) => at >= resumedAt) ?? Number.NaN;
}
