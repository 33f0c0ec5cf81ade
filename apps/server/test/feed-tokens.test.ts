import { once } from "node:events";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { connect, connected } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

const DAY_MS = 86_400_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

async function rotate(p: Province, id: string): Promise<{ readonly token: string; readonly previousUntil: string }> {
  const answer = await p.call("POST", `/api/v1/feeds/${id}/token`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as { token: string; previousUntil: string };
}

function sendWith(p: Province, token: string): Promise<HttpAnswer> {
  const event = p.received("C1", `d${Math.random()}`, "2026-03-11 09:00", "wd5");
  return call(p.server.url, "POST", "/api/v1/events", {
    token,
    type: "application/cloudevents+json",
    body: event,
  });
}

function ended(socket: Socket): Promise<unknown> {
  return socket.connected ? once(socket as unknown as EventTarget, "disconnect") : Promise.resolve();
}

async function item(p: Province, id: string): Promise<Record<string, unknown> | undefined> {
  const { items } = (await p.call("GET", "/api/v1/feeds")).body as { items: Record<string, unknown>[] };
  return items.find((feed) => feed["id"] === id);
}

test("both tokens hold until the old one is ended; then it falls with its open connection, the new one's stays", async () => {
  const p = await Province.create(server);
  const feed = await p.addFeed("D1");
  const oldLine = await connected(server.url, "/feed", feed.token);
  const { token, previousUntil } = await rotate(p, feed.id);
  expect(token).not.toBe(feed.token);
  expect(Date.parse(previousUntil)).toBe(server.clock.now() + 7 * DAY_MS);
  const newLine = await connected(server.url, "/feed", token);
  expect((await sendWith(p, feed.token)).status).toBe(200);
  expect((await sendWith(p, token)).status).toBe(200);
  expect(oldLine.connected).toBe(true);
  expect((await item(p, feed.id))?.["previousTokenUntil"]).toBe(previousUntil);

  const falls = ended(oldLine);
  expect((await p.call("DELETE", `/api/v1/feeds/${feed.id}/previous-token`)).status).toBe(204);
  await falls;
  expectProblem(await sendWith(p, feed.token), 401, "unauthenticated");
  expect(await connect(server.url, "/feed", { token: feed.token })).toBe("unauthenticated");
  expect((await sendWith(p, token)).status).toBe(200);
  expect(newLine.connected).toBe(true);
  expect((await item(p, feed.id))?.["previousTokenUntil"]).toBeNull();
  expectProblem(await p.call("DELETE", `/api/v1/feeds/${feed.id}/previous-token`), 404, "not-found");
  newLine.disconnect();
});

test("after seven days the old token falls by the clock alone, with its open connection", async () => {
  const own = await startTestServer(wall("2026-03-11 10:00"));
  const p = await Province.create(own);
  const feed = await p.addFeed("D1");
  await rotate(p, feed.id);
  const line = await connected(own.url, "/feed", feed.token);
  own.clock.advance(7 * DAY_MS - 1);
  expect((await sendWith(p, feed.token)).status).toBe(200);
  const falls = ended(line);
  own.clock.advance(1);
  await falls;
  expectProblem(await sendWith(p, feed.token), 401, "unauthenticated");
  expect((await item(p, feed.id))?.["previousTokenUntil"]).toBeNull();
  await own.stop();
});

test("rotating again leaves what is in use in use; too many older tokens are a conflict", async () => {
  const p = await Province.create(server);
  const feed = await p.addFeed("D1");
  const tokens = [feed.token];
  for (let time = 0; time < 4; time += 1) tokens.push((await rotate(p, feed.id)).token);
  for (const token of tokens) expect((await sendWith(p, token)).status).toBe(200);
  expectProblem(await p.call("POST", `/api/v1/feeds/${feed.id}/token`), 409, "conflict");
  await p.call("DELETE", `/api/v1/feeds/${feed.id}/previous-token`);
  const statuses = await Promise.all(tokens.map(async (token) => (await sendWith(p, token)).status));
  expect(statuses).toEqual([401, 401, 401, 401, 200]);
});

test("revoking a feed ends all its tokens, and none can be made any more", async () => {
  const p = await Province.create(server);
  const feed = await p.addFeed("D1");
  const { token } = await rotate(p, feed.id);
  const lines = await Promise.all([feed.token, token].map((one) => connected(server.url, "/feed", one)));
  const fall = Promise.all(lines.map(ended));
  expect((await p.call("DELETE", `/api/v1/feeds/${feed.id}`)).status).toBe(204);
  await fall;
  for (const one of [feed.token, token]) expectProblem(await sendWith(p, one), 401, "unauthenticated");
  expectProblem(await p.call("POST", `/api/v1/feeds/${feed.id}/token`), 404, "not-found");
  for (const id of ["0", "999999999", "x", "1e3", "-1", "%00"]) {
    expectProblem(await p.call("POST", `/api/v1/feeds/${id}/token`), 404, "not-found");
  }
});

test("who rotated a token is in the audit trail, the tokens are not", async () => {
  const p = await Province.create(server);
  const feed = await p.addFeed("D1");
  const { token, previousUntil } = await rotate(p, feed.id);
  await p.call("DELETE", `/api/v1/feeds/${feed.id}/previous-token`);
  const { body } = await p.call("GET", `/api/v1/audit?action=feed.rotate&unit=${p.unit("D1")}`);
  expect((body as { items: unknown[] }).items).toMatchObject([
    { object: feed.id, before: { previousUntil }, after: { previousUntil: null }, actor: { kind: "bootstrap" } },
    { object: feed.id, before: { previousUntil: null }, after: { previousUntil } },
  ]);
  for (const secret of [token, feed.token]) expect(JSON.stringify(body)).not.toContain(secret);
});

test("a feed is listed with its signs of life", async () => {
  const own = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(own);
  const p = await Province.create(own);
  const feed = await p.addFeed("D1");
  expect(await item(p, feed.id)).toMatchObject({
    unit: p.unit("D1"),
    state: "never",
    lastEventAt: null,
    connected: false,
    eventsLastHour: 0,
    rejectedLastDay: 0,
    previousTokenUntil: null,
  });
  expect((await sendWith(p, feed.token)).status).toBe(200);
  await call(own.url, "POST", "/api/v1/events", {
    token: feed.token,
    type: "application/cloudevents-batch+json",
    body: [p.received("C2", "x", "2026-03-11 09:00", "wd5"), p.received("C3", "y", "2026-03-11 09:00", "wd5"), 7],
  });
  const line = await connected(own.url, "/feed", feed.token);
  own.clock.advance(60_000);
  expect(await item(p, feed.id)).toMatchObject({
    state: "live",
    connected: true,
    eventsLastHour: 2,
    rejectedLastDay: 2,
  });
  expect(Date.parse(String((await item(p, feed.id))?.["lastEventAt"]))).toBe(own.clock.now() - 60_000);
  line.disconnect();
  await expect.poll(async () => (await item(p, feed.id))?.["connected"]).toBe(false);
  own.clock.advance(3_600_000);
  expect(await item(p, feed.id)).toMatchObject({ eventsLastHour: 0, rejectedLastDay: 2, state: "quiet" });
  own.clock.advance(DAY_MS);
  expect(await item(p, feed.id)).toMatchObject({ rejectedLastDay: 0, state: "stale" });
  // The states are those of the board above.
  expect((await p.board()).children[p.unit("D1")]?.feed.state).toBe("stale");
  await own.stop();
});
