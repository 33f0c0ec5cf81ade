import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, newcomer, OWN_PASSWORD, type PersonMade, signedIn } from "./browser.test-support.ts";
import { call, type HttpCall } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  p = await Province.create(server);
});
afterAll(() => server.stop());

/** A socket of somebody's browser, or the message with which it was refused. */
function open(browser: Browser): Promise<Socket | string> {
  const headers = { Cookie: browser.cookie, Origin: server.url };
  const options = { transports: ["websocket"], forceNew: true, reconnection: false, extraHeaders: headers };
  const socket = io(`${server.url}/board`, options);
  return new Promise((done) => {
    socket.once("connect", () => done(socket));
    socket.once("connect_error", ({ message }) => {
      socket.disconnect();
      done(message);
    });
  });
}

async function watching(browser: Browser): Promise<Socket> {
  const socket = await open(browser);
  if (typeof socket === "string") throw new Error(`refused: ${socket}`);
  expect(await socket.emitWithAck("subscribe", { unit: p.unit("C1"), period: "today" })).toMatchObject({ ok: true });
  return socket;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((done) => {
    if (socket.connected) socket.once("disconnect", () => done());
    else done();
  });
}

const ask = async (method: string, path: string, options: HttpCall = {}): Promise<void> => {
  const { status, body } = await call(server.url, method, `/api/v1${path}`, { token: BOOTSTRAP_TOKEN, ...options });
  expect([200, 204], JSON.stringify(body)).toContain(status);
};
const bodyOf = ({ user }: PersonMade, unit: string, role = "leader", more: object = {}) => ({
  body: { user, name: "Người", grants: [{ role, unit: p.unit(unit) }], ...more },
});

type End = (person: PersonMade, browser: Browser) => Promise<unknown>;
const ENDS: readonly (readonly [string, End])[] = [
  ["signing out", (_, browser) => browser.call("DELETE", "/api/v1/session")],
  ["signing in anew in the same browser", (person, browser) => browser.signIn(person.user, OWN_PASSWORD)],
  [
    "a new password, chosen in another browser",
    async (person) => {
      const other = await signedIn(server.url, person.user, OWN_PASSWORD);
      const body = { current: OWN_PASSWORD, password: `${OWN_PASSWORD} again` };
      expect((await other.call("PUT", "/api/v1/session/password", { body })).status).toBe(204);
    },
  ],
  [
    "being ended from another browser",
    async (person) => {
      const other = await signedIn(server.url, person.user, OWN_PASSWORD);
      const { items } = (await other.call("GET", "/api/v1/sessions")).body as {
        items: { id: string; current: boolean }[];
      };
      const id = items.find(({ current }) => !current)?.id;
      expect((await other.call("DELETE", `/api/v1/sessions/${id}`)).status).toBe(204);
    },
  ],
  ["a new password, made by an administrator", ({ id }) => ask("POST", `/people/${id}/password`)],
  ["being signed out by an administrator", ({ id }) => ask("DELETE", `/people/${id}/sessions`)],
  ["losing the second factor", ({ id }) => ask("DELETE", `/people/${id}/two-factor`)],
  ["another unit", (person) => ask("PUT", `/people/${person.id}`, bodyOf(person, "C2"))],
  ["another role", (person) => ask("PUT", `/people/${person.id}`, bodyOf(person, "C1", "staff"))],
  [
    "being shut out",
    (person) => ask("PUT", `/people/${person.id}`, bodyOf(person, "C1", "leader", { disabled: true })),
  ],
  ["being removed", ({ id }) => ask("DELETE", `/people/${id}`)],
];

test.each(ENDS)("%s ends open connections, and the cookie opens no other", async (_, end) => {
  const { browser, person } = await newcomer(server.url, [{ role: "leader", unit: p.unit("C1") }]);
  const bystander = await watching(await signedIn(server.url));
  const socket = await watching(browser);
  const before = new Browser(server.url);
  for (const [name, value] of browser.cookies) before.cookies.set(name, value);
  await end(person, browser);
  await closed(socket);
  expect(await open(before)).toBe("unauthenticated");
  expect(bystander.connected).toBe(true);
  bystander.disconnect();
});

test("the end of the unit ends them too, and its successor inherits no roles", async () => {
  const unit = { code: p.unit("C9"), name: "Xã Chín", kind: "commune", parent: p.unit("D1") };
  await p.putUnits([unit]);
  const { browser, person } = await newcomer(server.url, [{ role: "leader", unit: unit.code }]);
  const socket = await open(browser);
  if (typeof socket === "string") throw new Error(socket);
  await p.putUnits([{ ...unit, validTo: "2026-03-10", successor: p.unit("C1") }]);
  await closed(socket);
  expect(await open(browser)).toBe("unauthenticated");
  expect((await browser.call("GET", "/api/v1/session")).status).toBe(401);
  expect((await browser.signIn(person.user, OWN_PASSWORD)).status).toBe(401);
});

test("a change that takes nothing away leaves connections alone", async () => {
  const { browser, person } = await newcomer(server.url, [{ role: "leader", unit: p.unit("C1") }]);
  const socket = await watching(browser);
  await ask("PUT", `/people/${person.id}`, bodyOf(person, "C1"));
  // Whatever is going to be closed has been, once another's has.
  const other = await newcomer(server.url, [{ role: "leader", unit: p.unit("C1") }]);
  const gone = await watching(other.browser);
  await ask("DELETE", `/people/${other.person.id}`);
  await closed(gone);
  expect(socket.connected).toBe(true);
  socket.disconnect();
});

// An empty token is none: then the cookie says who it is, and the page has to be ours.
test.each([{}, { token: "" }, { token: null }])(
  "a page of another origin opens no connection with somebody's cookie (%j)",
  async (auth) => {
    const browser = await signedIn(server.url);
    const extraHeaders = { Cookie: browser.cookie, Origin: "https://evil.test" };
    const socket = io(`${server.url}/board`, {
      auth,
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders,
    });
    const outcome = await new Promise<string>((done) => {
      socket.once("connect", () => done("connected"));
      socket.once("connect_error", ({ message }) => done(message));
    });
    socket.disconnect();
    expect(outcome).not.toBe("connected");
  },
);
