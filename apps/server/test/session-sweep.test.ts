import { expect, test } from "vitest";
import { firstAdministrator } from "../src/accounts/first-administrator.ts";
import { openOwnAccounts } from "./own-accounts.test-support.ts";
import { ADMIN_PASSWORD } from "./running-server.test-support.ts";

const HOUR_MS = 3_600_000;
const CLIENT = { address: "127.0.0.1", agent: undefined, cookie: undefined };

test("sessions whose time is over are taken away, and who follows access is told, once", async () => {
  const { db, clock, accounts, passwords } = await openOwnAccounts();
  const settings = { adminPassword: undefined, secret: undefined };
  expect(await firstAdministrator(db, clock.now(), settings, passwords)).toBeUndefined();
  const head = async () => (await db.selectFrom("access_head").select("version").executeTakeFirstOrThrow()).version;
  const sessions = async () => (await db.selectFrom("person_session").select(["id", "token"]).execute()).length;

  const first = await accounts.signIn.withPassword(CLIENT, { user: "admin", password: ADMIN_PASSWORD });
  clock.advance(3 * HOUR_MS);
  const second = await accounts.signIn.withPassword(CLIENT, { user: "admin", password: ADMIN_PASSWORD });
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
