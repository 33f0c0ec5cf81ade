import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { type LedgerRow, ledgerAfter } from "./ledger-store.ts";

const FIRST_ROWS = 4;
const MOST_ROWS = 1024;
/** About so much is taken in one turn: a row is a lone event, or the recount of two thousand dossiers. */
const BYTES_AT_ONCE = 256 * 1024;

/** Hands over the rows after a position in their order, until there are no more or `take` returns false. */
export async function readRows(db: Kysely<Database>, after: number, take: (row: LedgerRow) => boolean): Promise<void> {
  let position = after;
  let count = FIRST_ROWS;
  for (;;) {
    const rows = await ledgerAfter(db, position, count);
    let bytes = 0;
    for (const row of rows) {
      if (!take(row)) return;
      position = row.position;
      bytes += row.steps.length + row.taken.length;
    }
    if (rows.length < count) return;
    const fitting = Math.floor((BYTES_AT_ONCE / Math.max(1, bytes)) * rows.length);
    count = Math.min(MOST_ROWS, Math.max(1, fitting), count * 4);
  }
}
