import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import { type AnyEvent, type EventRow, eventOfRow, type Kind } from "./stored-event.ts";

export interface DossierRow {
  readonly id: number;
  readonly kind: Kind;
  readonly code: string;
  /** How many events are stored of it. */
  readonly events: number;
}

/**
 * Finds or makes the dossiers named, and locks those that exist, in the order of their numbers so that two writers
 * can never wait for each other.
 */
export async function takeDossiers(
  db: Kysely<Database>,
  keys: readonly { readonly kind: Kind; readonly code: string }[],
): Promise<DossierRow[]> {
  const kinds = keys.map(({ kind }) => kind);
  const codes = keys.map(({ code }) => code);
  const { rows } = await sql<DossierRow>`
    with named as (select * from unnest(${kinds}::int2[], ${codes}::text[]) as named (kind, code)),
    locked as (
      select d.id, d.kind, d.code, d.events from dossier d join named n on n.code = d.code and n.kind = d.kind
      order by d.id for update of d),
    made as (
      insert into dossier (kind, code)
      select n.kind, n.code from named n
      where not exists (select 1 from locked l where l.code = n.code and l.kind = n.kind)
      on conflict (code, kind) do nothing returning id, kind, code, events)
    select * from locked union all select * from made`.execute(db);
  return rows;
}

/** Adds the events that are not known yet by (source, id); returns the identities of those added. */
export async function addEvents(
  db: Kysely<Database>,
  rows: readonly EventRow[],
): Promise<{ source: string; id: string }[]> {
  const column = <K extends keyof EventRow>(name: K): EventRow[K][] => rows.map((row) => row[name]);
  const added = await sql<{ source: string; id: string }>`
    insert into event (dossier, time, source, id, type, unit, feed, recorded_at, procedure, procedure_version, calendar,
      to_unit, data)
    select * from unnest(${column("dossier")}::int4[], ${column("time")}::int8[], ${column("source")}::text[],
      ${column("id")}::text[], ${column("type")}::int2[], ${column("unit")}::int4[], ${column("feed")}::int4[],
      ${column("recorded_at")}::int8[], ${column("procedure")}::int4[], ${column("procedure_version")}::int4[],
      ${column("calendar")}::int4[], ${column("to_unit")}::int4[], ${column("data")}::text[])
    on conflict (source, id) do nothing
    returning source, id`.execute(db);
  return added.rows;
}

/** Which of some identities are stored. */
export async function knownEvents(
  db: Kysely<Database>,
  events: readonly { readonly source: string; readonly id: string }[],
): Promise<{ source: string; id: string }[]> {
  const { rows } = await sql<{ source: string; id: string }>`
    select e.source, e.id from event e
    join unnest(${events.map(({ source }) => source)}::text[], ${events.map(({ id }) => id)}::text[]) as asked (source, id)
      on e.source = asked.source and e.id = asked.id`.execute(db);
  return rows;
}

/** The events of dossiers, by dossier, in no order. */
export async function eventsOf(db: Kysely<Database>, dossiers: readonly number[]): Promise<Map<number, AnyEvent[]>> {
  const events = new Map<number, AnyEvent[]>();
  if (dossiers.length === 0) return events;
  const { rows } = await sql<EventRow>`
    select * from event where dossier = any(${dossiers}::int4[])`.execute(db);
  for (const row of rows) {
    const found = events.get(row.dossier);
    if (found === undefined) events.set(row.dossier, [eventOfRow(row)]);
    else found.push(eventOfRow(row));
  }
  return events;
}

export async function countEvents(db: Kysely<Database>, added: ReadonlyMap<number, number>): Promise<void> {
  await sql`
    update dossier d set events = d.events + added.count
    from unnest(${[...added.keys()]}::int4[], ${[...added.values()]}::int4[]) as added (id, count)
    where d.id = added.id`.execute(db);
}
