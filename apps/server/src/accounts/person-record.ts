import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Person } from "@ioc/protocol/people.ts";
import type { Kysely } from "kysely";
import type { UnitGrant } from "../access/principal.ts";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";
import { SINGLE_SIGN_ON_PROVIDER } from "./account-names.ts";
import { grantsColumn, grantsOf, shownGrants } from "./person-row.ts";

/** What an administrator decides about somebody. */
export interface PersonState {
  readonly user: string;
  readonly name: string;
  readonly grants: readonly UnitGrant[];
  /** Who it is to the single sign-on; null: not known yet. */
  readonly subject: string | null;
  readonly disabled: boolean;
}

export interface PersonRecord extends PersonState {
  readonly id: string;
  readonly mustChangePassword: boolean;
  readonly twoFactor: boolean;
  readonly lastSignInAt: number | null;
}

export interface WhichPeople {
  readonly id?: string;
  readonly users?: readonly string[];
}

/** Everybody by user name, or one of them by id, or those of some user names. */
export async function loadPeople(db: Kysely<Database>, which: WhichPeople = {}): Promise<PersonRecord[]> {
  let query = db
    .selectFrom("person as p")
    .leftJoin("person_account as a", (join) =>
      join.onRef("a.person", "=", "p.id").on("a.provider_id", "=", SINGLE_SIGN_ON_PROVIDER),
    )
    .select(["p.id", "p.username", "p.name", "p.disabled", "p.must_change_password", "p.two_factor_enabled"])
    .select(["p.last_sign_in_at", "a.account_id"])
    .select(({ ref }) => grantsColumn(ref("p.id")).as("grants"))
    .orderBy("p.username");
  if (which.id !== undefined) query = query.where("p.id", "=", which.id);
  if (which.users !== undefined) query = query.where("p.username", "in", [...which.users]);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    user: row.username,
    name: row.name,
    grants: grantsOf(row.grants),
    subject: row.account_id,
    disabled: row.disabled,
    mustChangePassword: row.must_change_password,
    twoFactor: row.two_factor_enabled,
    lastSignInAt: row.last_sign_in_at,
  }));
}

export function shownPerson({ grants, lastSignInAt, ...rest }: PersonRecord, reference: Reference): Person {
  return {
    ...rest,
    grants: shownGrants(grants, reference),
    lastSignInAt: lastSignInAt === null ? null : formatInstant(lastSignInAt),
  };
}

/** A person as the audit trail and a dry run show one. */
export function shownState({ user, name, grants, subject, disabled }: PersonState, reference: Reference) {
  return { user, name, grants: shownGrants(grants, reference), subject, disabled };
}
