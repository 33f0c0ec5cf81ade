import { tokenHash } from "../access/tokens.ts";
import type { Actor } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { HttpError } from "../http/http-error.ts";
import { readCookie, signedValue } from "./account-cookies.ts";
import { userNameOf } from "./account-names.ts";
import type { AccountParts, Client } from "./account-parts.ts";
import { headersOf, ownCookies, unlessRefused } from "./call-auth.ts";
import { knownBrowser, rememberBrowser } from "./known-browser.ts";
import { hashPassword } from "./password-hash.ts";
import { unitOfPerson } from "./person-row.ts";
import { withCodeOnce } from "./used-codes.ts";

const NOBODY: Actor = { kind: "nobody", id: null, name: null };
/** One answer for a name that nobody has, for a wrong password and for somebody who is shut out. */
const WRONG_PASSWORD = "User name and password do not belong together";
const WRONG_CODE = "This code does not hold";
const NO_PENDING = "There is no sign-in that waits for a code; begin again";

export interface SignedInPerson {
  readonly session: string;
  /** What is to be set, as `Set-Cookie` wants it. */
  readonly setCookies: readonly string[];
  /** The new value of the cookie of known browsers. */
  readonly browser: string;
}

/** Signing in, by password and, where the person has a second factor, then by code. */
export class SignIn {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** `needs` a code: the cookies are good for nothing but `withCode`. */
  async withPassword(
    client: Client,
    typed: { readonly user: string; readonly password: string },
  ): Promise<SignedInPerson | { readonly needs: "code"; readonly setCookies: readonly string[] }> {
    const { limits, cookies, refusals } = this.#parts;
    const user = userNameOf(typed.user);
    const attempt = await limits.attempt("password", {
      ...client,
      user: user ?? "",
      browser: this.#browserOf(client, user),
    });
    const answer = user === undefined ? await nobody(typed.password) : await this.#ask(client, user, typed.password);
    if (answer === undefined) {
      const person = user === undefined ? undefined : await this.#personOf(user);
      await refusals.write({
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
    if ("twoFactorRedirect" in answer.response) return { needs: "code", setCookies };
    return this.finish(client, answer.response.token, setCookies, "password");
  }

  async withCode(client: Client, typed: string): Promise<SignedInPerson> {
    const { limits, cookies, refusals, db } = this.#parts;
    const { api } = await this.#parts.auth();
    const person = await this.#waiting(client.cookie);
    if (person === undefined) throw new HttpError("unauthenticated", NO_PENDING);
    const user = person.username;
    const attempt = await limits.attempt("code", { ...client, user, browser: this.#browserOf(client, user) });
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
      await refusals.write({ actor: NOBODY, object: user, unit, address: client.address, after });
      throw new HttpError("unauthenticated", WRONG_CODE);
    }
    await attempt.succeeded();
    return this.finish(client, token, ownCookies(answer.headers, cookies), isTotp ? "code" : "recoveryCode");
  }

  /**
   * What belongs to every new session, whichever way it came about: the one that this browser had before ends, and it is
   * written down. Until then nobody has been told its token.
   */
  async finish(client: Client, token: string, setCookies: readonly string[], by: string): Promise<SignedInPerson> {
    const { db, clock, secret, cookies, access } = this.#parts;
    const now = clock.now();
    const before = signedValue(readCookie(client.cookie, cookies.session), secret);
    return db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom("person_session as s")
        .innerJoin("person as p", "p.id", "s.person")
        .select(["s.id as session", "p.id", "p.username"])
        .where("s.token", "=", tokenHash(token))
        .executeTakeFirstOrThrow();
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

  async #personOf(user: string): Promise<string | undefined> {
    const { db } = this.#parts;
    const row = await db.selectFrom("person").select("id").where("username", "=", user).executeTakeFirst();
    return row?.id;
  }

  /** Whose password was right and whose code is waited for. */
  async #waiting(cookie: string | undefined): Promise<{ readonly id: string; readonly username: string } | undefined> {
    const { db, secret, cookies } = this.#parts;
    const pending = signedValue(readCookie(cookie, cookies.pending), secret);
    if (pending === undefined) return undefined;
    const { internalAdapter } = await (await this.#parts.auth()).$context;
    const found = await internalAdapter.findVerificationValue(pending);
    if (found === null || found.expiresAt.getTime() <= Date.now()) return undefined;
    return db.selectFrom("person").select(["id", "username"]).where("id", "=", found.value).executeTakeFirst();
  }
}

/** As long as a wrong password takes: what is no user name at all is answered like a wrong one. */
async function nobody(password: string): Promise<undefined> {
  await hashPassword(password);
}
