import { tokenHash } from "../access/tokens.ts";
import type { Actor } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { HttpError } from "../http/http-error.ts";
import { readCookie, signedValue } from "./account-cookies.ts";
import { PASSWORD_PROVIDER, userNameOf } from "./account-names.ts";
import type { AccountParts, Client } from "./account-parts.ts";
import { headersOf, ownCookies, unlessRefused } from "./call-auth.ts";
import { knownBrowser, rememberBrowser } from "./known-browser.ts";
import { lockPeople } from "./lock-people.ts";
import { wasMadeFor } from "./made-password.ts";
import { unitOfPerson } from "./person-row.ts";
import { withCodeOnce } from "./used-codes.ts";

const NOBODY: Actor = { kind: "nobody", id: null, name: null };
/** One answer for a name that nobody has, for a wrong password and for somebody who is shut out. */
const WRONG_PASSWORD = "User name and password do not belong together";
const WRONG_CODE = "This code does not hold";
/** What is known of whoever has a password that was made here. */
const MADE = "made";
const NO_PENDING = "There is no sign-in that waits for a code; begin again";

export interface SignedInPerson {
  readonly session: string;
  /** What is to be set, as `Set-Cookie` wants it. */
  readonly setCookies: readonly string[];
  /** The new value of the cookie of known browsers. */
  readonly browser: string;
}

interface TypedPassword {
  readonly user: string;
  readonly password: string;
}

type PasswordAnswer = SignedInPerson | { readonly needs: "code"; readonly setCookies: readonly string[] };

interface WaitingPerson {
  readonly id: string;
  readonly username: string;
  readonly hash: string | undefined;
}

/** Signing in, by password and, where the person has a second factor, then by code. */
export class SignIn {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** `needs` a code: the cookies are good for nothing but `withCode`. */
  withPassword(client: Client, typed: TypedPassword): Promise<PasswordAnswer> {
    const user = userNameOf(typed.user);
    const { passwords, secret } = this.#parts;
    const isMade = user !== undefined && wasMadeFor(typed.password, user, secret);
    const known = this.#browserOf(client, user) ?? (isMade ? MADE : undefined);
    const sign = (): Promise<PasswordAnswer> => this.#withPassword(client, user, known, typed);
    return known === undefined ? passwords.asStranger(sign) : sign();
  }

  async #withPassword(
    client: Client,
    user: string | undefined,
    known: string | undefined,
    typed: TypedPassword,
  ): Promise<PasswordAnswer> {
    const { limits, cookies, trail, passwords } = this.#parts;
    // Before it is counted: whoever is sent away has failed at nothing.
    passwords.requireRoom();
    const attempt = await limits.attempt("password", { ...client, user: user ?? "", known });
    // What better-auth compares with is this one or a newer one; whether it still is, is asked when that is over.
    const hash = user === undefined ? undefined : await this.#hashOf(this.#parts.db, user);
    const answer =
      user === undefined ? await this.#nobody(typed.password) : await this.#ask(client, user, typed.password);
    if (answer === undefined) {
      const person = user === undefined ? undefined : await this.#personOf(user);
      await trail.refusedSignIn({
        actor: NOBODY,
        // Passwords are typed into the wrong field: a name is written down only if it is somebody's.
        object: person === undefined ? null : (user ?? null),
        unit: person === undefined ? null : await unitOfPerson(this.#parts.db, person),
        address: client.address,
        after: { by: "password" },
      });
      throw new HttpError("unauthenticated", WRONG_PASSWORD);
    }
    await attempt.succeeded();
    const setCookies = ownCookies(answer.headers, cookies);
    if ("twoFactorRedirect" in answer.response) {
      // From here on whoever changes the password ends what waits for a code.
      const present = await this.#parts.db.transaction().execute(async (trx) => {
        await lockPeople(trx);
        return user === undefined ? undefined : this.#hashOf(trx, user);
      });
      if (present === undefined || present !== hash) throw new HttpError("unauthenticated", WRONG_PASSWORD);
      return { needs: "code", setCookies };
    }
    return this.finish(client, answer.response.token, setCookies, "password", hash ?? "");
  }

  async withCode(client: Client, typed: string): Promise<SignedInPerson> {
    const { limits, cookies, trail, db } = this.#parts;
    const { api } = await this.#parts.auth();
    const person = await this.#waiting(client.cookie);
    if (person === undefined) throw new HttpError("unauthenticated", NO_PENDING);
    const user = person.username;
    const attempt = await limits.attempt("code", { ...client, user, known: this.#browserOf(client, user) });
    const code = typed.replaceAll(/\s/g, "");
    const headers = headersOf(client, [cookies.pending]);
    const isTotp = /^\d{6}$/.test(code);
    const answer = isTotp
      ? await withCodeOnce(this.#parts, person.id, code, () =>
          unlessRefused(api.verifyTOTP({ body: { code }, headers, returnHeaders: true })),
        )
      : await unlessRefused(api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }));
    const token = answer?.response.token;
    if (answer === undefined || token === undefined) {
      const unit = await unitOfPerson(db, person.id);
      const after = { by: isTotp ? "code" : "recoveryCode" };
      await trail.refusedSignIn({ actor: NOBODY, object: user, unit, address: client.address, after });
      throw new HttpError("unauthenticated", WRONG_CODE);
    }
    await attempt.succeeded();
    return this.finish(
      client,
      token,
      ownCookies(answer.headers, cookies),
      isTotp ? "code" : "recoveryCode",
      person.hash ?? "",
    );
  }

  /**
   * What belongs to every new session, whichever way it came about: the one that this browser had before ends, and it is
   * written down. Until then nobody has been told its token.
   *
   * @param hash of the password that was checked, if one was: a sign-in that was under way when the password was changed
   * comes too late
   */
  async finish(
    client: Client,
    token: string,
    setCookies: readonly string[],
    by: string,
    hash?: string,
  ): Promise<SignedInPerson> {
    const { db, clock, secret, cookies, access } = this.#parts;
    const now = clock.now();
    const before = signedValue(readCookie(client.cookie, cookies.session), secret);
    const signedIn = await db.transaction().execute(async (trx) => {
      await lockPeople(trx);
      const row = await trx
        .selectFrom("person_session as s")
        .innerJoin("person as p", "p.id", "s.person")
        .select(["s.id as session", "p.id", "p.username"])
        .where("s.token", "=", tokenHash(token))
        .where("p.disabled", "=", false)
        .executeTakeFirst();
      if (row === undefined || (hash !== undefined && (await this.#hashOf(trx, row.username)) !== hash)) {
        await trx.deleteFrom("person_session").where("token", "=", tokenHash(token)).execute();
        return undefined;
      }
      await trx.updateTable("person").set({ last_sign_in_at: now }).where("id", "=", row.id).execute();
      const actor: Actor = { kind: "person", id: row.id, name: row.username };
      const unit = await unitOfPerson(trx, row.id);
      await writeAudit(trx, now, [
        { actor, action: "session.start", object: row.username, unit, address: client.address, after: { by } },
      ]);
      if (before !== undefined) {
        const ended = trx.deleteFrom("person_session").where("token", "=", tokenHash(before)).executeTakeFirst();
        if ((await ended).numDeletedRows > 0n) await access.changed(trx);
      }
      const browser = rememberBrowser(readCookie(client.cookie, cookies.browser), row.username, secret);
      return { session: row.session, setCookies, browser };
    });
    if (signedIn === undefined) throw new HttpError("unauthenticated", "The sign-in was ended; begin again");
    return signedIn;
  }

  async #ask(client: Client, user: string, password: string) {
    const { api } = await this.#parts.auth();
    const body = { username: user, password };
    return unlessRefused(api.signInUsername({ body, headers: headersOf(client, []), returnHeaders: true }));
  }

  #browserOf({ cookie }: Client, user: string | undefined): string | undefined {
    const { cookies, secret } = this.#parts;
    return user === undefined ? undefined : knownBrowser(readCookie(cookie, cookies.browser), user, secret);
  }

  async #hashOf(db: AccountParts["db"], user: string): Promise<string | undefined> {
    const row = await db
      .selectFrom("person_account as a")
      .innerJoin("person as p", "p.id", "a.person")
      .select("a.password")
      .where("p.username", "=", user)
      .where("a.provider_id", "=", PASSWORD_PROVIDER)
      .executeTakeFirst();
    return row?.password ?? undefined;
  }

  async #personOf(user: string): Promise<string | undefined> {
    const { db } = this.#parts;
    const row = await db.selectFrom("person").select("id").where("username", "=", user).executeTakeFirst();
    return row?.id;
  }

  /** Whose password was right and whose code is waited for. */
  async #waiting(cookie: string | undefined): Promise<WaitingPerson | undefined> {
    const { db, secret, cookies } = this.#parts;
    const pending = signedValue(readCookie(cookie, cookies.pending), secret);
    if (pending === undefined) return undefined;
    const { internalAdapter } = await (await this.#parts.auth()).$context;
    const found = await internalAdapter.findVerificationValue(pending);
    if (found === null || found.expiresAt.getTime() <= Date.now()) return undefined;
    const row = await db
      .selectFrom("person")
      .select(["id", "username"])
      .where("id", "=", found.value)
      .executeTakeFirst();
    return row === undefined ? undefined : { ...row, hash: await this.#hashOf(db, row.username) };
  }

  /** As long as a wrong password takes: what is no user name at all is answered like a wrong one. */
  async #nobody(password: string): Promise<undefined> {
    await this.#parts.passwords.hash(password);
  }
}
