import type { Kysely, Selectable } from "kysely";
import type { Database } from "../database/schema.ts";

export interface SilenceRecord {
  readonly id: number;
  /** With its subtree; null: wherever the rule holds. */
  readonly unit: number | null;
  /** Null: every rule. */
  readonly rule: string | null;
  readonly until: number;
  readonly reason: string;
  readonly createdBy: string | null;
  readonly createdAt: number;
}

/** Those that hold at an instant, the first to end first. */
export async function readSilences(db: Kysely<Database>, now: number): Promise<SilenceRecord[]> {
  const rows = await db
    .selectFrom("silence")
    .selectAll()
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .orderBy("until")
    .orderBy("id")
    .execute();
  return rows.map(recordOf);
}

export async function addSilence(
  db: Kysely<Database>,
  { unit, rule, until, reason, createdBy, createdAt }: Omit<SilenceRecord, "id">,
): Promise<SilenceRecord> {
  const row = await db
    .insertInto("silence")
    .values({ unit, rule, until, reason, created_by: createdBy, created_at: createdAt, ended_at: null })
    .returningAll()
    .executeTakeFirstOrThrow();
  return recordOf(row);
}

/** Ends those of a rule wherever it holds; gives them back. */
export async function endSilencesOfRule(db: Kysely<Database>, rule: string, now: number): Promise<SilenceRecord[]> {
  const rows = await db
    .updateTable("silence")
    .set({ ended_at: now })
    .where("rule", "=", rule)
    .where("unit", "is", null)
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .returningAll()
    .execute();
  return rows.map(recordOf);
}

export async function endSilence(db: Kysely<Database>, id: number, now: number): Promise<void> {
  await db.updateTable("silence").set({ ended_at: now }).where("id", "=", id).execute();
}

function recordOf(row: Selectable<Database["silence"]>): SilenceRecord {
  const { id, unit, rule, until, reason } = row;
  return { id, unit, rule, until, reason, createdBy: row.created_by, createdAt: row.created_at };
}
