import { randomUUID } from "node:crypto";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import { USER_PATTERN } from "@ioc/protocol/session.ts";
import type { BetterAuthOptions } from "better-auth";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { CookieNames } from "./account-cookies.ts";
import { PRODUCT } from "./account-names.ts";
import { ADDRESS_HEADER } from "./call-auth.ts";
import { hashedSessions } from "./hashed-sessions.ts";
import type { Passwords } from "./passwords.ts";
import { grantsColumn, grantsOf } from "./person-row.ts";
import { LONGEST_SESSION_MS } from "./session-times.ts";

export interface AccountAuthParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where browsers reach us. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly cookies: CookieNames;
  readonly passwords: Passwords;
  /** Whether a role at a unit holds nothing any more. */
  hasEnded(unit: number): boolean;
}

/** better-auth routes nothing here; it only wants to know where it would. */
const BASE_PATH = "/api/v1/single-sign-on";
const PENDING_S = 300;
const DATES = { createdAt: "created_at", updatedAt: "updated_at" };

/** What better-auth is told in any case. Its own routes are not served, so that nothing of it is reachable but what ours call. */
export function authOptions(parts: AccountAuthParts, external: boolean) {
  const { db, clock, log, publicUrl, secret, cookies } = parts;
  const isSecure = publicUrl.startsWith("https:");
  return {
    appName: PRODUCT,
    baseURL: publicUrl,
    basePath: BASE_PATH,
    secret,
    database: hashedSessions(kyselyAdapter(db, { type: "postgres", transaction: false })),
    telemetry: { enabled: false },
    // Ours are counted by `sign-in-limits.ts`.
    rateLimit: { enabled: false },
    logger: { log: (level, message) => void (level === "error" ? log.warn(message) : log.debug(message)) },
    user: { modelName: "person", fields: { emailVerified: "email_verified", ...DATES } },
    session: {
      modelName: "person_session",
      fields: { userId: "person", ipAddress: "ip_address", userAgent: "user_agent", expiresAt: "expires_at", ...DATES },
      expiresIn: LONGEST_SESSION_MS / 1000,
      disableSessionRefresh: true,
      additionalFields: {
        signedInAt: { type: "number", bigint: true, required: false, input: false, fieldName: "signed_in_at" },
        seenAt: { type: "number", bigint: true, required: false, input: false, fieldName: "seen_at" },
        external: { type: "boolean", required: false, input: false },
      },
    },
    account: {
      modelName: "person_account",
      fields: {
        userId: "person",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        ...DATES,
      },
      updateAccountOnSignIn: false,
      // Whose a subject is, `single-sign-on-person.ts` finds out.
      accountLinking: { enabled: false },
      // Nothing is written for whoever only begins to sign in.
      storeStateStrategy: "cookie",
    },
    verification: {
      modelName: "person_verification",
      fields: { expiresAt: "expires_at", ...DATES },
      storeIdentifier: "hashed",
    },
    databaseHooks: {
      session: {
        create: {
          /** Whoever is shut out, or whose roles have all ended, gets no session, whichever way they came. */
          async before(session) {
            const person = await db
              .selectFrom("person")
              .select(({ ref }) => grantsColumn(ref("id")).as("grants"))
              .where("id", "=", session.userId)
              .where("disabled", "=", false)
              .executeTakeFirst();
            const grants = grantsOf(person?.grants ?? null);
            if (!grants.some(({ unit }) => unit === null || !parts.hasEnded(unit))) return false;
            const now = clock.now();
            // A session that takes the place of another goes on where that began.
            const before = session as { signedInAt?: number; external?: boolean };
            return {
              data: {
                ...session,
                signedInAt: before.signedInAt ?? now,
                seenAt: now,
                external: before.external ?? external,
              },
            };
          },
        },
      },
    },
    advanced: {
      cookiePrefix: "ioc",
      useSecureCookies: false,
      cookies: {
        session_token: { name: cookies.session },
        two_factor: { name: cookies.pending },
        oauth_state: { name: cookies.state, attributes: { sameSite: "lax" } },
      },
      // A page elsewhere never makes a browser send them; only what leads back from the single sign-on has to.
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, path: "/", sameSite: "strict" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
      database: { generateId: () => randomUUID(), validateSchema: false },
      disableCSRFCheck: true,
    },
  } satisfies BetterAuthOptions;
}

/** Passwords, sessions and second factors. */
export function openAccountAuth(parts: AccountAuthParts) {
  return betterAuth({
    ...authOptions(parts, false),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 1024,
      password: {
        hash: (password) => parts.passwords.hash(password),
        verify: (typed) => parts.passwords.verify(typed),
      },
    },
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 64,
        usernameValidator: (name) => USER_PATTERN.test(name),
        displayUsername: false,
      }),
      twoFactor({
        issuer: PRODUCT,
        twoFactorCookieMaxAge: PENDING_S,
        // Counted by `sign-in-limits.ts`, which lets nobody lock others out.
        accountLockout: { enabled: false },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "person_two_factor",
            fields: {
              userId: "person",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
  });
}

export type AccountAuth = ReturnType<typeof openAccountAuth>;
