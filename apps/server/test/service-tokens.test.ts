import { request } from "node:http";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { connect, connected, subscribe } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server, {
    C2: { validTo: "2026-03-12", successor: "T1.C1" },
    C3: { validTo: "2026-03-10", successor: "T1.D1" },
  });
});
afterAll(() => server.stop());

function give(role: string, unit: string, token = BOOTSTRAP_TOKEN): Promise<HttpAnswer> {
  const body = { name: `${role} ${unit}`, role, unit };
  return call(server.url, "POST", "/api/v1/tokens", { token, body });
}

async function given(role: string, unit: string, token = BOOTSTRAP_TOKEN): Promise<{ id: string; token: string }> {
  const answer = await give(role, p.unit(unit), token);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as { id: string; token: string };
}

const get = (path: string, token: string): Promise<HttpAnswer> => call(server.url, "GET", `/api/v1/${path}`, { token });

function ended(socket: Socket): Promise<unknown> {
  return new Promise((done) => socket.once("disconnect", done));
}

test("a token is given a role at a unit, shown once, and reads that subtree alone", async () => {
  const { id, token } = await given("leader", "D1");
  expect(token).toMatch(/^iocs_[\w-]{43}$/);
  const list = await get("tokens", BOOTSTRAP_TOKEN);
  expect(JSON.stringify(list.body)).not.toContain(token);
  expect((list.body as { items: object[] }).items).toContainEqual({
    id,
    name: `leader ${p.unit("D1")}`,
    role: "leader",
    unit: p.unit("D1"),
    createdAt: "2026-03-11T03:00:00.000Z",
    lastUsedAt: null,
  });
  expect((await get(`board?unit=${p.unit("C1")}`, token)).status).toBe(200);
  // The topmost that it may read.
  expect((await get("board", token)).body).toMatchObject({ unit: { code: p.unit("D1") } });
  expectProblem(await get(`board?unit=${p.unit("")}`, token), 404, "not-found");
  expectProblem(await get("units", token), 403, "forbidden");
  expectProblem(await get("tokens", token), 403, "forbidden");
});

test.each([
  ["an unknown role", { name: "x", role: "king", unit: "T1" }],
  ["no unit", { name: "x", role: "leader" }],
  ["no name", { role: "leader", unit: "T1" }],
  ["an unknown property", { name: "x", role: "leader", unit: "T1", until: "2027-01-01" }],
])("a token is refused: %s", async (_, body) => {
  expectProblem(await p.call("POST", "/api/v1/tokens", { body }), 422, "invalid");
});

test("an administrator gives roles inside the subtree, and sees and ends those tokens alone", async () => {
  const admin = await given("administrator", "D1");
  const inside = await given("administrator", "C1", admin.token);
  const outside = await given("leader", "D2");
  const unknown = expectProblem(await give("leader", "NOWHERE", admin.token), 404, "not-found");
  for (const unit of ["", "D2"]) {
    expect(expectProblem(await give("leader", p.unit(unit), admin.token), 404, "not-found")).toEqual(unknown);
  }
  const shown = (await get("tokens", admin.token)).body as { items: { id: string; unit: string }[] };
  expect(shown.items.map(({ id }) => id)).toEqual(expect.arrayContaining([admin.id, inside.id]));
  expect(shown.items.every(({ unit }) => [p.unit("D1"), p.unit("C1")].includes(unit))).toBe(true);
  const path = (id: string): string => `/api/v1/tokens/${id}`;
  const gone = expectProblem(
    await call(server.url, "DELETE", path("999999"), { token: admin.token }),
    404,
    "not-found",
  );
  expect(
    expectProblem(await call(server.url, "DELETE", path(outside.id), { token: admin.token }), 404, "not-found"),
  ).toEqual(gone);
  expect((await get("board", outside.token)).status).toBe(200);
  expect((await call(server.url, "DELETE", path(inside.id), { token: admin.token })).status).toBe(204);
  expectProblem(await get("board", inside.token), 401, "unauthenticated");
});

test("a token at a unit that has ended is refused", async () => {
  const problem = expectProblem(await give("leader", p.unit("C3")), 422, "invalid");
  expect(problem.errors).toEqual([{ path: "unit", code: "invalid", message: "has ended" }]);
});

test("service tokens do not feed", async () => {
  const { token } = await given("administrator", "");
  expect(await connect(server.url, "/feed", { token })).toBe("forbidden");
  const type = "application/cloudevents+json";
  const body = p.received("C1", "H1", "2026-03-10 09:00", "wd5");
  expectProblem(await call(server.url, "POST", "/api/v1/events", { token, type, body }), 403, "forbidden");
});

test("revoking ends a token at once, open connections included, and no other", async () => {
  const { id, token } = await given("staff", "D1");
  const socket = await connected(server.url, "/board", token);
  const other = await connected(server.url, "/board", (await given("staff", "D1")).token);
  await subscribe(socket, { unit: p.unit("C1"), period: "today" });
  const gone = ended(socket);
  expect((await p.call("DELETE", `/api/v1/tokens/${id}`)).status).toBe(204);
  await gone;
  expect(await connect(server.url, "/board", { token })).toBe("unauthenticated");
  expectProblem(await get("board", token), 401, "unauthenticated");
  expectProblem(await p.call("DELETE", `/api/v1/tokens/${id}`), 404, "not-found");
  expect(await other.emitWithAck("subscribe", { period: "today" })).toMatchObject({ ok: true });
  other.disconnect();
});

test("whoever lets a body drip does nothing with a token that was revoked meanwhile", async () => {
  const { id, token } = await given("administrator", "");
  const body = JSON.stringify([{ code: p.unit("LATE"), name: "x", kind: "commune", parent: p.unit("D1") }]);
  const headers = {
    Authorization: `Bearer ${token}`,
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
  };
  const dripping = request(`${server.url}/api/v1/units`, { method: "PUT", headers });
  const answered = new Promise<number | undefined>((done, fail) => {
    dripping.once("response", ({ statusCode }) => done(statusCode));
    dripping.once("error", fail);
  });
  await new Promise((sent) => dripping.write(body.slice(0, 10), sent));
  expect((await p.call("DELETE", `/api/v1/tokens/${id}`)).status).toBe(204);
  dripping.end(body.slice(10));
  expect(await answered).toBe(401);
  expect(JSON.stringify((await get("units", BOOTSTRAP_TOKEN)).body)).not.toContain(p.unit("LATE"));
});

test("a connection watches nothing that has left the subtree", async () => {
  const { token } = await given("leader", "D2");
  const [socket, stays] = [
    await connected(server.url, "/board", token),
    await connected(server.url, "/board", token),
  ] as [Socket, Socket];
  await p.putUnits([{ code: p.unit("X"), name: "X", kind: "commune", parent: p.unit("D2") }]);
  await subscribe(socket, { unit: p.unit("X"), period: "today" });
  await subscribe(stays, { unit: p.unit("D2"), period: "today" });
  const gone = ended(socket);
  await p.putUnits([{ code: p.unit("X"), name: "X", kind: "commune", parent: p.unit("D1") }]);
  await gone;
  expect(stays.connected).toBe(true);
  expect(await stays.emitWithAck("subscribe", { unit: p.unit("X"), period: "today" })).toMatchObject({
    ok: false,
    code: "not-found",
  });
  stays.disconnect();
});

// Last: the clock goes on.
test("a token ends with the last day of its unit, on open connections too", async () => {
  const { token } = await given("leader", "C2");
  const socket = await connected(server.url, "/board", token);
  expect((await get("board", token)).body).toMatchObject({ unit: { code: p.unit("C2") } });
  const gone = ended(socket);
  server.clock.set(Date.parse(wall("2026-03-13 00:00")));
  await gone;
  expectProblem(await get("board", token), 401, "unauthenticated");
  // Its successor's people see what was its own.
  expect((await get(`board?unit=${p.unit("C2")}`, (await given("leader", "C1")).token)).status).toBe(200);
});
