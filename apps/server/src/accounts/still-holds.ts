import type { Kysely } from "kysely";
import { AccessDenied } from "../access/access-denied.ts";
import type { Principal } from "../access/principal.ts";
import type { Database } from "../database/schema.ts";
import { grantsColumn, grantsOf } from "./person-row.ts";

/**
 * Whoever asked may have been signed out, shut out or lowered while the request waited for its turn. To be called in the
 * transaction of a change, once it holds its lock. What somebody may do by their roles is decided elsewhere.
 *
 * @throws AccessDenied if the session or token that asks has ended since, or a role that it had
 */
export async function stillHolds(db: Kysely<Database>, who: Principal): Promise<void> {
  if (who.kind === "service") await tokenHolds(db, who.id);
  if (who.kind !== "person") return;
  const row = await db
    .selectFrom("person_session as s")
    .innerJoin("person as p", "p.id", "s.person")
    .select(["s.external", "p.must_change_password"])
    .select(({ ref }) => grantsColumn(ref("p.id")).as("grants"))
    .where("s.id", "=", who.session)
    .where("p.id", "=", who.id)
    .where("p.disabled", "=", false)
    .executeTakeFirst();
  if (row === undefined) throw new AccessDenied("unauthenticated");
  const held = new Set(grantsOf(row.grants).map(({ role, unit }) => `${role} ${unit}`));
  const mustChange = row.must_change_password && !row.external && !who.mustChangePassword;
  if (mustChange || who.grants.some(({ role, unit }) => !held.has(`${role} ${unit}`))) {
    throw new AccessDenied("forbidden");
  }
}

async function tokenHolds(db: Kysely<Database>, id: number): Promise<void> {
  const query = db.selectFrom("service_token").select("id").where("id", "=", id).where("revoked_at", "is", null);
  if ((await query.executeTakeFirst()) === undefined) throw new AccessDenied("unauthenticated");
}
