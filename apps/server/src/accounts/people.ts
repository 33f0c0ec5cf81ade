import { randomBytes } from "node:crypto";
import type { PersonBody } from "@ioc/protocol/people.ts";
import type { PersonLines } from "@ioc/protocol/people-csv.ts";
import type { Kysely } from "kysely";
import type { Caller } from "../access/caller.ts";
import { type AuditEntry, actorOf } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { sqlStateOf } from "../database/sql-state.ts";
import { HttpError, invalid, notFound } from "../http/http-error.ts";
import { type Difference, differenceOf } from "../reference/differences.ts";
import { PASSWORD_PROVIDER } from "./account-names.ts";
import type { AccountParts } from "./account-parts.ts";
import { lockPeople } from "./lock-people.ts";
import { makePassword } from "./made-password.ts";
import type { PeopleAuthority } from "./people-authority.ts";
import { changesOfTable } from "./people-table.ts";
import { loadPeople, type PersonRecord, type PersonState, shownState, type WhichPeople } from "./person-record.ts";
import { unitOfGrants } from "./person-row.ts";
import { endSessions } from "./person-sessions.ts";
import { memberFault, stateOf } from "./person-state.ts";
import { stillHolds } from "./still-holds.ts";
import { addPeople, type ChangedPerson, changePeople, isOtherAccess, type PersonChange } from "./write-people.ts";

const UNIQUE_VIOLATION = "23505";
/** Of a password that nobody is told. */
const UNKNOWN_BYTES = 32;

export interface PeopleParts extends Pick<AccountParts, "db" | "clock" | "access" | "passwords" | "secret"> {
  readonly state: LiveState;
}

/** Who manages people: what they may do of it, and who they are. */
export interface Manager {
  readonly caller: Caller;
  readonly authority: PeopleAuthority;
}

type PersonDifference = Difference<ReturnType<typeof shownState>>;

/** People and their roles, as administrators manage them. One change at a time, each whole or not at all. */
export class People {
  readonly #parts: PeopleParts;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  async list({ authority }: Manager): Promise<PersonRecord[]> {
    const people = await loadPeople(this.#parts.db);
    return people.filter(({ grants }) => authority.manages(grants));
  }

  /** With the password that was made. */
  async add(manager: Manager, body: PersonBody): Promise<{ readonly person: PersonRecord; readonly password: string }> {
    const { passwords, secret } = this.#parts;
    const password = makePassword(body.user, secret);
    const hash = await passwords.hash(password);
    return this.#change(manager, async (trx) => {
      const state = this.#checked(manager, body, null);
      await this.#add(trx, manager, [state], hash);
      return { person: await this.#found(trx, manager, { users: [state.user] }), password };
    });
  }

  async put(manager: Manager, id: string, body: PersonBody): Promise<PersonRecord> {
    return this.#change(manager, async (trx) => {
      const before = await this.#found(trx, manager, { id });
      await this.#put(trx, manager, [{ before, after: this.#checked(manager, body, before) }]);
      return this.#found(trx, manager, { id });
    });
  }

  async remove(manager: Manager, id: string): Promise<void> {
    await this.#change(manager, async (trx) => {
      const before = await this.#found(trx, manager, { id });
      await trx.deleteFrom("person").where("id", "=", id).execute();
      await mustHaveAdministrator(trx);
      await this.#audit(trx, manager, [{ before, after: null }]);
      await this.#parts.access.changed(trx);
    });
  }

  /** Makes a new password, which has to be changed at the next sign-in. */
  async resetPassword(manager: Manager, id: string): Promise<string> {
    const { db, passwords, secret } = this.#parts;
    const { user } = await this.#other(db, manager, id);
    const password = makePassword(user, secret);
    const hash = await passwords.hash(password);
    await this.#change(manager, async (trx) => {
      const person = await this.#other(trx, manager, id);
      await trx
        .updateTable("person_account")
        .set({ password: hash })
        .where("person", "=", id)
        .where("provider_id", "=", PASSWORD_PROVIDER)
        .execute();
      await trx.updateTable("person").set({ must_change_password: true }).where("id", "=", id).execute();
      await this.#ended(trx, manager, person, "person.password", {});
    });
    return password;
  }

  /** For somebody who has lost the second factor, recovery codes included. */
  async removeTwoFactor(manager: Manager, id: string): Promise<void> {
    await this.#change(manager, async (trx) => {
      const person = await this.#other(trx, manager, id);
      await trx.deleteFrom("person_two_factor").where("person", "=", id).execute();
      await trx.updateTable("person").set({ two_factor_enabled: false }).where("id", "=", id).execute();
      await this.#ended(trx, manager, person, "session.twoFactor", { twoFactor: false });
    });
  }

  async endSessions(manager: Manager, id: string): Promise<void> {
    await this.#change(manager, async (trx) => {
      const person = await this.#found(trx, manager, { id });
      await this.#ended(trx, manager, person, "session.end", { all: true });
    });
  }

  /**
   * Adds and changes people of a table. Whoever is added has a password that nobody knows, until one is made.
   *
   * @returns what each changes, in the order of the table
   */
  async import(manager: Manager, people: readonly PersonLines[], dryRun: boolean): Promise<PersonDifference[]> {
    const hash = await this.#parts.passwords.hash(randomBytes(UNKNOWN_BYTES).toString("base64url"));
    const { reference } = this.#parts.state;
    return this.#change(manager, async (trx) => {
      const users = people.map(({ body }) => body.user);
      const known = new Map((users.length === 0 ? [] : await loadPeople(trx, { users })).map((one) => [one.user, one]));
      const changes = changesOfTable(people, known, manager.authority, reference, this.#parts.clock.now());
      if (!dryRun) {
        const added = changes.filter(({ before }) => before === null).map(({ after }) => after);
        await this.#add(trx, manager, added, hash);
        await this.#put(trx, manager, changes.filter(isOfSomebodyKnown));
      }
      return changes.map(({ before, after }) =>
        differenceOf(after.user, before === null ? null : shownState(before, reference), shownState(after, reference)),
      );
    });
  }

  /** @param hash of their password, which they have to change */
  async #add(trx: Kysely<Database>, manager: Manager, states: readonly PersonState[], hash: string): Promise<void> {
    await addPeople(trx, states, hash);
    await this.#audit(
      trx,
      manager,
      states.map((after) => ({ before: null, after })),
    );
  }

  async #put(trx: Kysely<Database>, manager: Manager, changes: readonly ChangedPerson[]): Promise<void> {
    const changed = changes.filter(({ before, after }) => before.name !== after.name || isOtherAccess(before, after));
    if (changed.length === 0) return;
    await changePeople(trx, changed);
    await mustHaveAdministrator(trx);
    await this.#audit(trx, manager, changed);
    const others = changed.filter(({ before, after }) => isOtherAccess(before, after));
    if (others.length === 0) return;
    await endSessions(
      trx,
      others.map(({ before }) => before.id),
    );
    await this.#parts.access.changed(trx);
  }

  #checked({ authority }: Manager, body: PersonBody, before: PersonState | null): PersonState {
    const { state, clock } = this.#parts;
    const made = stateOf(authority, state.reference, clock.now(), body, before);
    if (!made.ok) throw invalid(made.faults.map(({ grant, message }) => memberFault(`grants.${grant}.unit`, message)));
    return made.state;
  }

  /** Whom the manager does not manage is not there. */
  async #found(trx: Kysely<Database>, { authority }: Manager, which: WhichPeople): Promise<PersonRecord> {
    const [person] = await loadPeople(trx, which);
    if (person === undefined || !authority.manages(person.grants)) throw notFound("person");
    return person;
  }

  /** The own password and second factor are changed by whoever knows the password, not by whoever found an open desk. */
  async #other(trx: Kysely<Database>, manager: Manager, id: string): Promise<PersonRecord> {
    const person = await this.#found(trx, manager, { id });
    const { who } = manager.caller;
    if (who.kind === "person" && who.id === id) throw new HttpError("forbidden", "This is done in the own account");
    return person;
  }

  async #ended(
    trx: Kysely<Database>,
    { caller }: Manager,
    { id, user, grants }: PersonRecord,
    action: "person.password" | "session.twoFactor" | "session.end",
    after: object,
  ): Promise<void> {
    await endSessions(trx, [id]);
    const { who, address } = caller;
    const entry = { actor: actorOf(who), action, object: user, unit: unitOfGrants(grants), address, after };
    await writeAudit(trx, this.#parts.clock.now(), [entry]);
    await this.#parts.access.changed(trx);
  }

  /** `after` null: the person is removed. */
  async #audit(
    trx: Kysely<Database>,
    { caller: { who, address } }: Manager,
    changes: readonly { readonly before: PersonState | null; readonly after: PersonState | null }[],
  ): Promise<void> {
    const { clock, state } = this.#parts;
    const shown = (one: PersonState | null) => (one === null ? null : shownState(one, state.reference));
    const entries = changes.map(({ before, after }): AuditEntry => {
      const action = before === null ? "person.create" : after === null ? "person.remove" : "person.change";
      const object = (after ?? before)?.user ?? null;
      const unit = unitOfGrants((after ?? before)?.grants ?? []);
      return { actor: actorOf(who), action, object, unit, address, before: shown(before), after: shown(after) };
    });
    await writeAudit(trx, clock.now(), entries);
  }

  /** What is checked is what is changed, and who asks is asked again: changes of people wait for each other. */
  async #change<T>({ caller }: Manager, work: (trx: Kysely<Database>) => Promise<T>): Promise<T> {
    try {
      return await this.#parts.db.transaction().execute(async (trx) => {
        await lockPeople(trx);
        await stillHolds(trx, caller.who);
        return work(trx);
      });
    } catch (error) {
      if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
      throw new HttpError("conflict", "Somebody else has this user name, or this subject of the single sign-on");
    }
  }
}

/** Whoever could let others in again has to remain. */
async function mustHaveAdministrator(trx: Kysely<Database>): Promise<void> {
  const somebody = await trx
    .selectFrom("person_grant as g")
    .innerJoin("person as p", "p.id", "g.person")
    .select("p.id")
    .where("g.role", "=", "administrator")
    .where("g.unit", "is", null)
    .where("p.disabled", "=", false)
    .limit(1)
    .executeTakeFirst();
  if (somebody === undefined) throw new HttpError("conflict", "Nobody would be left who administers everything");
}

function isOfSomebodyKnown(change: PersonChange): change is ChangedPerson {
  return change.before !== null;
}
