import { dayMs } from "../time/civil-date.ts";
import type { WorkingCalendar } from "../time/working-calendar.ts";
import { dayOfLocal, firstInstantAt, timeOfDayMs, type Zone } from "../time/zone.ts";
import type { DirectiveState } from "./directive-step.ts";

/** DIR-6: it waits for the unit, and the deadline's instant is past. */
export function isDirectiveOverdue(state: DirectiveState, dueAt: number, now: number): boolean {
  return state !== "reported" && state !== "closed" && now > dueAt;
}

/** DIR-7: the instant of the reminder, the deadline's time of day on the last working day before the deadline's day. */
export function remindedAt(dueAt: number, zone: Zone, calendar: WorkingCalendar): number {
  const local = zone.toLocal(dueAt);
  let day = dayOfLocal(local) - 1;
  while (!calendar.isWorkingDay(day)) day -= 1;
  return firstInstantAt(zone, day * dayMs + timeOfDayMs(local));
}

/** What is told about a directive that still waits for the unit. */
export const DIRECTIVE_NOTICES = ["dueSoon", "overdue"] as const;
export type DirectiveNotice = (typeof DIRECTIVE_NOTICES)[number];

/** DIR-7: when the first notice of a directive is due that is sent now. */
export function firstNoticeAt(sentAt: number, dueAt: number, zone: Zone, calendar: WorkingCalendar): number {
  const reminder = remindedAt(dueAt, zone, calendar);
  return reminder > sentAt ? reminder : dueAt + 1;
}

/** DIR-7: which notice is due at a moment that is one, and when the next one is; null: there is none. */
export function noticeAt(
  dueAt: number,
  now: number,
): { readonly notice: DirectiveNotice; readonly nextAt: number | null } {
  return now > dueAt ? { notice: "overdue", nextAt: null } : { notice: "dueSoon", nextAt: dueAt + 1 };
}
