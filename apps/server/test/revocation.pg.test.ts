import { randomUUID } from "node:crypto";
import pg from "pg";
import pino from "pino";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgres } from "../src/database/open-postgres.ts";
import { type Browser, newcomer } from "./browser.test-support.ts";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { connected } from "./live-client.test-support.ts";
import { wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { letIn } from "./screens.test-support.ts";

// Two nodes on one database and without Redis: what is taken away on one ends on the other.

const given = new URL(process.env["TEST_DATABASE_URL"] ?? "postgres://localhost/none");
const name = `ioc_test_${randomUUID().replaceAll("-", "")}`;
const admin = new pg.Client({ connectionString: given.href });
const nodes: TestServer[] = [];

beforeAll(async () => {
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(given);
  url.pathname = `/${name}`;
  for (let node = 0; node < 2; node += 1) {
    const openDatabase = () => openPostgres(url.href, pino({ level: "silent" }));
    nodes.push(await startTestServer(wall("2026-03-11 10:00"), { openDatabase }));
  }
  const units = [
    { code: "P", name: "P", kind: "province" },
    { code: "C", name: "C", kind: "commune", parent: "P" },
  ];
  expect((await ask(0, "PUT", "units", units)).status).toBe(200);
});

afterAll(async () => {
  for (const node of nodes) await node.stop();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

function node(index: number): TestServer {
  const found = nodes[index];
  if (found === undefined) throw new Error(`no node ${index}`);
  return found;
}

function ask(index: number, method: string, path: string, body?: unknown): Promise<HttpAnswer> {
  return call(node(index).url, method, `/api/v1/${path}`, { token: BOOTSTRAP_TOKEN, body });
}

function gone(socket: Socket): Promise<unknown> {
  return new Promise((done) => socket.once("disconnect", done));
}

/** A browser's socket to the other node, by the cookies of one that signed in here. */
async function open({ cookie }: Browser): Promise<Socket> {
  const { url } = node(1);
  const socket = io(`${url}/board`, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { Cookie: cookie, Origin: url },
  });
  await new Promise<void>((done, fail) => socket.once("connect", done).once("connect_error", fail));
  return socket;
}

test("a service token, given and ended by another node", async () => {
  const made = await ask(0, "POST", "tokens", { name: "t", role: "leader", unit: "C" });
  const { id, token } = made.body as { id: string; token: string };
  const socket = await connected(node(1).url, "/board", token);
  const ended = gone(socket);
  expect((await ask(0, "DELETE", `tokens/${id}`)).status).toBe(204);
  await ended;
  expect((await call(node(1).url, "GET", "/api/v1/board", { token })).status).toBe(401);
});

test("a person's session: signed out, the role changed, the person taken away", async () => {
  const { browser, person } = await newcomer(node(0).url, [{ role: "leader", unit: "C" }]);
  const first = await open(browser);
  const signedOut = gone(first);
  await browser.call("DELETE", "/api/v1/session");
  await signedOut;

  await browser.signIn(person.user, "seven bridges over a quiet river");
  const second = await open(browser);
  const changed = gone(second);
  const body = { user: person.user, name: "Another", grants: [{ role: "staff", unit: "P" }] };
  expect((await ask(0, "PUT", `people/${person.id}`, body)).status).toBe(200);
  await changed;

  await browser.signIn(person.user, "seven bridges over a quiet river");
  const third = await open(browser);
  const removed = gone(third);
  expect((await ask(0, "DELETE", `people/${person.id}`)).status).toBe(204);
  await removed;
});

test("a screen's credential", async () => {
  const { screen, credential } = await letIn(node(0), { name: "Tường", unit: "C" });
  const socket = await connected(node(1).url, "/board", credential);
  const ended = gone(socket);
  expect((await ask(0, "DELETE", `screens/${screen.id}`)).status).toBe(204);
  await ended;
});

// Last: the clock of the other node goes on.
test("a session ends by the clock, with nothing asked and nothing changed", async () => {
  const { browser } = await newcomer(node(0).url, [{ role: "leader", unit: "C" }]);
  const socket = await open(browser);
  const ended = gone(socket);
  node(1).clock.advance(25 * 3_600_000);
  await ended;
});
