import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Reads as of one moment: nothing that is committed meanwhile can come in between. */
export function inSnapshot<T>(db: Kysely<Database>, read: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    // However much there is to read; only what hangs is given up.
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`set transaction isolation level repeatable read, read only`.execute(transaction);
    return read(transaction);
  });
}
