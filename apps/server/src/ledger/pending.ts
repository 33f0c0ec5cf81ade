import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";

/** What is in the ledger and not in the segments yet. */
export interface Pending {
  readonly rows: number;
  /** Bytes of steps. */
  readonly bytes: number;
}

export async function readPending(db: Kysely<Database>): Promise<Pending> {
  const { rows } = await sql<Pending>`
    select count(*)::int4 as rows, coalesce(sum(octet_length(steps)), 0)::int8 as bytes from ledger
    where position > coalesce((select position from rollup_state), 0)`.execute(db);
  return rows[0] ?? { rows: 0, bytes: 0 };
}
