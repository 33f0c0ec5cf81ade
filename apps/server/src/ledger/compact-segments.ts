import { StepCube } from "@ioc/domain/cube/step-cube.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import type { StopSign } from "./projector.ts";
import { addSegment, dropSegments, readSegments, type SegmentHead, segmentHeads } from "./segment-store.ts";

/** A day with more short segments than this has them made into one. */
const MOST_SHORT = 24;
/** The long one is made anew when the short ones together have this share of its bytes. */
const WORTH_IT = 0.5;

/**
 * Makes one segment of several, day by day, each in a transaction of its own: steps that differ in `delta` alone are
 * summed up, what came to nothing is dropped. Somebody else who does the same at the same time does no harm: who finds
 * that a segment is gone leaves everything as it is.
 */
export async function compactSegments(db: Kysely<Database>, zone: Zone, signal?: StopSign): Promise<void> {
  for (const heads of byDay(await segmentHeads(db)).values()) {
    signal?.throwIfAborted();
    const chosen = worthCompacting(heads);
    if (chosen.length > 0) await compactDay(db, zone, chosen);
  }
}

function byDay(heads: readonly SegmentHead[]): Map<Day, SegmentHead[]> {
  const days = new Map<Day, SegmentHead[]>();
  for (const head of heads) {
    const day = days.get(head.day);
    if (day === undefined) days.set(head.day, [head]);
    else day.push(head);
  }
  return days;
}

/** Which segments of a day are to become one; none where it would not pay. */
export function worthCompacting(heads: readonly SegmentHead[]): readonly SegmentHead[] {
  const [long, ...short] = heads.toSorted((a, b) => b.bytes - a.bytes);
  if (long === undefined || short.length === 0) return [];
  const shortBytes = short.reduce((sum, { bytes }) => sum + bytes, 0);
  if (short.length > MOST_SHORT) return shortBytes < long.bytes * WORTH_IT ? short : heads;
  // Of short lists the share says little: they are left until there are many.
  return shortBytes >= Math.max(long.bytes * WORTH_IT, 65_536) ? heads : [];
}

async function compactDay(db: Kysely<Database>, zone: Zone, heads: readonly SegmentHead[]): Promise<void> {
  const [first] = heads;
  if (first === undefined) return;
  const { day } = first;
  const parts = heads.map(({ part }) => part);
  const cube = new StepCube(zone);
  for (const head of heads) await readSegments(db, [head], (_, segment) => cube.load(day, segment));
  const segment = cube.segmentOf(day);
  await db
    .transaction()
    .execute(async (transaction) => {
      if (!(await dropSegments(transaction, day, parts))) throw new Overtaken();
      if (segment !== undefined) await addSegment(transaction, day, Math.max(...parts), segment);
    })
    .catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error;
    });
}

class Overtaken extends Error {}
