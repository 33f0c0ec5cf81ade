import type { WorkingHour } from "@ioc/domain/connection/working-hours.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { startOfDay, type Zone } from "@ioc/domain/time/zone.ts";
import { type Kysely, sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";

interface Delay {
  readonly events: number;
  /** CON-1, ms. */
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

interface FeedArrivals {
  readonly feed: number;
  /** Since `from`; the last one may lie before. */
  readonly events: number;
  readonly lastAt: number;
}

export interface Arrivals {
  readonly delay: Delay;
  /** Events that happened long before the unit was first heard of: they could not have arrived sooner. */
  readonly older: number;
  /** By civil day of the arrival; days without any are not there. */
  readonly days: ReadonlyMap<Day, Delay>;
  readonly feeds: readonly FeedArrivals[];
  /** For each of the hours: what arrived in it, and what happened in it. */
  readonly hours: readonly { readonly arrived: number; readonly happened: number }[];
}

export interface ArrivalsRequest {
  readonly units: readonly number[];
  readonly zone: Zone;
  /** First civil day of delays and feeds; the last is the one of now. */
  readonly from: Day;
  readonly to: Day;
  /** Those that arrivals are counted for; not empty. They may begin before `from`. */
  readonly hours: readonly WorkingHour[];
}

/** Of what is sent as it happens the first arrives later than it happened, too. */
const LIVE_WITHIN_MS = 3_600_000;

/** How the events of some units arrived, in one pass over them. */
export async function readArrivals(db: Kysely<Database>, request: ArrivalsRequest): Promise<Arrivals> {
  const { units, zone, from, to, hours } = request;
  const start = startOfDay(zone, from);
  const days = Array.from({ length: to - from + 1 }, (_, index) => startOfDay(zone, from + index));
  const bounds = [...new Set(hours.flatMap((hour) => [hour.from, hour.to]))].sort((a, b) => a - b);
  const first = Math.min(start, bounds[0] ?? start);
  // Which of the bounds an instant is not before: the hour that begins there, or none.
  // Read once, in a query of its own: as they stand they would be read again for each event.
  const once = (values: readonly number[]) => sql`(select ${numberArray(values)}::text::int8[])`;
  const placeOf = (column: "time" | "recorded_at") => sql`width_bucket(${sql.ref(column)}, ${once(bounds)})`;
  const delay = sql`greatest(recorded_at - time, 0)`;
  const measured = sql`count(*)::int4 as events, percentile_disc(0.5) within group (order by ${delay}) as median,
    percentile_disc(0.9) within group (order by ${delay}) as p90`;
  const { rows } = await sql<{ found: string }>`
    with mine as materialized (
      select time, recorded_at, feed, unit from event where recorded_at >= ${first} and unit = any(${once(units)}::int8[])),
    firsts as (select unit, min(recorded_at) as first from mine group by unit),
    lately as (
      select m.time, m.recorded_at, m.time >= f.first - ${LIVE_WITHIN_MS} as timely from mine m join firsts f on f.unit = m.unit
      where m.recorded_at >= ${start}),
    timely as (select time, recorded_at from lately where timely)
    select json_build_object(
      'all', (select row_to_json(d) from (select ${measured} from timely) d),
      'older', (select count(*)::int4 from lately where not timely),
      'days', (select json_agg(d) from (
        select width_bucket(recorded_at, ${once(days)}) as place, ${measured} from timely group by 1) d),
      'feeds', (select json_agg(f) from (
        select feed, count(*) filter (where recorded_at >= ${start})::int4 as events, max(recorded_at) as "lastAt"
        from mine group by feed) f),
      'arrived', (select json_agg(h) from (select ${placeOf("recorded_at")} as place, count(*)::int4 as events from mine group by 1) h),
      'happened', (select json_agg(h) from (select ${placeOf("time")} as place, count(*)::int4 as events from mine group by 1) h)
    )::text as found`.execute(db);
  const found = JSON.parse(rows[0]?.found ?? "{}") as Found;
  const placeOfBound = new Map(bounds.map((bound, index) => [bound, index + 1]));
  const arrived = countsOf(found.arrived);
  const happened = countsOf(found.happened);
  return {
    delay: delayOf(found.all),
    older: found.older ?? 0,
    days: new Map((found.days ?? []).map((row) => [from + row.place - 1, delayOf(row)])),
    feeds: found.feeds ?? [],
    hours: hours.map((hour) => {
      const place = placeOfBound.get(hour.from) ?? 0;
      return { arrived: arrived.get(place) ?? 0, happened: happened.get(place) ?? 0 };
    }),
  };
}

interface Measured {
  readonly events: number;
  readonly median: number | null;
  readonly p90: number | null;
}

interface Placed {
  readonly place: number;
  readonly events: number;
}

interface Found {
  readonly all?: Measured | null;
  readonly older?: number | null;
  readonly days?: readonly (Measured & Placed)[] | null;
  readonly feeds?: readonly FeedArrivals[] | null;
  readonly arrived?: readonly Placed[] | null;
  readonly happened?: readonly Placed[] | null;
}

function delayOf(row: Measured | null | undefined): Delay {
  return { events: row?.events ?? 0, medianMs: row?.median ?? null, p90Ms: row?.p90 ?? null };
}

function countsOf(rows: readonly Placed[] | null | undefined): ReadonlyMap<number, number> {
  return new Map((rows ?? []).map(({ place, events }) => [place, events]));
}
