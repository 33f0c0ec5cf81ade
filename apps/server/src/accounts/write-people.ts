import { randomUUID } from "node:crypto";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import { addressOf, PASSWORD_PROVIDER, SINGLE_SIGN_ON_PROVIDER } from "./account-names.ts";
import type { PersonRecord, PersonState } from "./person-record.ts";

// However many people a table has, they are written in the same few statements: others wait for them.

/** What becomes of somebody; `before` null: somebody new. */
export interface PersonChange {
  readonly before: PersonRecord | null;
  readonly after: PersonState;
}

export interface ChangedPerson extends PersonChange {
  readonly before: PersonRecord;
}

interface WrittenPerson {
  readonly id: string;
  readonly state: PersonState;
}

/** Adds people, whose password has to be changed at the first sign-in. */
export async function addPeople(
  trx: Kysely<Database>,
  states: readonly PersonState[],
  passwordHash: string,
): Promise<void> {
  const people = states.map((state) => ({ id: randomUUID(), state }));
  if (people.length === 0) return;
  await sql`
    insert into person (id, username, name, email, disabled, must_change_password)
    select id, username, name, email, disabled, true from ${personRows(people)}`.execute(trx);
  await writeAccounts(
    trx,
    PASSWORD_PROVIDER,
    people.map(({ id }) => ({ person: id, account: id, password: passwordHash })),
  );
  await writeGrants(trx, people);
  await writeSubjects(trx, people);
}

export async function changePeople(trx: Kysely<Database>, changes: readonly ChangedPerson[]): Promise<void> {
  const people = changes.map(({ before, after }) => ({ id: before.id, state: after, had: before.subject }));
  if (people.length === 0) return;
  await sql`
    update person set username = row.username, name = row.name, email = row.email, disabled = row.disabled,
      updated_at = now()
    from ${personRows(people)} where person.id = row.id`.execute(trx);
  const ids = people.map(({ id }) => id);
  await trx.deleteFrom("person_grant").where("person", "in", ids).execute();
  await writeGrants(trx, people);
  const others = people.filter(({ had, state }) => had !== state.subject);
  if (others.length === 0) return;
  await trx
    .deleteFrom("person_account")
    .where(
      "person",
      "in",
      others.map(({ id }) => id),
    )
    .where("provider_id", "=", SINGLE_SIGN_ON_PROVIDER)
    .execute();
  await writeSubjects(trx, others);
}

async function writeGrants(trx: Kysely<Database>, people: readonly WrittenPerson[]): Promise<void> {
  const rows = people.flatMap(({ id, state }) => state.grants.map(({ role, unit }) => ({ person: id, role, unit })));
  await sql`
    insert into person_grant (person, role, unit)
    select person, role, unit from ${rowsOf(rows, sql`person text, role text, unit int4`)}`.execute(trx);
}

async function writeSubjects(trx: Kysely<Database>, people: readonly WrittenPerson[]): Promise<void> {
  const rows = people.flatMap(({ id, state: { subject } }) =>
    subject === null ? [] : [{ person: id, account: subject, password: null }],
  );
  if (rows.length > 0) await writeAccounts(trx, SINGLE_SIGN_ON_PROVIDER, rows);
}

async function writeAccounts(
  trx: Kysely<Database>,
  provider: string,
  accounts: readonly { readonly person: string; readonly account: string; readonly password: string | null }[],
): Promise<void> {
  const rows = accounts.map((account) => ({ id: randomUUID(), ...account }));
  await sql`
    insert into person_account (id, account_id, provider_id, person, password)
    select id, account, ${provider}::text, person, password
    from ${rowsOf(rows, sql`id text, account text, person text, password text`)}`.execute(trx);
}

function personRows(people: readonly WrittenPerson[]): RawBuilder<unknown> {
  const rows = people.map(({ id, state: { user, name, disabled } }) => ({
    id,
    username: user,
    name,
    email: addressOf(user),
    disabled,
  }));
  return rowsOf(rows, sql`id text, username text, name text, email text, disabled boolean`);
}

/** Any number of rows as one parameter, called `row`. */
function rowsOf(rows: readonly object[], columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`json_to_recordset(${JSON.stringify(rows)}::text::json) as row(${columns})`;
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
