import { UNCLASSIFIED_FIELD } from "@ioc/domain/board/field-index.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Happening } from "@ioc/protocol/happenings.ts";
import { FEEDBACK_FIELD } from "@ioc/protocol/names.ts";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { headOf } from "../boards/head-of.ts";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import { kindOf, typeCode, typeOfCode } from "../ingest/stored-event.ts";
import type { Reference } from "../reference/reference.ts";

/** An event as it is read, with its unit's number. */
export interface KnownEvent {
  readonly unit: number;
  readonly at: number;
  readonly told: Happening;
}

const HOUR_MS = 3_600_000;
/** The last events are looked for in longer and longer times, so that a busy unit costs little and a quiet one is whole. */
const LOOK_BACK_MS = [HOUR_MS, 24 * HOUR_MS, 7 * 24 * HOUR_MS, 90 * 24 * HOUR_MS] as const;
const FEEDBACK_KIND = 1;

/** The last events of some units, the newest arrival first. */
export async function latestEvents(
  db: Kysely<Database>,
  reference: Reference,
  { units, now, most }: { readonly units: readonly number[]; readonly now: number; readonly most: number },
): Promise<KnownEvent[]> {
  let found: KnownEvent[] = [];
  for (const backMs of LOOK_BACK_MS) {
    found = await read(db, reference, units, sql`recorded_at >= ${now - backMs}`, most);
    if (found.length === most) break;
  }
  return found;
}

export interface RecordedEvents {
  /** The newest of them, the oldest first. */
  readonly events: readonly KnownEvent[];
  /** Unit → how many there are that are not among `events`. */
  readonly others: ReadonlyMap<number, number>;
}

/** The events of some units that were recorded at one of some instants: so many of the newest, and how many more there are. */
export async function eventsRecordedAt(
  db: Kysely<Database>,
  reference: Reference,
  { units, at, most }: { readonly units: readonly number[]; readonly at: readonly number[]; readonly most: number },
): Promise<RecordedEvents> {
  const [first, last] = [Math.min(...at), Math.max(...at)];
  const when = sql`recorded_at between ${first} and ${last} and recorded_at = any(${once(at)}::int8[])`;
  const events = (await read(db, reference, units, when, most)).reverse();
  const others = new Map<number, number>();
  if (events.length < most) return { events, others };
  const { rows } = await sql<{ unit: number; count: number }>`
    select unit, count(*)::int4 as count from event where ${when} and unit = any(${once(units)}::int8[])
    group by unit`.execute(db);
  for (const { unit, count } of rows) others.set(unit, count);
  for (const { unit } of events) others.set(unit, (others.get(unit) ?? 0) - 1);
  return { events, others };
}

/** Read once, in a query of its own: as it stands a list would be read again for each event. */
function once(values: readonly number[]): RawBuilder<unknown> {
  return sql`(select ${numberArray(values)}::text::int8[])`;
}

interface Row {
  readonly source: string;
  readonly id: string;
  readonly type: number;
  readonly unit: number;
  readonly time: number;
  readonly recorded_at: number;
  readonly code: string;
  readonly procedure: number | null;
}

async function read(
  db: Kysely<Database>,
  reference: Reference,
  units: readonly number[],
  when: RawBuilder<unknown>,
  most: number,
): Promise<KnownEvent[]> {
  // Which procedure it is about only its receipt says; all events of a dossier lie together.
  const { rows } = await sql<Row>`
    with lately as (
      select opened, dossier, seq, source, id, type, unit, time, recorded_at from event
      where ${when} and unit = any(${once(units)}::int8[])
      order by recorded_at desc, dossier desc, seq desc limit ${most})
    select l.source, l.id, l.type, l.unit, l.time, l.recorded_at, d.code,
      (select r.procedure from event r
       where r.opened = l.opened and r.dossier = l.dossier and r.type = ${typeCode("vn.motcua.dossier.received")}
       order by r.time, r.source, r.id limit 1) as procedure
    from lately l join dossier d on d.id = l.dossier
    order by l.recorded_at desc, l.dossier desc, l.seq desc`.execute(db);
  return rows.map((row) => ({ unit: row.unit, at: row.recorded_at, told: toldOf(row, reference) }));
}

function toldOf(row: Row, { fields, unitsById }: Reference): Happening {
  const { source, id, code, time, recorded_at, procedure } = row;
  const type = typeOfCode(row.type);
  const { code: unit, name, nameEn } = headOf(unitsById.get(row.unit));
  const field = procedure === null ? UNCLASSIFIED_FIELD : fields.names[fields.of(procedure)];
  return {
    ...{ source, id, type, subject: code, unit, unitName: name, unitNameEn: nameEn ?? null },
    field: kindOf(type) === FEEDBACK_KIND ? FEEDBACK_FIELD : (field ?? UNCLASSIFIED_FIELD),
    time: formatInstant(time),
    recordedAt: formatInstant(recorded_at),
  };
}
