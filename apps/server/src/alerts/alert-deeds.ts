import type { Insertable, Kysely, Selectable } from "kysely";
import type { Database } from "../database/schema.ts";
import type { AlertTables } from "./alert-tables.ts";

export type AlertDeedRow = Selectable<AlertTables["alert_deed"]>;

/** In the transaction that does it. */
export async function addAlertDeed(db: Kysely<Database>, deed: Insertable<AlertTables["alert_deed"]>): Promise<void> {
  await db.insertInto("alert_deed").values(deed).execute();
}

/** What people did about an alert, oldest first. */
export function alertDeeds(db: Kysely<Database>, alert: number): Promise<AlertDeedRow[]> {
  return db.selectFrom("alert_deed").selectAll().where("alert", "=", alert).orderBy("id").execute();
}
