import type { StepSegment } from "@ioc/domain/cube/step-segment.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import { decodeSegment, encodeSegment } from "./segment-codec.ts";

/** A stored segment without its steps. */
export interface SegmentHead {
  readonly day: Day;
  readonly part: number;
  readonly bytes: number;
}

/** So much is read at once, unless a single segment is longer. */
const BYTES_AT_ONCE = 2 * 1024 * 1024;

/** By day, then part. */
export async function segmentHeads(db: Kysely<Database>): Promise<SegmentHead[]> {
  const { rows } = await sql<SegmentHead>`
    select day, part, octet_length(steps) as bytes from rollup_segment order by day, part`.execute(db);
  return rows;
}

/** Reads the segments named, which are sorted and are all there are between the first and the last of them. */
export async function readSegments(
  db: Kysely<Database>,
  heads: readonly SegmentHead[],
  take: (day: Day, segment: StepSegment) => void,
): Promise<void> {
  const batches = batchesOf(heads);
  let next = batches[0] === undefined ? null : readBatch(db, batches[0]);
  for (let i = 1; next !== null; i += 1) {
    const rows = await next;
    const following = batches[i];
    // The database prepares the next ones while these are taken in.
    next = following === undefined ? null : readBatch(db, following);
    next?.catch(() => undefined);
    for (const { day, steps } of rows) take(day, decodeSegment(Buffer.from(steps, "base64")));
  }
}

function batchesOf(heads: readonly SegmentHead[]): SegmentHead[][] {
  const batches: SegmentHead[][] = [];
  let bytes = 0;
  for (const head of heads) {
    const last = batches.at(-1);
    bytes += head.bytes;
    if (last === undefined || bytes > BYTES_AT_ONCE) {
      batches.push([head]);
      bytes = head.bytes;
    } else last.push(head);
  }
  return batches;
}

async function readBatch(db: Kysely<Database>, batch: readonly SegmentHead[]): Promise<{ day: Day; steps: string }[]> {
  const first = batch[0];
  const last = batch.at(-1);
  if (first === undefined || last === undefined) return [];
  // A start reads hundreds of megabytes. Drivers get bytes as text, and Node reads base64 five times as fast as hex.
  const { rows } = await sql<{ day: Day; steps: string }>`
    select day, encode(steps, 'base64') as steps from rollup_segment
    where (day, part) >= (${first.day}, ${first.part}) and (day, part) <= (${last.day}, ${last.part})`.execute(db);
  return rows;
}

export async function addSegment(db: Kysely<Database>, day: Day, part: number, segment: StepSegment): Promise<void> {
  const steps = encodeSegment(segment);
  await sql`insert into rollup_segment (day, part, steps) values (${day}, ${part}, ${steps}::bytea)`.execute(db);
}

/** Deletes segments of a day; false if one of them is not there any more. */
export async function dropSegments(db: Kysely<Database>, day: Day, parts: readonly number[]): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from rollup_segment where day = ${day} and part = any(${`{${parts.join(",")}}`}::text::int8[])`.execute(db);
  return numAffectedRows === BigInt(parts.length);
}
