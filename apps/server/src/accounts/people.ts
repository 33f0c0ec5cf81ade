import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { PersonBody } from "@ioc/protocol/people.ts";
import type { PersonLines } from "@ioc/protocol/people-csv.ts";
import type { Kysely } from "kysely";
import type { Caller } from "../access/caller.ts";
import { actorOf } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { sqlStateOf } from "../database/sql-state.ts";
import { HttpError, invalid, notFound } from "../http/http-error.ts";
import { type Difference, differenceOf } from "../reference/differences.ts";
import { PASSWORD_PROVIDER } from "./account-names.ts";
import type { AccountParts } from "./account-parts.ts";
import { lockPeople } from "./lock-people.ts";
import { hashPassword } from "./password-hash.ts";
import type { PeopleAuthority } from "./people-authority.ts";
import { loadPeople, type PersonRecord, type PersonState, shownState } from "./person-record.ts";
import { unitOfGrants } from "./person-row.ts";
import { endSessions } from "./person-sessions.ts";
import { stateOf } from "./person-state.ts";
import { randomPassword } from "./random-password.ts";
import { stillHolds } from "./still-holds.ts";
import { addPerson, changePerson, isOtherAccess } from "./write-person.ts";

const UNIQUE_VIOLATION = "23505";

export interface PeopleParts extends Pick<AccountParts, "db" | "clock" | "access"> {
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
    const password = randomPassword();
    const hash = await hashPassword(password);
    return this.#change(manager, async (trx) => {
      const state = this.#checked(manager, body, null);
      const id = await addPerson(trx, state, hash);
      await this.#audit(trx, manager, "person.create", null, state);
      return { person: await this.#found(trx, manager, id), password };
    });
  }

  async put(manager: Manager, id: string, body: PersonBody): Promise<PersonRecord> {
    return this.#change(manager, async (trx) => {
      const before = await this.#found(trx, manager, id);
      await this.#put(trx, manager, before, this.#checked(manager, body, before));
      return this.#found(trx, manager, id);
    });
  }

  async remove(manager: Manager, id: string): Promise<void> {
    await this.#change(manager, async (trx) => {
      const before = await this.#found(trx, manager, id);
      await trx.deleteFrom("person").where("id", "=", id).execute();
      await mustHaveAdministrator(trx);
      await this.#audit(trx, manager, "person.remove", before, null);
      await this.#parts.access.changed(trx);
    });
  }

  /** Makes a new password, which has to be changed at the next sign-in. */
  async resetPassword(manager: Manager, id: string): Promise<string> {
    const password = randomPassword();
    const hash = await hashPassword(password);
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
      const person = await this.#found(trx, manager, id);
      await this.#ended(trx, manager, person, "session.end", { all: true });
    });
  }

  /**
   * Adds and changes people of a table. Whoever is added has a password that nobody knows, until one is made.
   *
   * @returns what each changes, in the order of the table
   */
  async import(manager: Manager, people: readonly PersonLines[], dryRun: boolean): Promise<PersonDifference[]> {
    const hash = await hashPassword(randomPassword());
    const { reference } = this.#parts.state;
    return this.#change(manager, async (trx) => {
      const users = people.map(({ body }) => body.user);
      const known = new Map((users.length === 0 ? [] : await loadPeople(trx, { users })).map((one) => [one.user, one]));
      const faults: FaultyMember[] = [];
      const differences: PersonDifference[] = [];
      for (const { lines, body: read } of people) {
        const before = known.get(read.user) ?? null;
        const body = { ...read, subject: before?.subject ?? null };
        const made = stateOf(manager.authority, reference, this.#parts.clock.now(), body, before);
        if (before !== null && !manager.authority.manages(before.grants))
          faults.push(fault(`${lines[0]}.user`, "is taken"));
        else if (!made.ok)
          faults.push(...made.faults.map(({ grant, message }) => fault(`${lines[grant]}.unit`, message)));
        else {
          const shownBefore = before === null ? null : shownState(before, reference);
          differences.push(differenceOf(body.user, shownBefore, shownState(made.state, reference)));
          if (dryRun || faults.length > 0) continue;
          if (before !== null) await this.#put(trx, manager, before, made.state);
          else {
            await addPerson(trx, made.state, hash);
            await this.#audit(trx, manager, "person.create", null, made.state);
          }
        }
      }
      if (faults.length > 0) throw invalid(faults);
      return differences;
    });
  }

  async #put(trx: Kysely<Database>, manager: Manager, before: PersonRecord, after: PersonState): Promise<void> {
    const isOther = isOtherAccess(before, after);
    if (!isOther && before.name === after.name) return;
    await changePerson(trx, before.id, before, after);
    await mustHaveAdministrator(trx);
    await this.#audit(trx, manager, "person.change", before, after);
    if (!isOther) return;
    await endSessions(trx, before.id);
    await this.#parts.access.changed(trx);
  }

  #checked({ authority }: Manager, body: PersonBody, before: PersonState | null): PersonState {
    const { state, clock } = this.#parts;
    const made = stateOf(authority, state.reference, clock.now(), body, before);
    if (!made.ok) throw invalid(made.faults.map(({ grant, message }) => fault(`grants.${grant}.unit`, message)));
    return made.state;
  }

  /** Whom the manager does not manage is not there. */
  async #found(trx: Kysely<Database>, { authority }: Manager, id: string): Promise<PersonRecord> {
    const [person] = await loadPeople(trx, { id });
    if (person === undefined || !authority.manages(person.grants)) throw notFound("person");
    return person;
  }

  /** The own password and second factor are changed by whoever knows the password, not by whoever found an open desk. */
  async #other(trx: Kysely<Database>, manager: Manager, id: string): Promise<PersonRecord> {
    const person = await this.#found(trx, manager, id);
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
    await endSessions(trx, id);
    const { who, address } = caller;
    const entry = { actor: actorOf(who), action, object: user, unit: unitOfGrants(grants), address, after };
    await writeAudit(trx, this.#parts.clock.now(), [entry]);
    await this.#parts.access.changed(trx);
  }

  async #audit(
    trx: Kysely<Database>,
    { caller: { who, address } }: Manager,
    action: "person.create" | "person.change" | "person.remove",
    before: PersonState | null,
    after: PersonState | null,
  ): Promise<void> {
    const { clock, state } = this.#parts;
    const shown = (one: PersonState | null) => (one === null ? null : shownState(one, state.reference));
    const object = (after ?? before)?.user ?? null;
    const unit = unitOfGrants((after ?? before)?.grants ?? []);
    const entry = { actor: actorOf(who), action, object, unit, address, before: shown(before), after: shown(after) };
    await writeAudit(trx, clock.now(), [entry]);
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

function fault(path: string, message: string): FaultyMember {
  return { path, code: "invalid", message };
}
