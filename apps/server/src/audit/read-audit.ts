import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import type { AuditPlace } from "./audit-place.ts";

export interface AuditRequest {
  /** Whose lines may be shown, by the ids of units; "all": everybody's, and what belongs to no unit. */
  readonly units: readonly number[] | "all";
  readonly action: string | undefined;
  /** Name or id of who did it. */
  readonly actor: string | undefined;
  /** A part of object, actor, before or after. */
  readonly search: string | undefined;
  /** Instants, both included. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly after: AuditPlace | undefined;
  readonly limit: number;
}

export interface AuditRow {
  readonly id: number;
  readonly at: number;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly unit: number | null;
  readonly address: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  /** Where to go on; null: there is no more. */
  readonly next: AuditPlace | null;
}

/** Lines that are looked at for one page at most, so that a search for what is not there costs no more than that. */
const LOOKED_AT = 20_000;
/** So many units are each looked up by themselves; for more the whole trail is gone through. */
const MOST_LANES = 100;
const WITHIN_MS = 5000;

/**
 * One page of the trail, newest first. It may be short, even empty, while there is a next one: then so many lines were
 * looked at.
 */
export async function readAudit(db: Kysely<Database>, request: AuditRequest): Promise<AuditPage> {
  const { limit } = request;
  const found = await db.transaction().execute(async (transaction) => {
    await sql`select set_config('statement_timeout', ${`${WITHIN_MS}ms`}, true)`.execute(transaction);
    return pageOf(request).execute(transaction);
  });
  const rows = found.rows.filter((row): row is Found & AuditRow => row.id !== null);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length > limit && last !== undefined) return { rows: page, next: { at: last.at, id: last.id } };
  const { edge_at: at, edge_id: id } = found.rows[0] ?? {};
  return { rows: page, next: at == null || id == null ? null : { at, id } };
}

/** Lines of the page, or one of nulls; `edge`: how far back was looked, null: to the beginning. */
type Found = { readonly [Member in keyof AuditRow]: AuditRow[Member] | null } & {
  readonly edge_at: number | null;
  readonly edge_id: number | null;
};

/**
 * The newest lines of each lane – a unit, an action, or the whole trail – as its index gives them; what is older than
 * the newest place at which a lane was cut off waits for the next page.
 */
function pageOf(request: AuditRequest): RawBuilder<Found> {
  const { units, action, limit } = request;
  const byUnit = units !== "all" && units.length <= MOST_LANES;
  const lanes = byUnit ? units : [0];
  const looked = Math.max(limit + 1, Math.floor(LOOKED_AT / Math.max(1, lanes.length)));
  const isOfLane = byUnit ? sql<SqlBool>`audit.unit = lane.unit` : actionIs(action);
  const fits = [
    byUnit ? actionIs(action) : isOfUnits(units),
    ...(request.actor === undefined ? [] : [isBy(request.actor)]),
    ...(request.search === undefined ? [] : [holds(request.search)]),
  ];
  return sql<Found>`
    with seen as materialized (
      select lane.unit as lane, line.* from unnest(${numberArray(lanes)}::text::int4[]) as lane(unit)
      cross join lateral (
        select audit.id, audit.at, (${sql.join(fits, AND)}) as fits from audit
        where ${sql.join([isOfLane, ...spanOf(request)], AND)}
        order by audit.at desc, audit.id desc limit ${looked}) line),
    edge as (
      select at, id from (
        select distinct on (lane) at, id, count(*) over (partition by lane) as looked
        from seen order by lane, at, id) cut
      where looked >= ${looked} order by at desc, id desc limit 1),
    page as (
      select at, id from seen
      where fits and (at, id) >= (coalesce((select at from edge), 0), coalesce((select id from edge), 0))
      order by at desc, id desc limit ${limit + 1})
    select audit.*, edge.at as edge_at, edge.id as edge_id
    from (select 1) one left join edge on true left join page on true left join audit on audit.id = page.id
    order by audit.at desc, audit.id desc`;
}

const AND = sql` and `;
const ALWAYS = sql<SqlBool>`true`;

function spanOf({ from, to, after }: AuditRequest): RawBuilder<SqlBool>[] {
  return [
    ...(from === undefined ? [] : [sql<SqlBool>`audit.at >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`audit.at <= ${to}`]),
    ...(after === undefined ? [] : [sql<SqlBool>`(audit.at, audit.id) < (${after.at}, ${after.id})`]),
  ];
}

function actionIs(action: string | undefined): RawBuilder<SqlBool> {
  return action === undefined ? ALWAYS : sql<SqlBool>`audit.action = ${action}`;
}

function isOfUnits(units: readonly number[] | "all"): RawBuilder<SqlBool> {
  return units === "all"
    ? ALWAYS
    : sql<SqlBool>`coalesce(audit.unit = any(${numberArray(units)}::text::int4[]), false)`;
}

function isBy(actor: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`coalesce(audit.actor_id = ${actor} or lower(audit.actor_name) = lower(${actor}::text), false)`;
}

function holds(part: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`position(lower(${part}::text) in lower(
    concat_ws(e'\\n', audit.object, audit.actor_name, audit.before, audit.after))) > 0`;
}
