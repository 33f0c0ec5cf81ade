import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { PASSWORD_COST } from "../src/accounts/passwords.ts";
import { addPerson, Browser, newcomer, OWN_PASSWORD, signedIn } from "./browser.test-support.ts";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { ADMIN_PASSWORD, BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

const NOW = "2026-03-11 10:00";
const HOUR_MS = 3_600_000;

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall(NOW), { trustedProxies: ["127.0.0.1"] });
  p = await Province.create(server);
});
afterAll(() => server.stop());

test("the first administrator signs in, is somebody, and signs out", async () => {
  const browser = new Browser(server.url);
  expectProblem(await browser.call("GET", "/api/v1/session"), 401, "unauthenticated");
  const answer = await browser.signIn();
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    kind: "person",
    user: "admin",
    name: "Quản trị viên",
    grants: [{ role: "administrator", unit: null }],
    administersAll: true,
    mustChangePassword: false,
    twoFactor: false,
    external: false,
    timeZone: "Asia/Ho_Chi_Minh",
    signedInAt: "2026-03-11T03:00:00.000Z",
    expiresAt: "2026-03-11T07:00:00.000Z",
  });
  expect(browser.setCookies.get("ioc_session")).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/i);
  expect((await browser.call("GET", "/api/v1/session")).body).toEqual(answer.body);
  expect((await browser.call("GET", `/api/v1/board?unit=${p.unit("C1")}`)).status).toBe(200);
  const { cookie } = browser;
  expect((await browser.call("DELETE", "/api/v1/session")).status).toBe(204);
  expect(browser.cookies.has("ioc_session")).toBe(false);
  expectProblem(
    await call(server.url, "GET", "/api/v1/session", { headers: { Cookie: cookie } }),
    401,
    "unauthenticated",
  );
});

test("over https the cookie is bound to the host, and transport is strict", async () => {
  const secure = await startTestServer(wall(NOW), { publicUrl: "https://ioc.example.vn" });
  try {
    const browser = new Browser(secure.url);
    const answer = await browser.call("POST", "/api/v1/session", {
      body: { user: "admin", password: ADMIN_PASSWORD },
      headers: { Origin: "https://ioc.example.vn" },
    });
    expect(answer.status).toBe(200);
    expect(browser.setCookies.get("__Host-ioc_session")).toMatch(
      /^(?!.*Domain=).*; Path=\/;.*Secure.*SameSite=Strict/i,
    );
    expect(browser.setCookies.get("__Host-ioc_browser")).toMatch(/Path=\/;.*HttpOnly; Secure; SameSite=Strict/i);
    expect(answer.headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
    expect((await browser.call("GET", "/api/v1/session")).status).toBe(200);
  } finally {
    await secure.stop();
  }
});

test.each([
  ["a wrong password", { user: "admin", password: "not the one" }],
  ["a user who is not there", { user: "nobody.here", password: "not the one" }],
  ["a name that nobody can have", { user: "'; drop table person; --", password: "not the one" }],
])("%s gets one and the same answer", async (_, body) => {
  const answer = await new Browser(server.url).call("POST", "/api/v1/session", { body });
  const problem = expectProblem(answer, 401, "unauthenticated");
  expect(problem.detail).toBe("User name and password do not belong together");
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("somebody who is shut out gets that answer too, the password being right", async () => {
  const person = await addPerson(server.url, [{ role: "leader", unit: p.unit("C1") }], { disabled: true });
  const answer = await new Browser(server.url).signIn(person.user, person.password);
  expect(expectProblem(answer, 401, "unauthenticated").detail).toMatch(/do not belong together/);
});

test("a user name is taken however it is written", async () => {
  expect((await new Browser(server.url).signIn(" Admin ")).status).toBe(200);
});

test.each([
  ["no body", undefined, 415],
  ["no JSON", "{", 400],
  ["no password", { user: "admin" }, 422],
  ["a password that is no text", { user: "admin", password: { $ne: "" } }, 422],
  ["more than is asked for", { user: "admin", password: "x", rememberMe: true }, 422],
])("a sign-in with %s is invalid", async (_, body, status) => {
  expectProblem(await call(server.url, "POST", "/api/v1/session", { body }), status, "invalid");
});

test("signing in makes another session each time, and ends the one this browser had", async () => {
  const browser = await signedIn(server.url);
  const before = browser.cookie;
  expect((await browser.signIn()).status).toBe(200);
  expect(browser.cookie).not.toBe(before);
  const old = await call(server.url, "GET", "/api/v1/session", { headers: { Cookie: before } });
  expectProblem(old, 401, "unauthenticated");
  // A session that somebody else chose is none.
  const fixed = new Browser(server.url);
  fixed.cookies.set("ioc_session", "chosen-by-somebody-else.c2lnbmF0dXJl");
  expect((await fixed.signIn()).status).toBe(200);
  expect(fixed.cookies.get("ioc_session")).not.toMatch(/chosen/);
});

test("what a page of another origin sends is refused, whatever cookies come with it", async () => {
  const browser = await signedIn(server.url);
  const foreign = [{ Origin: "https://evil.test" }, { Origin: "null" }, { Origin: "", "Sec-Fetch-Site": "cross-site" }];
  for (const headers of foreign) {
    expectProblem(await browser.call("DELETE", "/api/v1/session", { headers }), 403, "forbidden");
    const body = [{ code: "X1", name: "X", kind: "province" }];
    expectProblem(await browser.call("PUT", "/api/v1/units", { headers, body }), 403, "forbidden");
  }
  const login = await call(server.url, "POST", "/api/v1/session", {
    body: { user: "admin", password: ADMIN_PASSWORD },
    headers: { Origin: "https://evil.test" },
  });
  expectProblem(login, 403, "forbidden");
  expect((await browser.call("GET", "/api/v1/session")).status).toBe(200);
  // A program that signs in says nothing of an origin.
  const plain = await call(server.url, "DELETE", "/api/v1/session", { headers: { Cookie: browser.cookie } });
  expect(plain.status).toBe(204);
});

test("a password that was made has to be changed before anything else", async () => {
  const person = await addPerson(server.url, [{ role: "administrator", unit: p.unit("C1") }]);
  expect(person.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  const browser = await signedIn(server.url, person.user, person.password);
  expect((await browser.call("GET", "/api/v1/session")).body).toMatchObject({ mustChangePassword: true });
  for (const path of [`board?unit=${p.unit("C1")}`, "people", "units", "audit"]) {
    expectProblem(await browser.call("GET", `/api/v1/${path}`), 403, "forbidden");
  }
  const put = (current: string, password: string) =>
    browser.call("PUT", "/api/v1/session/password", { body: { current, password } });
  expectProblem(await put("wrong", OWN_PASSWORD), 422, "invalid");
  expectProblem(await put(person.password, "short"), 422, "invalid");
  expectProblem(await put(person.password, "qwertyuiop12345"), 422, "invalid");
  expectProblem(await put(person.password, `${person.user}${person.user}`), 422, "invalid");
  expectProblem(await put(person.password, person.password), 422, "invalid");
  expect((await put(person.password, OWN_PASSWORD)).status).toBe(204);
  expect((await browser.call("GET", `/api/v1/board?unit=${p.unit("C1")}`)).status).toBe(200);
  expectProblem(await new Browser(server.url).signIn(person.user, person.password), 401, "unauthenticated");
  await signedIn(server.url, person.user, OWN_PASSWORD);
});

test("one's own sessions are listed, and ended one by one; a new password ends the others", async () => {
  const { browser, person } = await newcomer(server.url, [{ role: "leader", unit: p.unit("") }]);
  const other = await signedIn(server.url, person.user, OWN_PASSWORD);
  const third = await signedIn(server.url, person.user, OWN_PASSWORD);
  type Listed = { items: { id: string; current: boolean; address: string }[] };
  const { items } = (await browser.call("GET", "/api/v1/sessions")).body as Listed;
  expect(items).toHaveLength(3);
  expect(items.filter(({ current }) => current)).toHaveLength(1);
  expect(items[0]?.address).toBe("127.0.0.1");
  const { items: ofOther } = (await other.call("GET", "/api/v1/sessions")).body as Listed;
  const id = ofOther.find(({ current }) => current)?.id;
  expectProblem(await (await signedIn(server.url)).call("DELETE", `/api/v1/sessions/${id}`), 404, "not-found");
  expect((await browser.call("DELETE", `/api/v1/sessions/${id}`)).status).toBe(204);
  expectProblem(await other.call("GET", "/api/v1/session"), 401, "unauthenticated");
  expectProblem(await browser.call("DELETE", "/api/v1/sessions/%00"), 404, "not-found");
  const body = { current: OWN_PASSWORD, password: `${OWN_PASSWORD} again` };
  expect((await browser.call("PUT", "/api/v1/session/password", { body })).status).toBe(204);
  expectProblem(await third.call("GET", "/api/v1/session"), 401, "unauthenticated");
  expect((await browser.call("GET", "/api/v1/session")).status).toBe(200);
});

test("who is no person has no session", async () => {
  expectProblem(await call(server.url, "GET", "/api/v1/session", { token: BOOTSTRAP_TOKEN }), 403, "forbidden");
  expectProblem(await call(server.url, "GET", "/api/v1/session", { token: "nobody's" }), 401, "unauthenticated");
});

test("what is written down: who signed in from where, who was refused, never what was typed wrong", async () => {
  const browser = await signedIn(server.url);
  await new Browser(server.url).signIn("admin", "wrong-secret-1");
  await new Browser(server.url).signIn("my-secret-typed-here", "wrong-secret-2");
  const { body } = await browser.call("GET", "/api/v1/audit");
  const { items } = body as { items: { action: string; object: string | null; address: string; actor: object }[] };
  expect(items.filter(({ action }) => action.startsWith("session.")).slice(0, 3)).toEqual([
    expect.objectContaining({ action: "session.refuse", object: null, address: "127.0.0.1" }),
    expect.objectContaining({ action: "session.refuse", object: "admin" }),
    expect.objectContaining({
      action: "session.start",
      object: "admin",
      actor: expect.objectContaining({ kind: "person", name: "admin" }),
    }),
  ]);
  expect(JSON.stringify(body)).not.toMatch(/secret/);
});

test("a session ends four hours after the last request, and a day after the sign-in", async () => {
  const browser = await signedIn(server.url);
  for (let hours = 3; hours < 24; hours += 3) {
    server.clock.advance(3 * HOUR_MS);
    expect((await browser.call("GET", "/api/v1/session")).status, `after ${hours} hours`).toBe(200);
  }
  server.clock.advance(3 * HOUR_MS);
  expectProblem(await browser.call("GET", "/api/v1/session"), 401, "unauthenticated");
  const idle = await signedIn(server.url);
  server.clock.advance(4 * HOUR_MS);
  expectProblem(await idle.call("GET", "/api/v1/session"), 401, "unauthenticated");
});

test("who guesses is held down, and neither other networks nor a browser that is known are locked out by it", async () => {
  const { person, browser } = await newcomer(server.url, [{ role: "leader", unit: p.unit("") }]);
  await browser.call("DELETE", "/api/v1/session");
  const guesser = new Browser(server.url);
  guesser.address = "203.0.113.7";
  const answers: HttpAnswer[] = [];
  for (let time = 0; time < 12; time += 1) answers.push(await guesser.signIn(person.user, `guess ${time}`));
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
  expect(Number(answers.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(0);
  // The right password does not tell itself by another answer.
  expectProblem(await guesser.signIn(person.user, OWN_PASSWORD), 429, "overloaded");
  const elsewhere = new Browser(server.url);
  elsewhere.address = "203.0.113.8";
  expect((await elsewhere.signIn(person.user, OWN_PASSWORD)).status).toBe(200);
  browser.address = "203.0.113.7";
  expect((await browser.signIn(person.user, OWN_PASSWORD)).status).toBe(200);
});

test("with a password that was made somebody comes in where guesses have used up everything that strangers have", async () => {
  const person = await addPerson(server.url, [{ role: "leader", unit: p.unit("") }]);
  const browser = new Browser(server.url);
  browser.address = "203.0.113.9";
  for (let time = 0; time < 10; time += 1) await browser.signIn(person.user, `guess ${time}`);
  expectProblem(await browser.signIn(person.user, "abcde-fghij-kmnpq-rstuv"), 429, "overloaded");
  expect((await browser.signIn(person.user, person.password)).status).toBe(200);
});

test("what a page asks while nobody is at it keeps no session from idling", async () => {
  const browser = await signedIn(server.url);
  const look = (headers: Record<string, string>) => browser.call("GET", "/api/v1/feeds", { headers });
  const unattended = { "Ioc-Unattended": "1" };
  server.clock.advance(2 * HOUR_MS);
  expect((await look({})).status).toBe(200);
  server.clock.advance(3 * HOUR_MS);
  expect((await look(unattended)).status).toBe(200);
  server.clock.advance(HOUR_MS);
  expectProblem(await look(unattended), 401, "unauthenticated");
});

test("where there is no single sign-on nobody is led to one", async () => {
  expect((await call(server.url, "GET", "/api/v1/session/options")).body).toEqual({ singleSignOn: null });
  expectProblem(await call(server.url, "GET", "/api/v1/single-sign-on"), 404, "not-found");
  expectProblem(await call(server.url, "GET", "/api/v1/single-sign-on/callback?code=x&state=y"), 404, "not-found");
});

test("a flood of strangers is sent away, and who is known signs in past it", async () => {
  const slow = await startTestServer(wall(NOW), { passwordCost: { ...PASSWORD_COST, passes: 1 } });
  onTestFinished(() => slow.stop());
  const browser = await signedIn(slow.url);
  await browser.call("DELETE", "/api/v1/session");
  let left = 90;
  const flood = Array.from({ length: left }, async (_, number) => {
    const stranger = new Browser(slow.url);
    const answer = await stranger.signIn(`flood${number}`, "a guess");
    left -= 1;
    return answer;
  });
  // The line is full once one of them is sent away.
  const sentAway = await Promise.any(
    flood.map(async (answer) => ((await answer).status === 503 ? answer : Promise.reject(new Error("taken")))),
  );
  expectProblem(sentAway, 503, "unavailable");
  expect(Number(sentAway.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await browser.signIn()).status).toBe(200);
  expect(left).toBeGreaterThan(0);
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([401, 503]));
});
