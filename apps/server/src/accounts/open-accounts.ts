import { hasEndedBy } from "@ioc/domain/org/unit.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import type { AccountAuth } from "./account-auth.ts";
import { type CookieNames, cookieNames } from "./account-cookies.ts";
import type { AccessChanges, AccountParts } from "./account-parts.ts";
import { accountSecret } from "./account-secret.ts";
import type { AccountSettings } from "./account-settings.ts";
import { OwnAccount } from "./own-account.ts";
import type { Passwords } from "./passwords.ts";
import { People } from "./people.ts";
import { AccountSessions } from "./person-sessions.ts";
import { SignIn } from "./sign-in.ts";
import { type MakeLimiter, SignInLimits } from "./sign-in-limits.ts";
import type { SingleSignOn, SingleSignOnParts } from "./single-sign-on.ts";

const SWEEP_MS = 60_000;

export interface OpenAccountsParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly state: LiveState;
  readonly settings: AccountSettings;
  /** Where browsers reach us. */
  readonly publicUrl: string;
  readonly makeLimiter: MakeLimiter;
  readonly access: AccessChanges;
  readonly passwords: Passwords;
  readonly trail: AccountParts["trail"];
}

/** People, their sessions and how they sign in. */
export interface Accounts extends Service {
  readonly sessions: AccountSessions;
  readonly signIn: SignIn;
  readonly own: OwnAccount;
  readonly people: People;
  readonly singleSignOn: SingleSignOn | undefined;
  readonly cookies: CookieNames;
  /** Takes away what is over; by itself it is done once a minute. */
  sweep(): Promise<void>;
}

export async function openAccounts(given: OpenAccountsParts): Promise<Accounts> {
  const { db, clock, log, state, settings, publicUrl, makeLimiter, access, passwords, trail } = given;
  const secret = await accountSecret(db, settings.secret);
  const cookies = cookieNames(publicUrl.startsWith("https:"));
  const hasEnded = (unit: number): boolean => {
    const { tree, zone } = state.reference;
    // One that this node has not heard of yet has not ended.
    const found = tree.units.get(unit);
    return found !== undefined && hasEndedBy(found, dayOf(zone, clock.now()));
  };
  const authParts = { db, clock, log, publicUrl, secret, cookies, passwords, hasEnded };
  let auth: Promise<AccountAuth> | undefined;
  const parts: AccountParts = {
    ...authParts,
    auth() {
      auth ??= import("./account-auth.ts").then(({ openAccountAuth }) => openAccountAuth(authParts));
      return auth;
    },
    limits: new SignInLimits(makeLimiter),
    passwords,
    trail,
    access,
  };
  const sessions = new AccountSessions(parts);
  const signIn = new SignIn(parts);
  const { singleSignOn } = settings;
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = (): Promise<void> => {
    sweeping = sessions.sweep().catch((error: unknown) => log.warn({ err: error }, "sessions could not be swept"));
    return sweeping;
  };
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  timer.unref();
  return {
    id: "accounts",
    sessions,
    signIn,
    own: new OwnAccount(parts),
    people: new People({ ...parts, state }),
    singleSignOn:
      singleSignOn === undefined
        ? undefined
        : await openSingleSignOn({ settings: singleSignOn, auth: authParts, accounts: parts, signIn }),
    cookies,
    sweep,
    async stop() {
      clearInterval(timer);
      await sweeping;
    },
  };
}

/** Loaded only where there is one: its libraries take a while. */
async function openSingleSignOn(parts: SingleSignOnParts): Promise<SingleSignOn> {
  const { SingleSignOn: Opened } = await import("./single-sign-on.ts");
  return new Opened(parts);
}
