import type { Day } from "../time/civil-date.ts";
import { dayOf, type Zone } from "../time/zone.ts";
import type { Timeline } from "./timeline.ts";

/** A civil day of a dossier's life: the day of receipt, one that counts, one that does not, one on which the clock stood. */
export interface StripDay {
  readonly day: Day;
  readonly kind: "received" | "working" | "off" | "suspended";
  /** Which of the days of the deadline it is, from 1; null where days are not what is counted, and after the deadline. */
  readonly number: number | null;
}

/** A dossier may be open for years; the picture of it is not longer than this. */
export const MOST_STRIP_DAYS = 400;

/**
 * The days from the receipt to the deadline, and to today (or the day of closing) where that is later (LST-4).
 * Undefined without a receipt.
 */
export function calendarStrip(timeline: Timeline, zone: Zone, now: number): StripDay[] | undefined {
  const { received, rule, segments, closing } = timeline;
  if (received === null || rule === null) return undefined;
  const { calendar, limit } = rule;
  const first = dayOf(zone, received.time);
  const dueAt = closing === null ? (segments.at(-1)?.dueAt ?? null) : closing.dueAt;
  const dueDay = dueAt === null ? Number.NEGATIVE_INFINITY : dayOf(zone, dueAt);
  const last = Math.min(Math.max(first, dueDay, dayOf(zone, closing?.at ?? now)), first + MOST_STRIP_DAYS - 1);
  const suspensions = segments.flatMap(({ suspendedAt, until }) =>
    suspendedAt === null ? [] : [{ after: dayOf(zone, suspendedAt), upTo: dayOf(zone, until ?? now) }],
  );
  const isSuspended = (day: Day): boolean => suspensions.some(({ after, upTo }) => day > after && day <= upTo);
  const countsCivilDays = limit?.unit === "calendarDay";
  const strip: StripDay[] = [];
  let counted = 0;
  for (let day = first; day <= last; day += 1) {
    const works = calendar.isWorkingDay(day);
    const kind = day === first ? "received" : !works ? "off" : isSuspended(day) ? "suspended" : "working";
    const counts = countsCivilDays ? suspensions.length === 0 && day > first : kind === "working";
    if (counts) counted += 1;
    const isNumbered = counts && day <= dueDay && limit?.unit !== "workingHour";
    strip.push({ day, kind, number: isNumbered ? counted : null });
  }
  return strip;
}
