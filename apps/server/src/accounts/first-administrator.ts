import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { SYSTEM } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../database/schema.ts";
import { addressOf, PASSWORD_PROVIDER } from "./account-names.ts";
import { accountSecret } from "./account-secret.ts";
import type { AccountSettings } from "./account-settings.ts";
import { makePassword } from "./made-password.ts";
import type { Passwords } from "./passwords.ts";

const USER = "admin";

export interface FirstAdministrator {
  readonly user: string;
  /** To be told once, and to be changed at the first sign-in. */
  readonly password: string;
}

/**
 * Makes the first administrator where there is nobody at all.
 *
 * @param settings its `adminPassword`, if it is given; else one is made
 * @returns who was made with which password, if it has to be told
 */
export async function firstAdministrator(
  db: Kysely<Database>,
  now: number,
  { adminPassword: given, secret }: Pick<AccountSettings, "adminPassword" | "secret">,
  passwords: Passwords,
): Promise<FirstAdministrator | undefined> {
  const somebody = await db.selectFrom("person").select("id").limit(1).executeTakeFirst();
  if (somebody !== undefined) return undefined;
  const password = given ?? makePassword(USER, await accountSecret(db, secret));
  const hash = await passwords.hash(password);
  await db.transaction().execute(async (trx) => {
    const id = randomUUID();
    await trx
      .insertInto("person")
      .values({
        id,
        username: USER,
        name: "Quản trị viên",
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
