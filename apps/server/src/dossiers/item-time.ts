import type { Timeline } from "@ioc/domain/dossier/timeline.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { timeLeft } from "@ioc/domain/time/time-left.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import { dayOf, type Zone } from "@ioc/domain/time/zone.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";

type ItemTime = Pick<
  DossierItem,
  "leftMs" | "leftDays" | "leftSpans" | "overdueDays" | "suspendedAt" | "suspendedDays"
>;

/**
 * How a dossier stands to its deadline at a moment, by its own calendar; nothing of one that is closed (LST-3). How old it is
 * once it is overdue goes by the present calendar, as it does wherever ages are counted (HOT-2).
 *
 * @param present the calendar in force
 */
export function itemTime(
  { closing, rule, segments }: Timeline,
  shownAt: number,
  zone: Zone,
  present: WorkingCalendar,
): ItemTime {
  const last = segments.at(-1);
  if (closing !== null || rule === null || last === undefined) return {};
  const { calendar } = rule;
  const today = dayOf(zone, shownAt);
  if (last.suspendedAt !== null) {
    return {
      suspendedAt: formatInstant(last.suspendedAt),
      suspendedDays: calendar.workingDaysBetween(dayOf(zone, last.suspendedAt), today),
    };
  }
  if (last.dueAt === null) return {};
  if (shownAt > last.dueAt) return { overdueDays: present.workingDaysBetween(dayOf(zone, last.dueAt), today) };
  const { ms, days, spans } = timeLeft(shownAt, last.dueAt, calendar, zone);
  return {
    leftMs: ms,
    leftDays: days,
    ...(spans === undefined
      ? {}
      : { leftSpans: spans.map(({ from, to }) => ({ from: formatInstant(from), to: formatInstant(to) })) }),
  };
}
