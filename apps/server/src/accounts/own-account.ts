import type { PasswordBody, TwoFactorSetup } from "@ioc/protocol/session.ts";
import type { PersonPrincipal } from "../access/principal.ts";
import { tokenHash } from "../access/tokens.ts";
import { actorOf } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { sqlStateOf } from "../database/sql-state.ts";
import { HttpError, invalid, notFound } from "../http/http-error.ts";
import { readCookie, signedValue } from "./account-cookies.ts";
import { PASSWORD_PROVIDER, PRODUCT } from "./account-names.ts";
import type { AccountParts, Client } from "./account-parts.ts";
import { cookieSet, headersOf, ownCookies, unlessRefused } from "./call-auth.ts";
import { knownBrowser } from "./known-browser.ts";
import { lockPeople } from "./lock-people.ts";
import { passwordFault } from "./password-rules.ts";
import { unitOfGrants } from "./person-row.ts";
import { endSessions } from "./person-sessions.ts";
import type { Attempt } from "./sign-in-limits.ts";
import { stillHolds } from "./still-holds.ts";
import { withCodeOnce } from "./used-codes.ts";

const UNIQUE_VIOLATION = "23505";
const WRONG = { code: "invalid", message: "is not the present password" } as const;

/** What somebody does to the own account. */
export class OwnAccount {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** Ends the session that asks, or another one of the same person. */
  async endSession(who: PersonPrincipal, client: Client, session: string): Promise<void> {
    const { db, clock, access } = this.#parts;
    await db.transaction().execute(async (trx) => {
      await lockPeople(trx);
      if ((await endSessions(trx, [who.id], { only: session })) === 0) throw notFound("session");
      await writeAudit(trx, clock.now(), [this.#entry(who, client, "session.end")]);
      await access.changed(trx);
    });
  }

  /** All other sessions of the person end with it. */
  async changePassword(who: PersonPrincipal, client: Client, { current, password }: PasswordBody): Promise<void> {
    const { db, clock, access, passwords } = this.#parts;
    const { external } = await db
      .selectFrom("person_session")
      .select("external")
      .where("id", "=", who.session)
      .executeTakeFirstOrThrow(ended);
    if (external) throw new HttpError("forbidden", "Whoever comes through the single sign-on has no password here");
    const attempt = await this.#attempt(who, client);
    const row = await db
      .selectFrom("person_account")
      .select(["id", "password"])
      .where("person", "=", who.id)
      .where("provider_id", "=", PASSWORD_PROVIDER)
      .executeTakeFirstOrThrow(ended);
    if (!(await passwords.verify({ hash: row.password ?? "", password: current }))) {
      await this.#refused(who, client);
      throw invalid([{ path: "current", ...WRONG }]);
    }
    await attempt.succeeded();
    const fault = current === password ? "is the present one" : await passwordFault(password, who.user, who.name);
    if (fault !== undefined) throw invalid([{ path: "password", code: "invalid", message: fault }]);
    const hash = await passwords.hash(password);
    await db.transaction().execute(async (trx) => {
      await lockPeople(trx);
      await stillHolds(trx, who);
      // An administrator may have made another one since this one was checked.
      const { numUpdatedRows } = await trx
        .updateTable("person_account")
        .set({ password: hash })
        .where("id", "=", row.id)
        .where("password", "=", row.password)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw ended();
      await trx.updateTable("person").set({ must_change_password: false }).where("id", "=", who.id).execute();
      await endSessions(trx, [who.id], { but: who.session });
      await writeAudit(trx, clock.now(), [this.#entry(who, client, "session.password")]);
      await access.changed(trx);
    });
  }

  /** In force once a code of it has been shown to be right. */
  async beginTwoFactor(who: PersonPrincipal, client: Client, password: string): Promise<TwoFactorSetup> {
    const { cookies } = this.#parts;
    const { api } = await this.#parts.auth();
    if (await this.#hasTwoFactor(who)) throw new HttpError("conflict", "There is a second factor already");
    const attempt = await this.#attempt(who, client);
    const headers = headersOf(client, [cookies.session]);
    const answer = await unlessRefused(api.enableTwoFactor({ body: { password, method: "totp" }, headers })).catch(
      (error: unknown) => {
        if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
        throw new HttpError("conflict", "A second factor is being set up already");
      },
    );
    if (answer?.method !== "totp") {
      await this.#refused(who, client);
      throw invalid([{ path: "password", ...WRONG }]);
    }
    await attempt.succeeded();
    const uri = new URL(answer.totpURI);
    // better-auth names people by their address, which here is none.
    uri.pathname = `/${encodeURIComponent(PRODUCT)}:${encodeURIComponent(who.user)}`;
    return { uri: uri.href, recoveryCodes: answer.backupCodes };
  }

  /** The session goes on under another token, and all others end: they began without the second factor. */
  async confirmTwoFactor(who: PersonPrincipal, client: Client, code: string): Promise<readonly string[]> {
    const { db, cookies } = this.#parts;
    const { api } = await this.#parts.auth();
    const begun = await db
      .selectFrom("person_two_factor")
      .select("id")
      .where("person", "=", who.id)
      .where("verified", "=", false)
      .executeTakeFirst();
    if (begun === undefined) throw new HttpError("conflict", "No second factor is being set up");
    const headers = headersOf(client, [cookies.session]);
    const digits = code.replaceAll(/\s/g, "");
    const answer = !/^\d{6}$/.test(digits)
      ? undefined
      : await withCodeOnce(this.#parts, who.id, digits, () =>
          unlessRefused(api.verifyTOTP({ body: { code: digits }, headers, returnHeaders: true })),
        );
    if (answer === undefined) {
      throw invalid([{ path: "code", code: "invalid", message: "does not hold; is the clock of the device right?" }]);
    }
    const setCookies = ownCookies(answer.headers, cookies);
    await this.#twoFactorChanged(who, client, setCookies, true);
    return setCookies;
  }

  async removeTwoFactor(who: PersonPrincipal, client: Client, password: string): Promise<readonly string[]> {
    const { cookies } = this.#parts;
    const { api } = await this.#parts.auth();
    if (!(await this.#hasTwoFactor(who))) throw new HttpError("conflict", "There is no second factor");
    const attempt = await this.#attempt(who, client);
    const headers = headersOf(client, [cookies.session]);
    const answer = await unlessRefused(api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }));
    if (answer === undefined) {
      await this.#refused(who, client);
      throw invalid([{ path: "password", ...WRONG }]);
    }
    await attempt.succeeded();
    const setCookies = ownCookies(answer.headers, cookies);
    await this.#twoFactorChanged(who, client, setCookies, false);
    return setCookies;
  }

  async #twoFactorChanged(
    who: PersonPrincipal,
    client: Client,
    setCookies: readonly string[],
    twoFactor: boolean,
  ): Promise<void> {
    const { db, clock, access } = this.#parts;
    const { cookies, secret } = this.#parts;
    const token = signedValue(cookieSet(setCookies, cookies.session), secret);
    await db.transaction().execute(async (trx) => {
      await lockPeople(trx);
      if (token !== undefined) {
        await trx
          .deleteFrom("person_session")
          .where("person", "=", who.id)
          .where("token", "<>", tokenHash(token))
          .execute();
      }
      const entry = { ...this.#entry(who, client, "session.twoFactor"), before: { twoFactor: !twoFactor } };
      await writeAudit(trx, clock.now(), [{ ...entry, after: { twoFactor } }]);
      await access.changed(trx);
    });
  }

  async #hasTwoFactor({ id }: PersonPrincipal): Promise<boolean> {
    const { db } = this.#parts;
    const row = await db.selectFrom("person").select("two_factor_enabled").where("id", "=", id).executeTakeFirst();
    return row?.two_factor_enabled === true;
  }

  /** Whoever found an open desk may guess the password no faster than whoever stands at the door. */
  #attempt({ user }: PersonPrincipal, { address, cookie }: Client): Promise<Attempt> {
    const { limits, secret, cookies } = this.#parts;
    const known = knownBrowser(readCookie(cookie, cookies.browser), user, secret);
    return limits.attempt("password", { user, address, known });
  }

  #refused(who: PersonPrincipal, { address }: Client): Promise<void> {
    const unit = unitOfGrants(who.grants);
    return this.#parts.trail.refusedSignIn({
      actor: actorOf(who),
      object: who.user,
      unit,
      address,
      after: { by: "password" },
    });
  }

  #entry(who: PersonPrincipal, { address }: Client, action: `session.${"end" | "password" | "twoFactor"}`) {
    return { actor: actorOf(who), action, object: who.user, unit: unitOfGrants(who.grants), address } as const;
  }
}

function ended(): HttpError {
  return new HttpError("unauthenticated", "The session has ended");
}
