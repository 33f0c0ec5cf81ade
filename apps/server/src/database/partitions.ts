import { type Kysely, sql } from "kysely";
import { partitionMonth } from "./month.ts";
import type { Database } from "./schema.ts";
import { isConflict } from "./sql-state.ts";

/** How many months ahead partitions are made: a server that nobody restarts has a year until the rest takes over. */
const MONTHS_AHEAD = 12;
const MONTHS_BACK = 1;

/**
 * Makes the partitions of events around a moment. A table that was made beside the others is attached, which locks
 * nobody out but, for an instant, who reads the rest: behind a long dump that instant would not come, and everybody
 * would stand in line behind it. So it is given up soon, to be tried again another day. A month of which the rest
 * already holds dossiers stays there.
 *
 * @returns how many could not be made now
 */
export async function makePartitions(db: Kysely<Database>, now: number): Promise<number> {
  const present = partitionMonth(now);
  let missing = 0;
  for (let month = present - MONTHS_BACK; month <= present + MONTHS_AHEAD; month += 1) {
    try {
      await db.transaction().execute((transaction) => makePartition(transaction, month));
    } catch (error) {
      if (!isConflict(error)) throw error;
      missing += 1;
    }
  }
  return missing;
}

async function makePartition(db: Kysely<Database>, month: number): Promise<void> {
  const name = `event_m${month}`;
  const { rows } = await sql<{ exists: boolean; resting: boolean }>`
    select to_regclass(${name}) is not null as exists,
      exists (select 1 from event_rest where opened = ${month}) as resting`.execute(db);
  if (rows[0]?.exists === true || rows[0]?.resting === true) return;
  await sql`set local lock_timeout = '2s'`.execute(db);
  const table = sql.table(name);
  await sql`create table ${table} (like event including defaults)`.execute(db);
  // The rest is empty as a rule, so that looking through it under lock takes no time.
  const [from, to] = [sql.lit(month), sql.lit(month + 1)];
  await sql`alter table event attach partition ${table} for values from (${from}) to (${to})`.execute(db);
}
