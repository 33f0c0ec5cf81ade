import { type Kysely, sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";

/** One transaction's movements of the numbers: its steps as bytes, and the units that were heard from. */
export interface LedgerRow {
  /** Follows the order of commits, without gaps. */
  readonly position: number;
  readonly recordedAt: number;
  /** Version of the reference data that it was made under. */
  readonly reference: number;
  readonly units: readonly number[];
  readonly steps: Uint8Array;
  /** The accepted events (ingest/taken-codec.ts). */
  readonly taken: Uint8Array;
}

export interface LedgerHead {
  readonly position: number;
  readonly reference: number;
  /** Raised when all rows were made anew: whoever followed the old ones begins again. */
  readonly epoch: number;
}

/** @param position of the row whose time is asked for as well: `rowAt`, null where it is not there any more */
export async function ledgerHead(
  db: Kysely<Database>,
  position = -1,
): Promise<LedgerHead & { readonly rowAt: number | null }> {
  const { rows } = await sql<LedgerHead & { rowAt: number | null }>`
    select position, reference, epoch, (select recorded_at from ledger where position = ${position}::int8) as "rowAt"
    from ledger_head`.execute(db);
  const head = rows[0];
  if (head === undefined) throw new Error("the ledger has no head");
  return head;
}

/** Larger than what a page may have left, so that a full disk is noticed. */
const PROBE_BYTES = 65_536;
const UNDONE = new Error("undone");

/** Succeeds where a commit would, and leaves nothing behind. */
export async function probeLedger(db: Kysely<Database>): Promise<void> {
  try {
    await db.transaction().execute(async (transaction) => {
      await sql`update ledger_head set position = position where id = 1`.execute(transaction);
      await sql`
        insert into ledger (position, recorded_at, reference, units, steps, taken)
        values (-1, 0, 0, '{}', ${Buffer.alloc(PROBE_BYTES)}::bytea, ''::bytea)`.execute(transaction);
      throw UNDONE;
    });
  } catch (error) {
    if (error !== UNDONE) throw error;
  }
}

/**
 * Within a transaction: from here to its end nobody else moves a number or changes the reference data. Groups of events
 * take the head after all that they share with others but faults, so whoever has it may touch faults and nothing else of
 * theirs.
 */
export async function lockLedger(db: Kysely<Database>): Promise<LedgerHead> {
  const { rows } = await sql<LedgerHead>`
    select position, reference, epoch from ledger_head where id = 1 for update`.execute(db);
  const head = rows[0];
  if (head === undefined) throw new Error("the ledger has no head");
  return head;
}

/** Appends under {@link lockLedger}, and returns the position. */
export async function appendLedger(
  db: Kysely<Database>,
  row: Pick<LedgerRow, "recordedAt" | "reference" | "steps">,
): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    with head as (
      update ledger_head set position = position + 1, reference = ${row.reference} where id = 1 returning position)
    insert into ledger (position, recorded_at, reference, units, steps, taken)
    select position, ${row.recordedAt}, ${row.reference}, ${numberArray([])}::text::int4[], ${row.steps}::bytea, ''::bytea
    from head returning position`.execute(db);
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
  return rows.map(({ recorded_at, ...row }) => ({ ...row, recordedAt: recorded_at }));
}
