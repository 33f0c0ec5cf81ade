import type { Day } from "@ioc/domain/time/civil-date.ts";
import { formatInstant, parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf, endOfDay, startOfDay } from "@ioc/domain/time/zone.ts";
import type { ErrorCode } from "@ioc/protocol/error.ts";
import type { FaultItem } from "@ioc/protocol/faults.ts";
import type { FaultKind } from "@ioc/protocol/names.ts";
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";

export interface FaultsRequest {
  readonly unit: number;
  readonly kind: FaultKind | undefined;
  /** Civil days of the recording, both included. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly now: number;
  /** Number of the last fault of the page before. */
  readonly after: number | undefined;
  /** Whether whoever asks may read a unit. */
  covers(unit: number): boolean;
}

const PAGE = 100;

/** Faults shown to a unit's subtree, newest first. Undefined for an unknown unit. */
export async function readFaults(
  db: Kysely<Database>,
  state: LiveState,
  request: FaultsRequest,
): Promise<{ total: number; items: FaultItem[]; next: number | null } | undefined> {
  const { reference } = state;
  const { zone } = reference;
  const tree = reference.tree.on(dayOf(zone, request.now));
  const top = tree.nodeOf(request.unit);
  if (top === undefined) return undefined;
  const units = [...tree.subtree(top).owners.keys()];
  const conditions = [
    shownTo(units),
    ...(request.kind === undefined ? [] : [sql<SqlBool>`kind = ${request.kind}`]),
    ...(request.from === undefined ? [] : [sql<SqlBool>`recorded_at >= ${startOfDay(zone, request.from)}`]),
    ...(request.to === undefined ? [] : [sql<SqlBool>`recorded_at <= ${endOfDay(zone, request.to)}`]),
  ];
  const where = sql.join(conditions, sql` and `);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int4 as total from fault where ${where}`.execute(db);
  const { rows } = await sql<Fault>`
    select * from fault where ${where} and id < ${request.after ?? Number.MAX_SAFE_INTEGER}
    order by id desc limit ${PAGE + 1}`.execute(db);
  const page = rows.slice(0, PAGE);
  return {
    total: counted[0]?.total ?? 0,
    items: page.map((row) => itemOf(row, reference, request.covers(row.unit))),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Faults that are shown to one of some units: a condition on columns of `fault`. */
export function shownTo(units: readonly number[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`(unit = any(${[...units]}::int4[]) or other_unit = any(${[...units]}::int4[]))`;
}

/**
 * @param isTheirs whether whoever asks may read the unit of the event; a dossier that two units received is shown to both,
 *   but neither is told what the other sent
 */
function itemOf(row: Fault, reference: Reference, isTheirs: boolean): FaultItem {
  const { kind, subject, type, code, path, message } = row;
  // What was refused may have had anything there; only an instant is shown as one.
  const time = row.time !== null && parseInstant(row.time) !== undefined ? row.time : null;
  const event = { feed: String(row.feed), source: row.source, id: row.event_id, time };
  return {
    kind: kind as FaultKind,
    subject,
    type,
    recordedAt: formatInstant(row.recorded_at),
    code: code as ErrorCode | null,
    path,
    message,
    unit: isTheirs ? (reference.unitsById.get(row.unit)?.body.code ?? null) : null,
    ...(isTheirs ? event : { feed: null, source: null, id: null, time: null }),
  };
}

interface Fault {
  readonly id: number;
  readonly kind: string;
  readonly unit: number;
  readonly feed: number;
  readonly subject: string | null;
  readonly source: string | null;
  readonly event_id: string | null;
  readonly type: string | null;
  readonly time: string | null;
  readonly recorded_at: number;
  readonly code: string | null;
  readonly path: string | null;
  readonly message: string;
}
