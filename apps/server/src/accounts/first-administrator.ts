import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { SYSTEM } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../database/schema.ts";
import { addressOf, PASSWORD_PROVIDER } from "./account-names.ts";
import { hashPassword } from "./password-hash.ts";
import { randomPassword } from "./random-password.ts";

const USER = "admin";

export interface FirstAdministrator {
  readonly user: string;
  /** To be told once, and to be changed at the first sign-in. */
  readonly password: string;
}

/**
 * Makes the first administrator where there is nobody at all.
 *
 * @param given the password; undefined: one is made
 * @returns who was made with which password, if it has to be told
 */
export async function firstAdministrator(
  db: Kysely<Database>,
  now: number,
  given: string | undefined,
): Promise<FirstAdministrator | undefined> {
  const somebody = await db.selectFrom("person").select("id").limit(1).executeTakeFirst();
  if (somebody !== undefined) return undefined;
  const password = given ?? randomPassword();
  const hash = await hashPassword(password);
  await db.transaction().execute(async (trx) => {
    const id = randomUUID();
    await trx
      .insertInto("person")
      .values({
        id,
        username: USER,
        name: "Administrator",
        email: addressOf(USER),
        must_change_password: given === undefined,
      })
      .execute();
    await trx
      .insertInto("person_account")
      .values({ id: randomUUID(), account_id: id, provider_id: PASSWORD_PROVIDER, person: id, password: hash })
      .execute();
    await trx.insertInto("person_grant").values({ person: id, role: "administrator", unit: null }).execute();
    const after = { user: USER, grants: [{ role: "administrator", unit: null }] };
    await writeAudit(trx, now, [{ actor: SYSTEM, action: "person.create", object: USER, after }]);
  });
  return given === undefined ? { user: USER, password } : undefined;
}
