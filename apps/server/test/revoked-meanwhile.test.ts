import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { sql } from "kysely";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonPrincipal } from "../src/access/principal.ts";
import { authorityOf } from "../src/accounts/people-authority.ts";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { type Browser, newcomer } from "./browser.test-support.ts";
import { openFresh } from "./fresh-database.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { openOwnAccounts } from "./own-accounts.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { ADMIN_PASSWORD, BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

// What is taken away while a request of somebody's is under way.

let database: OpenDatabase;
let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"), {
    async openDatabase() {
      database = await openFresh();
      return database;
    },
  });
  p = await Province.create(server);
});
afterAll(() => server.stop());

/** Sends a request whose body is held back until `meanwhile` is over: who asks is found out before that. */
async function sendSlowly(
  browser: Browser,
  [method, path, body]: readonly [string, string, unknown],
  meanwhile: () => Promise<unknown>,
): Promise<number | undefined> {
  const sent = Buffer.from(JSON.stringify(body));
  const headers = {
    Cookie: browser.cookie,
    Origin: server.url,
    "Content-Type": "application/json",
    "Content-Length": sent.length,
    Expect: "100-continue",
  };
  const outgoing = request(`${server.url}/api/v1${path}`, { method, headers });
  const answered = once(outgoing, "response") as Promise<[IncomingMessage]>;
  outgoing.flushHeaders();
  await once(outgoing, "continue");
  await meanwhile();
  outgoing.end(sent);
  const [answer] = await answered;
  await text(answer);
  return answer.statusCode;
}

const CHANGES = ["people", "units"] as const;
const bodyOf = (what: (typeof CHANGES)[number], code: string): readonly [string, string, unknown] =>
  what === "people"
    ? ["POST", "/people", { user: code.toLowerCase(), name: "Mới", grants: [{ role: "leader", unit: p.unit("C1") }] }]
    : ["PUT", "/units", [{ code: p.unit(code), name: "Mới", kind: "commune", parent: p.unit("D1") }]];

test.each(CHANGES)("an administrator whose session ends meanwhile changes no %s any more", async (what) => {
  const { browser, person } = await newcomer(server.url, [{ role: "administrator", unit: p.unit("D1") }]);
  const end = async () => {
    const path = `/api/v1/people/${person.id}/sessions`;
    expect((await call(server.url, "DELETE", path, { token: BOOTSTRAP_TOKEN })).status).toBe(204);
  };
  expect(await sendSlowly(browser, bodyOf(what, "M1"), async () => undefined)).toBeLessThan(300);
  expect(await sendSlowly(browser, bodyOf(what, "M2"), end)).toBe(401);
});

const WIDE = 40_000;
const DOWNLOADS = ["the audit trail", "refused events", "dossiers"] as const;

/** More lines than a page holds, so wide that a connection does not take the first page before it is read. */
async function fillDownload(what: (typeof DOWNLOADS)[number]): Promise<string> {
  if (what === "dossiers") return fillDossiers();
  const feed = { unit: p.unit("D1"), name: what };
  const made = await call(server.url, "POST", "/api/v1/feeds", { token: BOOTSTRAP_TOKEN, body: feed });
  const { id } = made.body as { id: string };
  const at = server.clock.now();
  const lines = sql`generate_series(1, 600)`;
  if (what === "the audit trail") {
    await sql`insert into audit (at, actor_kind, action, object, unit)
      select ${at}::int8, 'system', 'units.change', repeat('x', ${WIDE}::int4), unit from feed, ${lines}
      where feed.id = ${id}::int4`.execute(database.db);
    return "/api/v1/audit?action=units.change";
  }
  await sql`insert into fault (kind, unit, feed, recorded_at, message)
    select 'rejected', unit, id, ${at}::int8, repeat('x', ${WIDE}::int4) from feed, ${lines}
    where feed.id = ${id}::int4`.execute(database.db);
  return `/api/v1/feeds/${id}/rejected`;
}

/** Dossiers of a procedure and a unit with the longest names there may be. */
async function fillDossiers(): Promise<string> {
  const name = "ệ".repeat(200);
  const procedure = { code: "wide", name, field: "Đất đai", level: "commune", service: "full", limit: 5 };
  const body = [{ ...procedure, limitUnit: "workingDay" }];
  expect((await p.call("PUT", "/api/v1/procedures", { body })).status).toBe(200);
  await p.putUnits([{ code: p.unit("W"), name, kind: "commune", parent: p.unit("D1") }]);
  for (let batch = 0; batch < 10; batch += 1) {
    const names = Array.from({ length: 1000 }, (_, index) => `${batch}-${index}`.padEnd(100, "w"));
    await p.take(names.map((dossier) => p.received("W", dossier, "2026-03-10 09:00", "wide")));
  }
  return `/api/v1/dossiers?unit=${p.unit("W")}&measure=inProgress`;
}

test.each(DOWNLOADS)("a download of %s ends with the token that asked for it", async (what) => {
  const path = await fillDownload(what);
  const body = { name: what, role: "administrator", unit: p.unit("D1") };
  const made = (await call(server.url, "POST", "/api/v1/tokens", { token: BOOTSTRAP_TOKEN, body })).body;
  const { id, token } = made as { id: string; token: string };
  const download = async (meanwhile: () => Promise<unknown>): Promise<number> => {
    const headers = { Authorization: `Bearer ${token}`, Accept: "text/csv" };
    const outgoing = request(server.url + path, { headers });
    const answered = once(outgoing, "response") as Promise<[IncomingMessage]>;
    outgoing.end();
    const [answer] = await answered;
    expect(answer.statusCode).toBe(200);
    await meanwhile();
    return (await text(answer)).split("\r\n").length;
  };
  expect(await download(async () => undefined)).toBeGreaterThan(600);
  const end = async (): Promise<void> => {
    const ended = await call(server.url, "DELETE", `/api/v1/tokens/${id}`, { token: BOOTSTRAP_TOKEN });
    expect(ended.status).toBe(204);
  };
  await expect(download(end)).rejects.toThrow("aborted");
});

const CLIENT = { address: "127.0.0.1", agent: undefined, cookie: undefined };
const TYPED = { user: "admin", password: ADMIN_PASSWORD };
const OTHER_HASH = "of another password";

/** People on a database of their own. What `onChecked` does happens once a password was found right, before what follows. */
async function openPeople() {
  let onChecked: (() => Promise<unknown>) | undefined;
  class Limiter extends RateLimiterMemory {
    override async delete(key: string | number): Promise<boolean> {
      const work = onChecked;
      onChecked = undefined;
      await work?.();
      return super.delete(key);
    }
    override async reward(...given: Parameters<RateLimiterMemory["reward"]>) {
      const work = onChecked;
      onChecked = undefined;
      await work?.();
      return super.reward(...given);
    }
  }
  const { db, accounts } = await openOwnAccounts(
    (keyPrefix, points, duration) => new Limiter({ keyPrefix, points, duration }),
  );
  const whenChecked = (work: () => Promise<unknown>): void => {
    onChecked = work;
  };
  async function signIn(): Promise<PersonPrincipal> {
    const signed = await accounts.signIn.withPassword(CLIENT, TYPED);
    const cookie = signed.setCookies.map((one) => one.split(";")[0]).join("; ");
    const [who] = await accounts.sessions.peopleOf([cookie]);
    if (who === undefined) throw new Error("nobody is signed in");
    return who;
  }
  const sessions = () => db.selectFrom("person_session").select("id").execute();
  const endSessions = () => db.deleteFrom("person_session").execute();
  const otherPassword = () => db.updateTable("person_account").set({ password: OTHER_HASH }).execute();
  return { db, accounts, signIn, sessions, endSessions, otherPassword, whenChecked };
}

const CHANGED = { current: ADMIN_PASSWORD, password: "another quiet river entirely" };
const UNAUTHENTICATED = { problem: { code: "unauthenticated" } };

test("a new password of one's own does not replace the one that an administrator made meanwhile", async () => {
  const { db, accounts, signIn, otherPassword, whenChecked } = await openPeople();
  const who = await signIn();
  whenChecked(otherPassword);
  await expect(accounts.own.changePassword(who, CLIENT, CHANGED)).rejects.toMatchObject(UNAUTHENTICATED);
  const row = await db.selectFrom("person_account").select("password").executeTakeFirstOrThrow();
  expect(row.password).toBe(OTHER_HASH);
});

test("whose session ends meanwhile, or had ended, changes no password", async () => {
  const { db, accounts, signIn, endSessions, whenChecked } = await openPeople();
  const hash = () => db.selectFrom("person_account").select("password").executeTakeFirstOrThrow();
  const before = await hash();
  const who = await signIn();
  whenChecked(endSessions);
  await expect(accounts.own.changePassword(who, CLIENT, CHANGED)).rejects.toMatchObject({
    decision: "unauthenticated",
  });
  await expect(accounts.own.changePassword(who, CLIENT, CHANGED)).rejects.toMatchObject(UNAUTHENTICATED);
  expect(await hash()).toEqual(before);
});

test("a sign-in whose password is changed meanwhile opens no session, nor does one that is ended", async () => {
  const { signIn, sessions, endSessions, otherPassword, whenChecked } = await openPeople();
  whenChecked(endSessions);
  await expect(signIn()).rejects.toMatchObject(UNAUTHENTICATED);
  whenChecked(otherPassword);
  await expect(signIn()).rejects.toMatchObject(UNAUTHENTICATED);
  expect(await sessions()).toEqual([]);
});

test("whoever was shut out or lowered meanwhile manages nobody any more", async () => {
  const { db, accounts, signIn } = await openPeople();
  const who = await signIn();
  const reach = { covers: () => true, coversAll: () => true, isOver: () => false };
  const authority = authorityOf(who, { reach, publicBoard: false });
  const end = () => accounts.people.endSessions({ caller: { who, address: null }, authority }, who.id);
  await db.updateTable("person_grant").set({ role: "leader" }).execute();
  await expect(end()).rejects.toMatchObject({ decision: "forbidden" });
  await db.updateTable("person_grant").set({ role: "administrator" }).execute();
  await db.updateTable("person").set({ disabled: true }).execute();
  await expect(end()).rejects.toMatchObject({ decision: "unauthenticated" });
  await db.updateTable("person").set({ disabled: false }).execute();
  await end();
});
