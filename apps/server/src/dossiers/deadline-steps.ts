import { calendarStrip } from "@ioc/domain/dossier/calendar-strip.ts";
import { deadlineReasons } from "@ioc/domain/dossier/deadline-reasons.ts";
import type { Timeline } from "@ioc/domain/dossier/timeline.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import type { DeadlineStep, StripDay } from "@ioc/protocol/dossiers.ts";
import type { Reference } from "../reference/reference.ts";

/** Every change of the deadline or of the clock, oldest first, with the rule that it follows from. */
export function deadlineSteps(timeline: Timeline, zone: Zone): DeadlineStep[] {
  const { received } = timeline;
  if (received === null) return [];
  const steps: (DeadlineStep & { readonly order: number })[] = deadlineReasons(timeline, zone).map(
    ({ at, kind, dueAt, reason }) => ({
      at: formatInstant(at),
      kind: kind === "procedure" ? "computed" : kind,
      dueAt: formatInstant(dueAt),
      ...(reason === undefined ? {} : { rule: reason.rule, gaveWay: reason.gaveWay, left: reason.left }),
      order: at,
    }),
  );
  if (timeline.segments[0]?.dueAt === null) {
    steps.unshift({ at: formatInstant(received.time), kind: "none", dueAt: null, order: received.time });
  }
  for (const { from, suspendedAt, dueAt } of timeline.segments) {
    if (suspendedAt === from) {
      const at = formatInstant(from);
      steps.push({ at, kind: "suspended", dueAt: dueAt === null ? null : formatInstant(dueAt), order: from });
    }
  }
  return steps.sort((a, b) => a.order - b.order).map(({ order: _, ...step }) => step);
}

/** The days of a dossier's life, those that are no ordinary ones with their names in its calendar. */
export function stripDays(timeline: Timeline, reference: Reference, now: number): StripDay[] {
  const strip = calendarStrip(timeline, reference.zone, now) ?? [];
  const version = timeline.received?.calendarVersion;
  const spec = reference.rows.calendars.find((calendar) => calendar.version === version)?.spec;
  const names = new Map([...(spec?.holidays ?? []), ...(spec?.workdays ?? [])].map(({ date, name }) => [date, name]));
  return strip.map(({ day, kind, number }) => {
    const date = formatDay(day);
    return { date, kind, number, name: names.get(date) ?? null };
  });
}
