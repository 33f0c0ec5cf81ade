import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { OwnSessions, PersonSession } from "@ioc/protocol/session.ts";
import { type Kysely, sql } from "kysely";
import { LRUCache } from "lru-cache";
import type { PersonSessions } from "../access/authentication.ts";
import { decide } from "../access/decide.ts";
import type { PersonPrincipal } from "../access/principal.ts";
import { reachOf } from "../access/reach.ts";
import { tokenHash } from "../access/tokens.ts";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";
import { readCookie, signedValue } from "./account-cookies.ts";
import type { AccountParts } from "./account-parts.ts";
import { lockPeople } from "./lock-people.ts";
import { grantsColumn, grantsOf, shownGrants } from "./person-row.ts";
import { endOfSession, LONGEST_IDLE_MS, LONGEST_SESSION_MS } from "./session-times.ts";

/** How often it is written down that a session is in use, ms. */
const SEEN_EVERY_MS = 60_000;
const MOST_REMEMBERED = 10_000;

type SessionParts = Pick<AccountParts, "db" | "clock" | "log" | "secret" | "cookies" | "access">;

/** Who is signed in. Nothing of it is kept in memory, so that a session that was ended is ended everywhere at once. */
export class AccountSessions implements PersonSessions {
  readonly #parts: SessionParts;
  /** When a session was last written down as in use, by this node. */
  readonly #seen = new LRUCache<string, number>({ max: MOST_REMEMBERED });

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** The token of a session's cookie, or undefined. */
  tokenOf(cookie: string | undefined): string | undefined {
    const { cookies, secret } = this.#parts;
    return signedValue(readCookie(cookie, cookies.session), secret);
  }

  async peopleOf(cookies: readonly string[]): Promise<readonly (PersonPrincipal | undefined)[]> {
    const hashes = cookies.map((cookie) => {
      const token = this.tokenOf(cookie);
      return token === undefined ? undefined : tokenHash(token);
    });
    const asked = [...new Set(hashes)].filter((hash) => hash !== undefined);
    if (asked.length === 0) return hashes.map(() => undefined);
    const rows = await this.#parts.db
      .selectFrom("person_session as s")
      .innerJoin("person as p", "p.id", "s.person")
      .select(["s.id as session", "s.token", "s.signed_in_at", "s.seen_at", "s.external"])
      .select(["p.id", "p.username", "p.name", "p.must_change_password"])
      .select(({ ref }) => grantsColumn(ref("p.id")).as("grants"))
      .where("s.token", "in", asked)
      .where("p.disabled", "=", false)
      .execute();
    const now = this.#parts.clock.now();
    const people = new Map(
      rows
        .filter((row) => endOfSession(row) > now)
        .map((row): [string, PersonPrincipal] => [
          row.token,
          {
            kind: "person",
            id: row.id,
            user: row.username,
            name: row.name,
            session: row.session,
            grants: grantsOf(row.grants),
            // Whoever came through the single sign-on has no password here to change.
            mustChangePassword: row.must_change_password && !row.external,
          },
        ]),
    );
    return hashes.map((hash) => (hash === undefined ? undefined : people.get(hash)));
  }

  /** Somebody asked for something in this session: it is not idle. Never throws. */
  async seen(session: string): Promise<void> {
    const { db, clock, log } = this.#parts;
    const now = clock.now();
    const before = this.#seen.get(session);
    if (before !== undefined && now - before < SEEN_EVERY_MS) return;
    this.#seen.set(session, now);
    try {
      const mine = db.updateTable("person_session").set({ seen_at: now }).where("id", "=", session);
      await mine.where("seen_at", "<", now).execute();
    } catch (error) {
      log.warn({ err: error }, "that a session is in use could not be written down");
    }
  }

  /** What a person is told of the own session. */
  async describe(who: Pick<PersonPrincipal, "session">, reference: Reference): Promise<PersonSession | undefined> {
    const row = await this.#parts.db
      .selectFrom("person_session as s")
      .innerJoin("person as p", "p.id", "s.person")
      .select(["s.signed_in_at", "s.seen_at", "s.external"])
      .select(["p.id", "p.username", "p.name", "p.must_change_password", "p.two_factor_enabled"])
      .select(({ ref }) => grantsColumn(ref("p.id")).as("grants"))
      .where("s.id", "=", who.session)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const now = this.#parts.clock.now();
    const grants = grantsOf(row.grants);
    const mustChangePassword = row.must_change_password && !row.external;
    const person: PersonPrincipal = {
      kind: "person",
      id: row.id,
      user: row.username,
      name: row.name,
      session: who.session,
      grants,
      mustChangePassword,
    };
    const rules = { reach: reachOf(reference, now), publicBoard: false };
    return {
      kind: "person",
      user: row.username,
      name: row.name,
      grants: shownGrants(grants, reference),
      administersAll: decide(person, "provisionAll", "everything", rules) === "yes",
      mustChangePassword,
      twoFactor: row.two_factor_enabled,
      external: row.external,
      timeZone: reference.zone.name,
      signedInAt: formatInstant(row.signed_in_at),
      expiresAt: formatInstant(endOfSession({ ...row, seen_at: now })),
    };
  }

  async list({ id, session }: PersonPrincipal): Promise<OwnSessions> {
    const rows = await this.#parts.db
      .selectFrom("person_session")
      .select(["id", "signed_in_at", "seen_at", "ip_address", "user_agent"])
      .where("person", "=", id)
      .orderBy("signed_in_at", "desc")
      .orderBy("id")
      .execute();
    const now = this.#parts.clock.now();
    return {
      items: rows
        .filter((row) => endOfSession(row) > now)
        .map((row) => ({
          id: row.id,
          current: row.id === session,
          signedInAt: formatInstant(row.signed_in_at),
          lastSeenAt: formatInstant(row.seen_at),
          address: row.ip_address || null,
          agent: row.user_agent || null,
        })),
    };
  }

  /** Takes away sessions whose time is over, and what was left behind by sign-ins; sockets of theirs are closed. */
  async sweep(): Promise<void> {
    const { db, clock, access } = this.#parts;
    const now = clock.now();
    await db.transaction().execute(async (trx) => {
      await lockPeople(trx);
      const ended = await trx
        .deleteFrom("person_session")
        .where(({ eb, or }) =>
          or([eb("signed_in_at", "<=", now - LONGEST_SESSION_MS), eb("seen_at", "<=", now - LONGEST_IDLE_MS)]),
        )
        .returning("id")
        .execute();
      if (ended.length > 0) await access.changed(trx);
    });
    await sql`delete from person_verification where expires_at < now()`.execute(db);
  }
}

/** Ends sessions of people, in the transaction of what ends them; unless it is one alone, sign-ins that wait for a code too. */
export async function endSessions(
  trx: Kysely<Database>,
  people: readonly string[],
  which: { readonly but?: string; readonly only?: string } = {},
): Promise<number> {
  let query = trx.deleteFrom("person_session").where("person", "in", people);
  if (which.but !== undefined) query = query.where("id", "<>", which.but);
  if (which.only !== undefined) query = query.where("id", "=", which.only);
  const { numDeletedRows } = await query.executeTakeFirst();
  if (which.only === undefined) await trx.deleteFrom("person_verification").where("value", "in", people).execute();
  return Number(numDeletedRows);
}
