import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { type LedgerRow, ledgerAfter } from "./ledger-store.ts";
import { decodeSteps } from "./step-codec.ts";

const DAYS_AT_ONCE = 32;
const LEDGER_ROWS_AT_ONCE = 200;
const BEFORE_ALL_DAYS = -2_147_483_648;

export interface StoredStepsReader {
  /** A step of a rolled-up day. */
  day(step: DossierStep): void;
  /** A ledger row behind the checkpoint, with those of its steps that no rolled-up day includes yet. */
  row(row: LedgerRow, steps: readonly DossierStep[]): void;
}

/** Reads every stored step once: the rolled-up days, then what of the ledger they do not include. */
export async function readStoredSteps(
  db: Kysely<Database>,
  checkpoint: number,
  reader: StoredStepsReader,
): Promise<void> {
  const included = await readDays(db, (step) => reader.day(step));
  let position = checkpoint;
  for (;;) {
    const rows = await ledgerAfter(db, position, LEDGER_ROWS_AT_ONCE);
    for (const row of rows) {
      const steps: DossierStep[] = [];
      decodeSteps(row.steps, (step) => {
        if (row.position > (included.get(step.day) ?? checkpoint)) steps.push(step);
      });
      reader.row(row, steps);
      position = row.position;
    }
    if (rows.length < LEDGER_ROWS_AT_ONCE) return;
  }
}

/** Returns the ledger position that each rolled-up day includes. */
async function readDays(db: Kysely<Database>, take: (step: DossierStep) => void): Promise<Map<number, number>> {
  const included = new Map<number, number>();
  let after: number | null = null;
  for (;;) {
    const rows: { day: number; position: number; steps: Uint8Array }[] = await db
      .selectFrom("rollup_day")
      .selectAll()
      .where("day", ">", after ?? BEFORE_ALL_DAYS)
      .orderBy("day")
      .limit(DAYS_AT_ONCE)
      .execute();
    for (const row of rows) {
      decodeSteps(row.steps, take);
      included.set(row.day, row.position);
      after = row.day;
    }
    if (rows.length < DAYS_AT_ONCE) return included;
  }
}
