import type { DossierEvent } from "@ioc/domain/dossier/event.ts";
import { compareEvents } from "@ioc/domain/dossier/event-order.ts";
import { foldDossier } from "@ioc/domain/dossier/fold-dossier.ts";
import { foldWhatIf, type WhatIf } from "@ioc/domain/dossier/what-if.ts";
import { type Day, parseDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import { dayOf, type Zone } from "@ioc/domain/time/zone.ts";
import type { DossierOutlook } from "@ioc/protocol/dossiers.ts";
import type { Kysely } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { dossierKey, readDossiers } from "../ingest/event-store.ts";
import { DOSSIER_KIND } from "../ingest/stored-event.ts";
import { deadlineSteps, stripDays } from "./deadline-steps.ts";

/** Days as YYYY-MM-DD, one of them. */
export interface Supposed {
  readonly resumeOn?: string | undefined;
  readonly extendTo?: string | undefined;
}

/** Why there is no outlook: the dossier is closed or was never received, or the day is none to choose. */
type NoOutlook = "closed" | "dayOff" | "past";

/** What the deadline of a dossier, which is there, would be after something that has not happened (LST-5). */
export async function readOutlook(
  db: Kysely<Database>,
  { reference }: LiveState,
  code: string,
  supposed: Supposed,
  now: number,
): Promise<DossierOutlook | NoOutlook> {
  const { zone } = reference;
  const context = reference.foldContext();
  const key = { kind: DOSSIER_KIND, code } as const;
  const stored = (await readDossiers(db, [key])).get(dossierKey(key));
  const events = ((stored?.events ?? []) as DossierEvent[]).filter(({ time }) => time <= now).sort(compareEvents);
  if (events.length === 0) return "closed";
  const present = foldDossier(events, context);
  const { rule, segments } = present;
  if (rule === null) return "closed";
  const day = parseDay(supposed.resumeOn ?? supposed.extendTo ?? "") ?? Number.NEGATIVE_INFINITY;
  if (day < dayOf(zone, now)) return "past";
  if (!rule.calendar.isWorkingDay(day)) return "dayOff";
  const timeline = foldWhatIf(events, whatIfOf(supposed, day, now, rule.calendar, zone), now, context);
  if (timeline === undefined) return "closed";
  const last = timeline.segments.at(-1);
  return {
    asOf: formatInstant(now),
    dueAt: last?.dueAt == null ? null : formatInstant(last.dueAt),
    before: instantOrNull(segments.at(-1)?.dueAt ?? null),
    deadline: deadlineSteps(timeline, zone),
    days: stripDays(timeline, reference, Math.max(now, last?.from ?? now)),
  };
}

function whatIfOf({ resumeOn }: Supposed, day: Day, now: number, calendar: WorkingCalendar, zone: Zone): WhatIf {
  return resumeOn === undefined
    ? { kind: "extend", dueAt: zone.toInstant(calendar.closeOf(day)) }
    : { kind: "resume", at: Math.max(now, zone.toInstant(calendar.openOf(day))) };
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
