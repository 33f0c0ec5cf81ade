import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addPerson, Browser, signedIn } from "./browser.test-support.ts";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { type OwnIssuer, startIssuer } from "./own-issuer.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

const PUBLIC = "http://ioc.test";
const NOW = "2026-03-11 10:00";
const CALLBACK = `${PUBLIC}/api/v1/single-sign-on/callback`;

let issuer: OwnIssuer;
let server: TestServer;
let p: Province;
beforeAll(async () => {
  issuer = await startIssuer(CALLBACK);
  const { url, clientId, clientSecret } = issuer;
  const singleSignOn = { issuer: url, clientId, clientSecret, name: "Cổng tỉnh" };
  server = await startTestServer(wall(NOW), { publicUrl: PUBLIC, singleSignOn });
  p = await Province.create(server);
});
afterAll(async () => {
  await server.stop();
  await issuer.stop();
});
beforeEach(() => {
  issuer.asked.length = 0;
});

/** Where our server sends the browser that asks for the single sign-on. */
async function begin(browser: Browser, to = "/board?unit=x"): Promise<string> {
  const answer = await browser.call("GET", `/api/v1/single-sign-on?${new URLSearchParams({ to })}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(302);
  return answer.headers.get("location") ?? "";
}

async function signInAs(sub: string, name: string | undefined, browser = new Browser(server.url)): Promise<HttpAnswer> {
  issuer.person = { sub, name };
  const back = await issuer.visit(await begin(browser));
  return browser.call("GET", back.pathname + back.search);
}

const REFUSED = "/sign-in?refused=single-sign-on";

test("the sign-in page is told of it", async () => {
  const { body } = await call(server.url, "GET", "/api/v1/session/options");
  expect(body).toEqual({ singleSignOn: { name: "Cổng tỉnh" } });
});

test("somebody whose subject was entered signs in and comes back to where it began", async () => {
  const { user, id } = await addPerson(server.url, [{ role: "leader", unit: p.unit("C1") }], {
    subject: "sub-entered",
  });
  const browser = new Browser(server.url);
  const answer = await signInAs("sub-entered", "quite.another", browser);
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("/board?unit=x");
  expect(browser.setCookies.get("ioc_session")).toMatch(/HttpOnly; SameSite=Strict/i);
  expect((await browser.call("GET", "/api/v1/session")).body).toMatchObject({
    kind: "person",
    user,
    external: true,
    // The password that was made is not how this person comes in.
    mustChangePassword: false,
  });
  const password = { current: "whatever it is", password: "bridges quiet seven river" };
  expectProblem(await browser.call("PUT", "/api/v1/session/password", { body: password }), 403, "forbidden");
  const [asked] = issuer.asked;
  expect(Object.fromEntries(asked ?? [])).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
    redirect_uri: CALLBACK,
    scope: expect.stringMatching(/\bopenid\b/),
    nonce: expect.stringMatching(/^.{20,}$/),
    state: expect.stringMatching(/^.{20,}$/),
  });
  const { items } = (await call(server.url, "GET", "/api/v1/audit?action=session.start", { token: BOOTSTRAP_TOKEN }))
    .body as {
    items: object[];
  };
  expect(items[0]).toMatchObject({ object: user, after: { by: "singleSignOn" }, actor: { id } });
});

test("somebody is found by the user name once, and by the subject from then on", async () => {
  const { user } = await addPerson(server.url, [{ role: "leader", unit: p.unit("C1") }]);
  expect((await signInAs("sub-first", user.toUpperCase())).headers.get("location")).toBe("/board?unit=x");
  // Another one who got that name later is not the person.
  expect((await signInAs("sub-second", user)).headers.get("location")).toBe(REFUSED);
  expect((await signInAs("sub-first", "a.new.name")).headers.get("location")).toBe("/board?unit=x");
  const { body } = await call(server.url, "GET", "/api/v1/people", { token: BOOTSTRAP_TOKEN });
  expect((body as { items: object[] }).items).toContainEqual(expect.objectContaining({ user, subject: "sub-first" }));
});

test.each([
  ["nobody whom we know", "sub-unknown", "nobody.at.all"],
  ["somebody without a name", "sub-nameless", undefined],
  ["whoever calls themselves admin there", "sub-admin", "admin"],
  ["whoever calls themselves like a way around", "sub-odd", "admin@people.invalid"],
])("%s does not get in, and nobody is made", async (_, sub, name) => {
  const people = async () =>
    ((await call(server.url, "GET", "/api/v1/people", { token: BOOTSTRAP_TOKEN })).body as { items: object[] }).items;
  const before = await people();
  const browser = new Browser(server.url);
  const answer = await signInAs(sub, name, browser);
  expect(answer.headers.get("location")).toBe(REFUSED);
  expect(browser.cookies.has("ioc_session")).toBe(false);
  expect(await people()).toEqual(before);
});

test("somebody who is shut out does not get in that way either", async () => {
  await addPerson(server.url, [{ role: "leader", unit: p.unit("C1") }], { subject: "sub-out", disabled: true });
  expect((await signInAs("sub-out", undefined)).headers.get("location")).toBe(REFUSED);
});

test("what comes back without having been sent, or to another browser, opens nothing", async () => {
  await addPerson(server.url, [{ role: "leader", unit: p.unit("C1") }], { subject: "sub-victim" });
  issuer.person = { sub: "sub-victim", name: undefined };
  const mine = new Browser(server.url);
  const back = await issuer.visit(await begin(mine));
  const theirs = new Browser(server.url);
  expect((await theirs.call("GET", back.pathname + back.search)).headers.get("location")).toBe(REFUSED);
  const altered = new URL(back);
  altered.searchParams.set("state", "x".repeat(32));
  expect((await mine.call("GET", altered.pathname + altered.search)).headers.get("location")).toBe(REFUSED);
  for (const query of [
    "",
    "?code=x",
    "?state=x",
    "?error=access_denied&state=x",
    "?code=a&code=b&state[]=c",
    "?code=%00&state=%00",
  ]) {
    const answer = await new Browser(server.url).call("GET", `/api/v1/single-sign-on/callback${query}`);
    expect(answer.headers.get("location"), query).toBe(REFUSED);
  }
});

test("a page that leads browsers back here by the hundred locks out nobody, and fills no trail", async () => {
  const refusals = async () =>
    (await call(server.url, "GET", "/api/v1/audit?action=session.refuse", { token: BOOTSTRAP_TOKEN })).body;
  const before = await refusals();
  const { user } = await addPerson(server.url, [{ role: "leader", unit: p.unit("C1") }], { subject: "sub-flooded" });
  issuer.person = { sub: "sub-flooded", name: user };
  const browser = new Browser(server.url);
  const back = await issuer.visit(await begin(browser));
  for (let time = 0; time < 120; time += 1) {
    // Half of them in the browser of somebody who is on the way.
    const victim = time % 2 === 0 ? browser : new Browser(server.url);
    const answer = await victim.call("GET", "/api/v1/single-sign-on/callback?code=x&state=y");
    expect(answer.headers.get("location")).toBe(REFUSED);
  }
  expect(await refusals()).toEqual(before);
  expect((await browser.call("GET", back.pathname + back.search)).headers.get("location")).toBe("/board?unit=x");
  await signedIn(server.url);
});

test("a code of another issuer's sign-in is refused", async () => {
  await addPerson(server.url, [{ role: "leader", unit: p.unit("C1") }], { subject: "sub-mixed" });
  issuer.person = { sub: "sub-mixed", name: undefined };
  const browser = new Browser(server.url);
  const back = await issuer.visit(await begin(browser));
  back.searchParams.set("iss", "https://evil.test");
  expect((await browser.call("GET", back.pathname + back.search)).headers.get("location")).toBe(REFUSED);
});

test.each(["https://evil.test/", "//evil.test", "/\\evil.test", "/%0d%0ax: y\r\n", "javascript:alert(1)"])(
  "it leads to no address of somebody else: %s",
  async (to) => {
    await call(server.url, "POST", "/api/v1/people", {
      token: BOOTSTRAP_TOKEN,
      body: {
        user: "redirected",
        name: "R",
        grants: [{ role: "leader", unit: p.unit("C1") }],
        subject: "sub-redirected",
      },
    });
    issuer.person = { sub: "sub-redirected", name: undefined };
    const browser = new Browser(server.url);
    const back = await issuer.visit(await begin(browser, to));
    expect((await browser.call("GET", back.pathname + back.search)).headers.get("location")).toBe("/");
  },
);

test("what the issuer refuses is counted and written down, and keeps nobody from a password", async () => {
  const statuses: number[] = [];
  for (let time = 0; time < 120; time += 1) {
    const browser = new Browser(server.url);
    const state = new URL(await begin(browser)).searchParams.get("state") ?? "";
    const query = new URLSearchParams({ error: "access_denied", state });
    statuses.push((await browser.call("GET", `/api/v1/single-sign-on/callback?${query}`)).status);
  }
  expect(statuses).toContain(302);
  expect(statuses.at(-1)).toBe(429);
  await signedIn(server.url);
  const { body } = await call(server.url, "GET", "/api/v1/audit?action=session.refuse", { token: BOOTSTRAP_TOKEN });
  expect((body as { items: object[] }).items).toContainEqual(
    expect.objectContaining({ after: { by: "singleSignOn" } }),
  );
});

test("an issuer that is down, or is another one than it should be, keeps nobody from signing in by password", async () => {
  for (const wrong of ["http://127.0.0.1:1/nowhere", `${issuer.url}/`]) {
    const singleSignOn = { issuer: wrong, clientId: "ioc", clientSecret: "s", name: "S" };
    const lonely = await startTestServer(wall(NOW), { publicUrl: PUBLIC, singleSignOn });
    try {
      await signedIn(lonely.url);
      expectProblem(await call(lonely.url, "GET", "/api/v1/single-sign-on"), 503, "unavailable");
    } finally {
      await lonely.stop();
    }
  }
});
