import { createZone } from "@ioc/domain/time/zone.ts";
import pino from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { expect, onTestFinished, test } from "vitest";
import { AccessWatch } from "../src/access/access-watch.ts";
import { firstAdministrator } from "../src/accounts/first-administrator.ts";
import { openAccounts } from "../src/accounts/open-accounts.ts";
import { LiveState } from "../src/boards/live-state.ts";
import { LocalMessenger } from "../src/cluster/local-messenger.ts";
import { migrate } from "../src/database/migrate.ts";
import { addShippedCalendar, loadReference } from "../src/reference/load-reference.ts";
import { openFresh } from "./fresh-database.test-support.ts";
import { SetClock } from "./running-server.test-support.ts";

const HOUR_MS = 3_600_000;
const CLIENT = { address: "127.0.0.1", agent: undefined, cookie: undefined };

test("sessions whose time is over are taken away, and who follows access is told, once", async () => {
  const database = await openFresh();
  onTestFinished(() => database.close());
  const { db } = database;
  await migrate(db);
  const clock = new SetClock(Date.parse("2026-03-11T10:00:00+07:00"), false);
  await addShippedCalendar(db, clock.now());
  const password = "quiet river under seven bridges";
  expect(await firstAdministrator(db, clock.now(), password)).toBeUndefined();
  expect(await firstAdministrator(db, clock.now(), undefined)).toBeUndefined();
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const log = pino({ level: "silent" });
  const access = new AccessWatch({ db, messenger: new LocalMessenger(), log, isEmbedded: true });
  onTestFinished(() => access.stop());
  const accounts = await openAccounts({
    db,
    clock,
    log,
    access,
    state: new LiveState(await loadReference(db, zone)),
    settings: { adminPassword: password, secret: undefined, singleSignOn: undefined },
    publicUrl: "http://127.0.0.1",
    makeLimiter: (keyPrefix, points, duration) => new RateLimiterMemory({ keyPrefix, points, duration }),
  });
  onTestFinished(() => accounts.stop());
  const head = async () => (await db.selectFrom("access_head").select("version").executeTakeFirstOrThrow()).version;
  const sessions = async () => (await db.selectFrom("person_session").select(["id", "token"]).execute()).length;

  const first = await accounts.signIn.withPassword(CLIENT, { user: "admin", password });
  clock.advance(3 * HOUR_MS);
  const second = await accounts.signIn.withPassword(CLIENT, { user: "admin", password });
  if ("needs" in first || "needs" in second) throw new Error("no code is needed");
  const before = await head();
  await accounts.sweep();
  expect([await sessions(), await head()]).toEqual([2, before]);
  clock.advance(HOUR_MS);
  await accounts.sweep();
  expect([await sessions(), await head()]).toEqual([1, before + 1]);
  await accounts.sweep();
  expect(await head()).toBe(before + 1);

  // What the table holds signs nobody in.
  const rows = await db.selectFrom("person_session").selectAll().execute();
  const cookie = second.setCookies.find((text) => text.startsWith("ioc_session=")) ?? "";
  const token = decodeURIComponent(cookie.slice("ioc_session=".length).split(";")[0] ?? "").split(".")[0] ?? "";
  expect(token).toMatch(/^\S{32}$/);
  expect(JSON.stringify(rows)).not.toContain(token);
});
