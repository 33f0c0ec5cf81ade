import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import { decodeLastTaken, encodeLastTaken, type TakenRow } from "./last-taken.ts";

/** How far the segments hold the ledger, and what else is known of the rows up to there. */
export interface Checkpoint {
  readonly position: number;
  /** Unit → arrival of its last accepted event, ms. */
  readonly arrivals: ReadonlyMap<number, number>;
  /** The last accepted events. */
  readonly recent: readonly TakenRow[];
}

export async function readCheckpoint(db: Kysely<Database>): Promise<Checkpoint> {
  const stored = await db.selectFrom("rollup_state").selectAll().executeTakeFirst();
  if (stored === undefined) return { position: 0, arrivals: new Map(), recent: [] };
  return {
    position: stored.position,
    arrivals: new Map(JSON.parse(stored.arrivals) as [number, number][]),
    recent: decodeLastTaken(stored.recent),
  };
}

/**
 * Within a transaction: moves the checkpoint on, unless somebody else has done so. Until the transaction ends nobody
 * else can.
 */
export async function moveCheckpoint(db: Kysely<Database>, from: number, to: Checkpoint): Promise<boolean> {
  const arrivals = JSON.stringify([...to.arrivals]);
  const recent = encodeLastTaken(to.recent);
  await sql`insert into rollup_state (id, position, arrivals) values (1, 0, '[]') on conflict (id) do nothing`.execute(
    db,
  );
  const { numAffectedRows } = await sql`
    update rollup_state set position = ${to.position}, arrivals = ${arrivals}, recent = ${recent}::bytea
    where id = 1 and position = ${from}`.execute(db);
  return numAffectedRows === 1n;
}
