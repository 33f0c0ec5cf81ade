import { randomUUID } from "node:crypto";
import pg from "pg";
import pino from "pino";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../src/compose.ts";
import { openPostgres } from "../src/database/open-postgres.ts";
import { systemClock } from "../src/lifecycle/clock.ts";
import { step, Told, tokenFor, urged } from "./directives.test-support.ts";
import { ToldEvents } from "./happenings.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { connected } from "./live-client.test-support.ts";
import { Province } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, testConfig } from "./running-server.test-support.ts";
import { letIn, listScreens, openScreen } from "./screens.test-support.ts";

const token = BOOTSTRAP_TOKEN;
const log = pino({ level: "silent" });
const url = new URL(process.env["TEST_DATABASE_URL"] ?? "postgres://none/none");
const name = `ioc_test_${randomUUID().replaceAll("-", "")}`;
const admin = new pg.Client({ connectionString: url.href });
let first: RunningServer;
let second: RunningServer;
let province: Province;

/** Without Redis: the database alone tells one node what another did. */
async function startNode(): Promise<RunningServer> {
  return startServer({
    config: testConfig({ databaseUrl: url.href }),
    clock: systemClock,
    log,
    webDir: null,
    fail(error) {
      throw error;
    },
    openDatabase: () => openPostgres(url.href, log),
  });
}

beforeAll(async () => {
  await admin.connect();
  await admin.query(`create database ${name}`);
  url.pathname = `/${name}`;
  first = await startNode();
  second = await startNode();
  province = await Province.create(first);
});

afterAll(async () => {
  await first.stop();
  await second.stop();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

function nextOrder(socket: Socket): Promise<unknown> {
  return new Promise((done) => socket.once("screen", done));
}

function ask(server: RunningServer, method: string, path: string, body?: object): Promise<{ readonly status: number }> {
  return call(server.url, method, `/api/v1/screens/${path}`, body === undefined ? { token } : { token, body });
}

test("a screen that is connected to one node obeys the other, is seen there, and is revoked there", async () => {
  const { screen, credential } = await letIn(second, { name: "Tường", unit: province.unit("D1") });
  const socket = io(`${first.url}/board`, { auth: { token: credential }, transports: ["websocket"], forceNew: true });
  expect(await nextOrder(socket)).toMatchObject({ show: { name: "Tường", unit: province.unit("D1") } });
  await expect.poll(async () => (await listScreens(second))[0]?.connected, { timeout: 10_000 }).toBe(true);

  const renamed = nextOrder(socket);
  await ask(second, "PUT", screen.id, { name: "Tường mới", unit: province.unit("D1"), scene: "overview" });
  expect(await renamed).toMatchObject({ show: { name: "Tường mới" } });
  const reloading = nextOrder(socket);
  await ask(second, "POST", `${screen.id}/reload`);
  expect(await reloading).toEqual({ reload: true });

  const gone = new Promise((done) => socket.once("disconnect", done));
  const refused = new Promise<Error>((done) => socket.once("connect_error", done));
  expect((await ask(second, "DELETE", screen.id)).status).toBe(204);
  await gone;
  socket.connect();
  expect((await refused).message).toBe("unauthenticated");
  socket.disconnect();
});

test("a screen at one node is driven from the other, within a second", async () => {
  const { screen, credential } = await letIn(first, { name: "Lái xa", unit: province.unit("D1") });
  const { socket, orders } = await openScreen(first, credential);
  expect(await orders.next()).toMatchObject({ drive: null });
  // As long as the nodes look by themselves; what is slower than that is the machine's.
  for (const scene of ["ranking", "feeds"]) {
    await ask(second, "POST", `${screen.id}/drive`, { scene });
    expect(await orders.next()).toMatchObject({ drive: { scene, by: "bootstrap" } });
  }
  expect(
    await socket.emitWithAck("report", { version: "1", scene: "feeds", unit: null, since: "2026-03-02T01:00:00Z" }),
  ).toEqual({ ok: true });
  const seen = (await listScreens(second)).find(({ id }) => id === screen.id);
  expect(seen).toMatchObject({ report: { scene: "feeds" }, drive: { by: "bootstrap" } });
  await ask(second, "DELETE", `${screen.id}/drive`);
  expect(await orders.next()).toMatchObject({ drive: null });
  socket.disconnect();
  await ask(second, "DELETE", screen.id);
});

test("a screen that leaves its node is seen to have left by the other", async () => {
  const { credential } = await letIn(first, { name: "Đi và đến", unit: province.unit("D1") });
  const socket = io(`${first.url}/board`, { auth: { token: credential }, transports: ["websocket"], forceNew: true });
  await nextOrder(socket);
  const connected = async (): Promise<boolean | undefined> => (await listScreens(second))[0]?.connected;
  await expect.poll(connected, { timeout: 10_000 }).toBe(true);
  socket.disconnect();
  await expect.poll(connected, { timeout: 10_000 }).toBe(false);
});

test("a directive is told on the node that did not take it, at each step", async () => {
  const leader = await tokenFor(province, "leader", "");
  const staff = await tokenFor(province, "staff", "D1");
  const told = new Told(await connected(second.url, "/board", staff));
  const unit = province.unit("C1");
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  const sent = await urged(first, leader, { unit, text: "Khẩn trương", dueAt });
  expect(await told.next(({ state }) => state === "sent")).toEqual(sent);
  const accepted = (await step(first, staff, sent, "accept")).body;
  expect(await told.next(({ state }) => state === "accepted")).toEqual(accepted);
  expect((await step(second, staff, sent, "report")).status).toBe(200);
  expect((await step(first, leader, sent, "close")).status).toBe(200);
  await told.next(({ state }) => state === "closed");
  told.socket.disconnect();
});

test("wrong codes are counted over all nodes", async () => {
  const guess = async ({ url: node }: RunningServer): Promise<number> =>
    (await call(node, "GET", "/api/v1/device?code=BBBBBBBB", { token })).status;
  const statuses = await Promise.all(
    Array.from({ length: 30 }, (_, number) => guess(number % 2 === 0 ? first : second)),
  );
  expect(statuses.filter((status) => status === 404)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
});

test("events that one node took are told to whoever follows their unit on the other", async () => {
  const staff = await tokenFor(province, "staff", "C1");
  const sockets = [await connected(first.url, "/board", staff), await connected(second.url, "/board", staff)];
  const told = sockets.map((socket) => new ToldEvents(socket));
  for (const socket of sockets) expect(await socket.emitWithAck("follow", {})).toMatchObject({ ok: true });
  const minuteAgo = new Date(Date.now() - 60_000).toISOString();
  const names = Array.from({ length: 30 }, (_, index) => `F${index}`);
  for (const [index, dossier] of names.entries()) {
    const at = province.at(index % 2 === 0 ? first : second);
    const mine = at.event("C1", "withdrawn", dossier, "2026-03-02 09:00", {}, { time: minuteAgo });
    const others = at.event("C2", "withdrawn", `X${index}`, "2026-03-02 09:00", {}, { time: minuteAgo });
    await at.take([mine, others]);
  }
  for (const one of told) {
    await one.until(() => one.events.length >= names.length);
    expect(one.subjects.toSorted()).toEqual(names.map((dossier) => province.dossier(dossier)).sort());
  }
  for (const socket of sockets) socket.disconnect();
});
