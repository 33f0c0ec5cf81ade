import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { UnitGrant } from "../access/principal.ts";
import type { Database } from "../database/schema.ts";
import { addressOf, PASSWORD_PROVIDER, SINGLE_SIGN_ON_PROVIDER } from "./account-names.ts";
import type { PersonState } from "./person-record.ts";

/** Adds somebody, whose password has to be changed at the first sign-in. @returns the person's id */
export async function addPerson(trx: Kysely<Database>, state: PersonState, passwordHash: string): Promise<string> {
  const { user, name, disabled } = state;
  const id = randomUUID();
  await trx
    .insertInto("person")
    .values({ id, username: user, name, email: addressOf(user), disabled, must_change_password: true })
    .execute();
  await trx
    .insertInto("person_account")
    .values({ id: randomUUID(), account_id: id, provider_id: PASSWORD_PROVIDER, person: id, password: passwordHash })
    .execute();
  await writeGrants(trx, id, state.grants);
  await writeSubject(trx, id, state.subject);
  return id;
}

export async function changePerson(
  trx: Kysely<Database>,
  id: string,
  before: PersonState,
  after: PersonState,
): Promise<void> {
  const { user, name, disabled } = after;
  await trx
    .updateTable("person")
    .set({ username: user, name, email: addressOf(user), disabled, updated_at: new Date() })
    .where("id", "=", id)
    .execute();
  await trx.deleteFrom("person_grant").where("person", "=", id).execute();
  await writeGrants(trx, id, after.grants);
  if (before.subject !== after.subject) await writeSubject(trx, id, after.subject);
}

async function writeGrants(trx: Kysely<Database>, person: string, grants: readonly UnitGrant[]): Promise<void> {
  await trx
    .insertInto("person_grant")
    .values(grants.map(({ role, unit }) => ({ person, role, unit })))
    .execute();
}

async function writeSubject(trx: Kysely<Database>, person: string, subject: string | null): Promise<void> {
  await trx
    .deleteFrom("person_account")
    .where("person", "=", person)
    .where("provider_id", "=", SINGLE_SIGN_ON_PROVIDER)
    .execute();
  if (subject === null) return;
  const row = { id: randomUUID(), account_id: subject, provider_id: SINGLE_SIGN_ON_PROVIDER, person };
  await trx
    .insertInto("person_account")
    .values({ ...row, password: null })
    .execute();
}

/** Whether what a person may do, or who they are, is another thing now: then all sessions end. */
export function isOtherAccess(before: PersonState, after: PersonState): boolean {
  const rolesOf = ({ grants }: PersonState): string =>
    grants
      .map(({ role, unit }) => `${role} ${unit}`)
      .sort()
      .join();
  return (
    before.user !== after.user ||
    before.subject !== after.subject ||
    before.disabled !== after.disabled ||
    rolesOf(before) !== rolesOf(after)
  );
}
