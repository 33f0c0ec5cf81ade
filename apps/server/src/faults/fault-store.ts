import { formatInstant } from "@ioc/domain/time/instant.ts";
import { type Insertable, type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { Refusal } from "../ingest/admit.ts";
import type { FoldFault } from "../ingest/dossier-change.ts";
import { wireType } from "../ingest/stored-event.ts";
import type { FeedRecord, Reference } from "../reference/reference.ts";

type FaultRow = Insertable<Database["fault"]>;

export function rejectedFault(refusal: Refusal, feed: FeedRecord, recordedAt: number): FaultRow {
  return {
    kind: "rejected",
    unit: feed.unit,
    other_unit: null,
    feed: feed.id,
    dossier: null,
    subject: refusal.shown.subject,
    source: refusal.shown.source,
    event_id: refusal.id ?? null,
    type: refusal.shown.type,
    time: refusal.shown.time,
    recorded_at: recordedAt,
    code: refusal.code,
    path: refusal.path ?? null,
    message: refusal.message,
  };
}

/** A fault of the fold is shown to the unit it is about; a foreign event is a fault of the feed that sent it. */
export function foldFault(
  fault: FoldFault,
  dossier: { readonly id: number; readonly code: string },
  reference: Reference,
): FaultRow {
  const { event } = fault;
  return {
    kind: fault.kind,
    unit: fault.kind === "foreign" ? (reference.feedsById.get(event.feed)?.unit ?? event.unit) : event.unit,
    other_unit: fault.other,
    feed: event.feed,
    dossier: dossier.id,
    subject: dossier.code,
    source: event.source,
    event_id: event.id,
    type: wireType(event),
    time: formatInstant(event.time),
    recorded_at: event.recordedAt,
    code: null,
    path: null,
    message: fault.message,
  };
}

const ROWS_AT_ONCE = 500;

export async function addFaults(db: Kysely<Database>, rows: readonly FaultRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await db
      .insertInto("fault")
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .execute();
  }
}

/** Takes back what earlier folds of these dossiers found. */
export async function dropFoldFaults(db: Kysely<Database>, dossiers: readonly number[]): Promise<void> {
  if (dossiers.length === 0) return;
  await sql`delete from fault where dossier = any(${[...dossiers]}::int4[])`.execute(db);
}

/** How long what a feed was refused is kept for whoever must mend it, ms. */
const REJECTED_KEPT_MS = 90 * 86_400_000;

/** Faults of refused events end by age: nothing else ever takes them back. */
export async function dropOldRejected(db: Kysely<Database>, now: number): Promise<void> {
  await sql`delete from fault where dossier is null and recorded_at < ${now - REJECTED_KEPT_MS}`.execute(db);
}
