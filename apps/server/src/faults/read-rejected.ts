import { type Day, formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { endOfDay, startOfDay, type Zone } from "@ioc/domain/time/zone.ts";
import type { ErrorCode } from "@ioc/protocol/error.ts";
import type { Rejected } from "@ioc/protocol/feeds.ts";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Database } from "../database/schema.ts";

export interface RejectedRequest {
  /** Whose: a condition on columns of `fault`. */
  readonly whose: RawBuilder<unknown>;
  /** Civil days of the recording, both included. */
  readonly from: Day;
  readonly to: Day;
}

const MOST_REASONS = 100;
const SAMPLE = 5;
/** Rows that are read at a time for a table of all of them. */
const PAGE = 500;

/** What was refused, by reason, the most frequent first. */
export async function readRejected(db: Kysely<Database>, zone: Zone, request: RejectedRequest): Promise<Rejected> {
  const { rows } = await sql<Reason>`
    select code, path, message, count(*)::int4 as count, max(recorded_at) as last_at,
      (sum(count(*)) over ())::int8 as total,
      (json_agg(json_build_object('id', event_id, 'source', source, 'subject', subject, 'type', type, 'time', time,
        'recordedAt', recorded_at) order by id desc) filter (where place <= ${SAMPLE}))::text as sample
    from (
      select *, row_number() over (partition by code, path, message order by id desc) as place
      from fault where ${conditionOf(zone, request)}) refused
    group by code, path, message order by count desc, last_at desc, message limit ${MOST_REASONS}`.execute(db);
  const total = rows[0]?.total ?? 0;
  return {
    from: formatDay(request.from),
    to: formatDay(request.to),
    total,
    reasons: rows.map(({ code, path, message, count, last_at, sample }) => ({
      code: code as ErrorCode | null,
      path,
      message,
      count,
      lastAt: formatInstant(last_at),
      sample: (JSON.parse(sample) as SampleEvent[]).map(({ recordedAt, ...event }) => ({
        ...event,
        recordedAt: formatInstant(recordedAt),
      })),
    })),
    otherReasons: rows.reduce((rest, { count }) => rest - count, total),
  };
}

/** Every one of them, the newest first, none of them kept. @param mayGoOn asked before each page; throws when it is over */
export async function* rejectedEvents(
  db: Kysely<Database>,
  zone: Zone,
  request: RejectedRequest,
  mayGoOn: () => Promise<unknown>,
): AsyncGenerator<RejectedRow> {
  let last: RejectedRow | undefined;
  do {
    await mayGoOn();
    const after = last === undefined ? sql`true` : sql`(recorded_at, id) < (${last.recorded_at}, ${last.id})`;
    const { rows } = await sql<RejectedRow>`
      select id, recorded_at, code, path, message, event_id, source, subject, type, time from fault
      where ${conditionOf(zone, request)} and ${after} order by recorded_at desc, id desc limit ${PAGE}`.execute(db);
    yield* rows;
    last = rows.length < PAGE ? undefined : rows.at(-1);
  } while (last !== undefined);
}

function conditionOf(zone: Zone, { whose, from, to }: RejectedRequest): RawBuilder<unknown> {
  return sql`kind = 'rejected' and ${whose}
    and recorded_at between ${startOfDay(zone, from)} and ${endOfDay(zone, to)}`;
}

interface Reason {
  readonly code: string | null;
  readonly path: string | null;
  readonly message: string;
  readonly count: number;
  readonly last_at: number;
  readonly total: number;
  readonly sample: string;
}

type SampleEvent = Rejected["reasons"][number]["sample"][number] & { readonly recordedAt: number };

interface RejectedRow {
  readonly id: number;
  readonly recorded_at: number;
  readonly code: string | null;
  readonly path: string | null;
  readonly message: string;
  readonly event_id: string | null;
  readonly source: string | null;
  readonly subject: string | null;
  readonly type: string | null;
  readonly time: string | null;
}
