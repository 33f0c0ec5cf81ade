import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";

/** One transaction's movements of the numbers: its steps as bytes, and the units that were heard from. */
export interface LedgerRow {
  readonly position: number;
  readonly recordedAt: number;
  readonly steps: Uint8Array;
  readonly units: readonly number[];
}

export async function appendLedger(db: Kysely<Database>, row: Omit<LedgerRow, "position">): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    insert into ledger (recorded_at, steps, units)
    values (${row.recordedAt}, ${row.steps}, ${[...row.units]}::int4[]) returning position`.execute(db);
  const position = rows[0]?.position;
  if (position === undefined) throw new Error("the ledger took no row");
  return position;
}

/** Rows after a position, oldest first, `limit` at most. */
export async function ledgerAfter(db: Kysely<Database>, position: number, limit: number): Promise<LedgerRow[]> {
  const rows = await db
    .selectFrom("ledger")
    .selectAll()
    .where("position", ">", position)
    .orderBy("position")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    position: row.position,
    recordedAt: row.recorded_at,
    steps: row.steps,
    units: row.units,
  }));
}
