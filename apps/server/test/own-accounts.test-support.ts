import type { Kysely } from "kysely";
import pino from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { onTestFinished } from "vitest";
import { AccessTrail } from "../src/access/access-trail.ts";
import { firstAdministrator } from "../src/accounts/first-administrator.ts";
import { type Accounts, openAccounts } from "../src/accounts/open-accounts.ts";
import { Passwords } from "../src/accounts/passwords.ts";
import type { MakeLimiter } from "../src/accounts/sign-in-limits.ts";
import { LiveState } from "../src/boards/live-state.ts";
import { ChangeWatch } from "../src/cluster/change-watch.ts";
import { LocalMessenger } from "../src/cluster/local-messenger.ts";
import { migrate } from "../src/database/migrate.ts";
import type { Database } from "../src/database/schema.ts";
import { addShippedCalendar, loadReference } from "../src/reference/load-reference.ts";
import { openFresh } from "./fresh-database.test-support.ts";
import { SetClock, testConfig } from "./running-server.test-support.ts";

export interface OwnAccounts {
  readonly db: Kysely<Database>;
  readonly clock: SetClock;
  readonly accounts: Accounts;
  readonly passwords: Passwords;
}

const inMemory: MakeLimiter = (keyPrefix, points, duration) => new RateLimiterMemory({ keyPrefix, points, duration });

/**
 * People on a database of their own, without a server around them, until the test is over: a first administrator, `admin`,
 * whose password is ADMIN_PASSWORD.
 *
 * @param through the database as people are given it; what looks at it by itself goes past that
 */
export async function openOwnAccounts(
  makeLimiter: MakeLimiter = inMemory,
  through: (db: Kysely<Database>) => Kysely<Database> = (db) => db,
): Promise<OwnAccounts> {
  const database = await openFresh();
  onTestFinished(() => database.close());
  await migrate(database.db);
  const db = through(database.db);
  const clock = new SetClock(Date.parse("2026-03-11T10:00:00+07:00"), false);
  await addShippedCalendar(db, clock.now());
  const { accounts: settings, zone } = testConfig();
  const passwords = new Passwords(settings.passwordCost);
  await firstAdministrator(db, clock.now(), settings, passwords);
  const log = pino({ level: "silent" });
  const state = new LiveState(await loadReference(db, zone));
  const access = new ChangeWatch({
    what: "access",
    db: database.db,
    messenger: new LocalMessenger(),
    log,
    isEmbedded: true,
  });
  onTestFinished(() => access.stop());
  const trail = new AccessTrail({ db: database.db, state, clock, log });
  onTestFinished(() => trail.stop());
  const publicUrl = "http://127.0.0.1";
  const accounts = await openAccounts({
    db,
    clock,
    log,
    access,
    state,
    settings,
    passwords,
    trail,
    publicUrl,
    makeLimiter,
  });
  onTestFinished(() => accounts.stop());
  return { db, clock, accounts, passwords };
}
