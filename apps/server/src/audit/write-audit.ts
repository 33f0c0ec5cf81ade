import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import type { AuditEntry } from "./audit-entry.ts";

/** A statement takes 65,535 parameters, and a line is ten of them. */
const MOST_AT_ONCE = 5000;

/** Writes lines of the audit trail; in the transaction of what they tell, so that neither is without the other. */
export async function writeAudit(db: Kysely<Database>, at: number, entries: readonly AuditEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += MOST_AT_ONCE) {
    await insert(db, at, entries.slice(start, start + MOST_AT_ONCE));
  }
}

async function insert(db: Kysely<Database>, at: number, entries: readonly AuditEntry[]): Promise<void> {
  await db
    .insertInto("audit")
    .values(
      entries.map(({ actor, action, object, unit, address, before, after }) => ({
        at,
        actor_kind: actor.kind,
        actor_id: actor.id,
        actor_name: actor.name,
        action,
        object: object ?? null,
        unit: unit ?? null,
        address: address ?? null,
        before: before == null ? null : JSON.stringify(before),
        after: after == null ? null : JSON.stringify(after),
      })),
    )
    .execute();
}
