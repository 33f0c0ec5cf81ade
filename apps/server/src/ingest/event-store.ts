import { type Insertable, type Kysely, sql } from "kysely";
import { numberArray, textArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import { eventArray } from "./event-array.ts";
import { eventKey } from "./event-key.ts";
import { type AnyEvent, type EventRow, eventOfRow, type Kind } from "./stored-event.ts";

export interface DossierRow {
  readonly id: number;
  readonly kind: Kind;
  readonly code: string;
  /** Month of the partition in which its events lie. */
  readonly opened: number;
}

export interface DossierKey {
  readonly kind: Kind;
  readonly code: string;
}

/** A dossier with all its stored events, in no order. */
export interface StoredDossier extends DossierRow {
  readonly events: readonly AnyEvent[];
}

/** A kind is one digit, so the two make one key. */
export function dossierKey({ kind, code }: DossierKey): string {
  return `${kind}${code}`;
}

/** Those of some dossiers that are stored, by {@link dossierKey}. */
export async function readDossiers(
  db: Kysely<Database>,
  keys: readonly DossierKey[],
): Promise<Map<string, StoredDossier>> {
  const found = new Map<string, StoredDossier & { events: AnyEvent[] }>();
  if (keys.length === 0) return found;
  const kinds = numberArray(keys.map(({ kind }) => kind));
  const { rows } = await sql<EventRow & { kind: Kind; code: string }>`
    select * from read_dossiers(${kinds}::text::int2[], ${textArray(keys.map(({ code }) => code))}::text::text[])`.execute(
    db,
  );
  for (const row of rows) {
    const key = dossierKey(row);
    let dossier = found.get(key);
    if (dossier === undefined) {
      dossier = { id: row.dossier, kind: row.kind, code: row.code, opened: row.opened, events: [] };
      found.set(key, dossier);
    }
    dossier.events.push(eventOfRow(row));
  }
  return found;
}

/** Which of some identities are stored, by their place. */
export async function knownEvents(
  db: Kysely<Database>,
  events: readonly { readonly source: string; readonly id: string }[],
): Promise<Set<number>> {
  if (events.length === 0) return new Set();
  const { rows } = await sql<{ place: number }>`
    select asked.place::int4 as place
    from unnest(${`{${events.map(eventKey).join(",")}}`}::text::uuid[]) with ordinality as asked (key, place)
    where exists (select 1 from event_key where key = asked.key)`.execute(db);
  return new Set(rows.map(({ place }) => place - 1));
}

/** The events of dossiers, by dossier, in no order. */
export async function eventsOf(db: Kysely<Database>, dossiers: readonly number[]): Promise<Map<number, AnyEvent[]>> {
  const events = new Map<number, AnyEvent[]>();
  if (dossiers.length === 0) return events;
  const { rows } = await sql<EventRow>`select * from events_of(${numberArray(dossiers)}::text::int4[])`.execute(db);
  for (const row of rows) {
    const found = events.get(row.dossier);
    if (found === undefined) events.set(row.dossier, [eventOfRow(row)]);
    else found.push(eventOfRow(row));
  }
  return events;
}

export async function dossiersById(db: Kysely<Database>, ids: readonly number[]): Promise<Map<number, DossierRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<DossierRow>`
    select id, kind, code, opened from dossier where id = any(${[...ids]}::int4[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Numbers for dossiers that are not stored yet; a number that is not used stays unused. */
export async function reserveDossierIds(db: Kysely<Database>, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('dossier', 'id'))::int4 as id from generate_series(1, ${count}::int4)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** A group of events with all that they change, as one statement writes it. */
export interface EventGroup {
  /** Version of the reference data that the group was checked and folded under. */
  readonly reference: number;
  /** Of the ledger that this node follows. */
  readonly epoch: number;
  readonly now: number;
  readonly month: number;
  readonly made: readonly (DossierKey & { readonly id: number })[];
  readonly events: readonly EventRow[];
  /** Dossiers whose faults are found anew. */
  readonly mended: readonly number[];
  readonly faults: readonly Insertable<Database["fault"]>[];
  readonly steps: Uint8Array;
  readonly units: readonly number[];
  readonly taken: Uint8Array;
}

/**
 * Writes a group whole or not at all, and returns its position in the ledger.
 *
 * Rejects with SQLSTATE 23505 when a dossier or an event is not as it was read, IOC02 when the reference data or
 * the ledger are others: nothing was written then.
 */
export async function commitGroup(db: Kysely<Database>, group: EventGroup): Promise<number> {
  // Everybody takes what others may want too in the same order, so that two can never wait for each other.
  const made = group.made.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.kind - b.kind));
  const keys = group.events.map(eventKey).sort();
  const events = group.events.toSorted((a, b) => a.dossier - b.dossier || a.seq - b.seq);
  const { rows } = await sql<{ position: number }>`
    select commit_group(${group.reference}::int8, ${group.epoch}::int8, ${group.now}::int8, ${group.month}::int4,
      ${numberArray(made.map(({ id }) => id))}::text::int4[], ${numberArray(made.map(({ kind }) => kind))}::text::int2[],
      ${textArray(made.map(({ code }) => code))}::text::text[], ${`{${keys.join(",")}}`}::text::uuid[],
      ${eventArray(events)}::text::event_in[], ${numberArray(group.mended)}::text::int4[],
      ${JSON.stringify(group.faults)}::text::jsonb, ${group.steps}::bytea, ${numberArray(group.units)}::text::int4[],
      ${group.taken}::bytea) as position`.execute(db);
  const position = rows[0]?.position;
  if (position === undefined) throw new Error("the ledger took no row");
  return position;
}
