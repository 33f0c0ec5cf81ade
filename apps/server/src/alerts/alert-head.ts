import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";

export async function alertVersion(db: Kysely<Database>): Promise<number> {
  const { version } = await db.selectFrom("alert_head").select("version").executeTakeFirstOrThrow();
  return version;
}

/**
 * As the first statement of a transaction: from here to its end nobody else changes a rule, an alert or a silence.
 * Gives back the version that its changes have.
 */
export async function raiseAlertVersion(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update alert_head set version = version + 1 where id = 1 returning version`.execute(db);
  const version = rows[0]?.version;
  if (version === undefined) throw new Error("the alerts have no head");
  return version;
}

/** The same, but only if nobody has changed anything since `version`; undefined otherwise. */
export async function raiseAlertVersionFrom(db: Kysely<Database>, version: number): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    update alert_head set version = version + 1 where id = 1 and version = ${version} returning version`.execute(db);
  return rows[0]?.version;
}
