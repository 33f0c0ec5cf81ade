import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, newcomer, OWN_PASSWORD, signedIn } from "./browser.test-support.ts";
import { call, expectProblem } from "./http-client.test-support.ts";
import { codeOf } from "./one-time-code.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  p = await Province.create(server);
});
afterAll(() => server.stop());

interface Setup {
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}

interface Owner extends Setup {
  readonly browser: Browser;
  readonly id: string;
  readonly user: string;
}

async function withTwoFactor(): Promise<Owner> {
  const { browser, person } = await newcomer(server.url, [{ role: "leader", unit: p.unit("C1") }]);
  const answer = await browser.call("POST", "/api/v1/session/two-factor", { body: { password: OWN_PASSWORD } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const setup = answer.body as Setup;
  // The next code is left for the test.
  const confirmed = await browser.call("POST", "/api/v1/session/two-factor/confirm", {
    body: { code: codeOf(setup.uri) },
  });
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(204);
  return { browser, ...setup, id: person.id, user: person.user };
}

async function waiting(user: string): Promise<Browser> {
  const browser = new Browser(server.url);
  const answer = await browser.signIn(user, OWN_PASSWORD);
  expect(answer.body).toEqual({ needs: "code" });
  return browser;
}

const send = (browser: Browser, code: string) => browser.call("POST", "/api/v1/session/code", { body: { code } });

test("a second factor is set up, shown once, and in force when a code of it was right", async () => {
  const { browser, person } = await newcomer(server.url, [{ role: "leader", unit: p.unit("C1") }]);
  const begin = (password: string) => browser.call("POST", "/api/v1/session/two-factor", { body: { password } });
  const confirm = (code: string) => browser.call("POST", "/api/v1/session/two-factor/confirm", { body: { code } });
  expectProblem(await confirm("123456"), 409, "conflict");
  expectProblem(await begin("wrong"), 422, "invalid");
  const setup = (await begin(OWN_PASSWORD)).body as Setup;
  expect(decodeURIComponent(new URL(setup.uri).pathname)).toBe(`/Một Cửa IOC:${person.user}`);
  expect(new URL(setup.uri).searchParams.get("issuer")).toBe("Một Cửa IOC");
  expect(setup.recoveryCodes).toHaveLength(10);
  // Not confirmed, it asks nobody for a code.
  await signedIn(server.url, person.user, OWN_PASSWORD);
  expectProblem(await confirm("000000"), 422, "invalid");
  expectProblem(await confirm("a\u0000b456"), 422, "invalid");
  const other = await signedIn(server.url, person.user, OWN_PASSWORD);
  const before = browser.cookie;
  expect((await confirm(codeOf(setup.uri))).status).toBe(204);
  expect((await browser.call("GET", "/api/v1/session")).body).toMatchObject({ twoFactor: true });
  // What began without it has ended, the old cookie of this browser too.
  expectProblem(await other.call("GET", "/api/v1/session"), 401, "unauthenticated");
  expectProblem(
    await call(server.url, "GET", "/api/v1/session", { headers: { Cookie: before } }),
    401,
    "unauthenticated",
  );
  expectProblem(await begin(OWN_PASSWORD), 409, "conflict");
});

test("then the password alone opens nothing, and the code opens once", async () => {
  const { uri, user } = await withTwoFactor();
  const browser = await waiting(user);
  expect([...browser.cookies.keys()]).toEqual(["ioc_code"]);
  expectProblem(await browser.call("GET", "/api/v1/session"), 401, "unauthenticated");
  expectProblem(await browser.call("GET", `/api/v1/board?unit=${p.unit("C1")}`), 401, "unauthenticated");
  const code = codeOf(uri, 1);
  expectProblem(await send(browser, code === "000000" ? "000001" : "000000"), 401, "unauthenticated");
  expect((await send(browser, `${code.slice(0, 3)} ${code.slice(3)}`)).body).toMatchObject({
    kind: "person",
    user,
    twoFactor: true,
  });
  expect(browser.cookies.has("ioc_code")).toBe(false);
  expect((await browser.call("GET", "/api/v1/session")).status).toBe(200);
  // Whoever looked over the shoulder comes too late.
  expectProblem(await send(await waiting(user), code), 401, "unauthenticated");
});

test("of two who send one code at the same time one gets in", async () => {
  const { uri, user } = await withTwoFactor();
  const browsers = [await waiting(user), await waiting(user)];
  const code = codeOf(uri, 1);
  const answers = await Promise.all(browsers.map((browser) => send(browser, code)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test("a recovery code opens once", async () => {
  const { recoveryCodes, user } = await withTwoFactor();
  const [code = ""] = recoveryCodes;
  expect((await send(await waiting(user), code)).status).toBe(200);
  expectProblem(await send(await waiting(user), code), 401, "unauthenticated");
});

test("a code is for the sign-in that waits for it, and for nobody else's", async () => {
  const mine = await withTwoFactor();
  const theirs = await withTwoFactor();
  expectProblem(await send(new Browser(server.url), codeOf(mine.uri, 1)), 401, "unauthenticated");
  const browser = await waiting(theirs.user);
  for (const [name, value] of mine.browser.cookies) if (name === "ioc_session") browser.cookies.set(name, value);
  expectProblem(await send(browser, codeOf(mine.uri, 1)), 401, "unauthenticated");
  expect((await send(browser, codeOf(theirs.uri, 1))).body).toMatchObject({ user: theirs.user });
});

test("codes are guessed no faster than passwords, and a known browser is not locked out", async () => {
  const { browser, uri, user } = await withTwoFactor();
  let refused = 0;
  let heldDown = 0;
  for (let time = 0; time < 12; time += 1) {
    const { status } = await send(await waiting(user), codeOf(uri, 1) === "111111" ? "222222" : "111111");
    if (status === 401) refused += 1;
    if (status === 429) heldDown += 1;
  }
  expect({ refused, heldDown }).toEqual({ refused: 10, heldDown: 2 });
  expectProblem(await send(await waiting(user), codeOf(uri, 1)), 429, "overloaded");
  await browser.call("DELETE", "/api/v1/session");
  expect((await browser.signIn(user, OWN_PASSWORD)).body).toEqual({ needs: "code" });
  expect((await send(browser, codeOf(uri, 1))).status).toBe(200);
});

test("it is taken away by whoever knows the password, and by an administrator for whoever lost it", async () => {
  const { browser, user } = await withTwoFactor();
  const remove = (password: string) => browser.call("DELETE", "/api/v1/session/two-factor", { body: { password } });
  expectProblem(await remove("wrong"), 422, "invalid");
  expect((await remove(OWN_PASSWORD)).status).toBe(204);
  expect((await browser.call("GET", "/api/v1/session")).body).toMatchObject({ twoFactor: false });
  expectProblem(await remove(OWN_PASSWORD), 409, "conflict");
  await signedIn(server.url, user, OWN_PASSWORD);

  const lost = await withTwoFactor();
  const path = `/api/v1/people/${lost.id}/two-factor`;
  expect((await call(server.url, "DELETE", path, { token: BOOTSTRAP_TOKEN })).status).toBe(204);
  expectProblem(await lost.browser.call("GET", "/api/v1/session"), 401, "unauthenticated");
  await signedIn(server.url, lost.user, OWN_PASSWORD);
});

test("somebody who is shut out between password and code does not get in", async () => {
  const { id, user, uri } = await withTwoFactor();
  const browser = await waiting(user);
  const body = { user, name: "Ra ngoài", grants: [{ role: "leader", unit: p.unit("C1") }], disabled: true };
  expect((await call(server.url, "PUT", `/api/v1/people/${id}`, { token: BOOTSTRAP_TOKEN, body })).status).toBe(200);
  expectProblem(await send(browser, codeOf(uri, 1)), 401, "unauthenticated");
});

test("what is written down holds no secret", async () => {
  const { uri, recoveryCodes } = await withTwoFactor();
  const { body } = await call(server.url, "GET", "/api/v1/audit?action=session.twoFactor", { token: BOOTSTRAP_TOKEN });
  expect(JSON.stringify(body)).toMatch(/"twoFactor":true/);
  for (const secret of [new URL(uri).searchParams.get("secret") ?? "", ...recoveryCodes]) {
    expect(JSON.stringify(body)).not.toContain(secret);
  }
});

test("a sign-in that waits for a code ends with the password that it began with", async () => {
  const { uri, user, id } = await withTwoFactor();
  const browser = await waiting(user);
  const answer = await call(server.url, "POST", `/api/v1/people/${id}/password`, { token: BOOTSTRAP_TOKEN });
  expect(answer.status).toBe(200);
  expectProblem(await send(browser, codeOf(uri, 1)), 401, "unauthenticated");
});
