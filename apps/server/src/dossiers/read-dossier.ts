import type { DossierEvent, FeedbackEvent } from "@ioc/domain/dossier/event.ts";
import { compareEvents } from "@ioc/domain/dossier/event-order.ts";
import { foldDossier } from "@ioc/domain/dossier/fold-dossier.ts";
import { foldFeedback } from "@ioc/domain/dossier/fold-feedback.ts";
import type { EventFate, Timeline } from "@ioc/domain/dossier/timeline.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Dossier, DossierEvent as WireEvent } from "@ioc/protocol/dossiers.ts";
import type { Components } from "@ioc/protocol/names.ts";
import { type Kysely, sql } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { DossierRow } from "../ingest/event-store.ts";
import { DOSSIER_KIND, type EventRow, eventOfRow, wireType } from "../ingest/stored-event.ts";
import type { Reference } from "../reference/reference.ts";
import { deadlineSteps, stripDays } from "./deadline-steps.ts";
import { presentShowing, shownItems } from "./shown-item.ts";

/** What has a code, with its events: a dossier, or a feedback, or both, in this order. */
export async function readDossiers(
  db: Kysely<Database>,
  state: LiveState,
  code: string,
  now: number,
): Promise<Dossier[]> {
  const { rows } = await sql<DossierRow>`
    select id, kind, code, opened from dossier where code = ${code} order by kind`.execute(db);
  const found: Dossier[] = [];
  for (const row of rows) {
    const dossier = await readDossier(db, state, row, now);
    if (dossier !== undefined) found.push(dossier);
  }
  return found;
}

async function readDossier(
  db: Kysely<Database>,
  state: LiveState,
  row: DossierRow,
  now: number,
): Promise<Dossier | undefined> {
  const stored = await db.selectFrom("event").selectAll().where("dossier", "=", row.id).execute();
  const { reference } = state;
  const showing = presentShowing(reference, now);
  const { context } = showing;
  const pairs = stored.map((eventRow) => ({ row: eventRow, event: eventOfRow(eventRow) }));
  pairs.sort((a, b) => compareEvents(a.event, b.event));
  const past = pairs.filter(({ event }) => event.time <= now);
  const events = past.map(({ event }) => event);
  const item = shownItems({ code: row.code, kind: row.kind, events }, showing)[0];
  // All its events lie in the minutes ahead: it is not there yet.
  if (item === undefined) return undefined;
  if (row.kind !== DOSSIER_KIND) {
    const { fates } = foldFeedback(events as FeedbackEvent[], context);
    return { ...item, events: wireEvents(past, fates, reference), deadline: [], asOf: formatInstant(now), days: [] };
  }
  const timeline = foldDossier(events as DossierEvent[], context);
  return {
    ...item,
    components: componentsOf(timeline),
    applicant: applicantOf(past.find(({ event }) => event === timeline.received)?.row),
    outcome: outcomeOf(events as DossierEvent[], timeline),
    result: timeline.closing?.how === "resolved" ? timeline.closing.result : null,
    score: timeline.ratings.at(-1)?.score ?? null,
    events: wireEvents(past, timeline.fates, reference),
    deadline: deadlineSteps(timeline, reference.zone),
    asOf: formatInstant(now),
    limit: timeline.rule?.limit ?? null,
    days: stripDays(timeline, reference, now),
  };
}

function componentsOf(timeline: Timeline): Components | null {
  if (timeline.received === null) return null;
  if (timeline.componentsFullAt !== null) return "full";
  return timeline.componentsAnyAt !== null ? "partial" : "none";
}

function applicantOf(row: EventRow | undefined): Dossier["applicant"] {
  return row === undefined ? null : ((JSON.parse(row.data) as { applicant?: Dossier["applicant"] }).applicant ?? null);
}

function outcomeOf(events: readonly DossierEvent[], timeline: Timeline): Dossier["outcome"] {
  const { closing } = timeline;
  if (closing?.how !== "resolved") return null;
  const index = timeline.fates.findIndex((fate, i) => fate === "counted" && events[i]?.type === "resolved");
  const event = events[index];
  return event?.type === "resolved" ? event.outcome : null;
}

function wireEvents(
  pairs: readonly { row: EventRow; event: ReturnType<typeof eventOfRow> }[],
  fates: readonly EventFate[],
  reference: Reference,
): WireEvent[] {
  return pairs.map(({ row, event }, index) => ({
    id: event.id,
    source: event.source,
    type: wireType(event),
    time: formatInstant(event.time),
    recordedAt: formatInstant(event.recordedAt),
    unit: reference.unitsById.get(event.unit)?.body.code ?? "",
    data: sentData(row),
    fate: fates[index] ?? "ineffective",
  }));
}

function sentData(row: EventRow): Record<string, string | number> {
  const data = JSON.parse(row.data) as Record<string, string | number | null>;
  return Object.fromEntries(Object.entries(data).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
