import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem } from "./http-client.test-support.ts";
import { connect, connected } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
});
afterAll(() => server.stop());

function post(token: string, body: unknown): ReturnType<typeof call> {
  return call(server.url, "POST", "/api/v1/events", { token, type: "application/cloudevents+json", body });
}

test("a feed is registered for a unit, its token is shown once", async () => {
  const answer = await p.call("POST", "/api/v1/feeds", { body: { unit: p.unit("C1"), name: "Một cửa" } });
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual({
    id: expect.any(String),
    unit: p.unit("C1"),
    name: "Một cửa",
    token: expect.stringMatching(/^\S{20,}$/),
  });
  const { token, id } = answer.body as { token: string; id: string };
  const list = await p.call("GET", "/api/v1/feeds");
  expect(JSON.stringify(list.body)).not.toContain(token);
  expect(list.body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id, name: "Một cửa" })]),
  });
  const second = await p.addFeed("C1");
  expect(second.token).not.toBe(token);
  expect(second.id).not.toBe(id);
});

test.each([
  ["no name", { unit: "U" }],
  ["no unit", { name: "x" }],
  ["a unit that is no text", { unit: 3, name: "x" }],
  ["an unknown property", { unit: "U", name: "x", role: "administrator" }],
  ["an array", []],
])("a feed is refused: %s", async (_, body) => {
  expectProblem(await p.call("POST", "/api/v1/feeds", { body }), 422, "invalid");
});

test("a feed for a unit that is not there is not found, nor is a feed that is not there", async () => {
  expectProblem(await p.call("POST", "/api/v1/feeds", { body: { unit: "NOWHERE", name: "x" } }), 404, "not-found");
  for (const id of ["999999", "x", "0", "-1", "1e3", "99999999999999999999", "%00"]) {
    expectProblem(await p.call("DELETE", `/api/v1/feeds/${id}`), 404, "not-found");
  }
});

test("revoking ends a feed at once, over HTTP and on open connections", async () => {
  const { id, token } = await p.addFeed("C1");
  const other = await connected(server.url, "/feed", await p.feedToken("C2"));
  const socket: Socket = await connected(server.url, "/feed", token);
  const event = p.received("C1", "H1", "2026-03-10 09:00", "wd5");
  expect((await socket.emitWithAck("events", [event])).accepted).toBe(1);

  const gone = new Promise((done) => socket.once("disconnect", done));
  expect((await p.call("DELETE", `/api/v1/feeds/${id}`)).status).toBe(204);
  await gone;
  expect(await connect(server.url, "/feed", { token })).toBe("unauthenticated");
  expectProblem(await post(token, event), 401, "unauthenticated");
  expectProblem(await p.call("DELETE", `/api/v1/feeds/${id}`), 404, "not-found");
  expect(JSON.stringify((await p.call("GET", "/api/v1/feeds")).body)).not.toContain(`"id":"${id}"`);

  // What it had sent stays, and others go on.
  expect((await p.board("C1", { from: "2026-03-10" })).measures.received).toBe(1);
  const answer = await other.emitWithAck("events", [p.received("C2", "H2", "2026-03-10 09:00", "wd5")]);
  expect(answer).toEqual({ ok: true, accepted: 1, duplicates: 0, rejected: [] });
  other.disconnect();
});

test.each([
  ["no token", {}],
  ["an unknown token", { token: "nobody's" }],
  ["an empty token", { token: "" }],
  ["a number", { token: 7 }],
  ["an object", { token: { $ne: null } }],
  ["null", { token: null }],
  ["a NUL byte", { token: "a\u0000" }],
])("namespace /feed refuses %s as unauthenticated", async (_, auth) => {
  expect(await connect(server.url, "/feed", auth)).toBe("unauthenticated");
  expect(await connect(server.url, "/board", auth)).toBe("unauthenticated");
});

test("service tokens do not feed, feed tokens read nothing", async () => {
  expect(await connect(server.url, "/feed", { token: BOOTSTRAP_TOKEN })).toBe("forbidden");
  const feed = await p.feedToken("");
  expect(await connect(server.url, "/board", { token: feed })).toBe("forbidden");
  const event = p.received("C1", "H3", "2026-03-10 09:00", "wd5");
  expectProblem(await post(BOOTSTRAP_TOKEN, event), 403, "forbidden");
  expectProblem(await post("nobody's", event), 401, "unauthenticated");
  expectProblem(
    await call(server.url, "GET", `/api/v1/dossiers/${p.dossier("H1")}`, { token: feed }),
    403,
    "forbidden",
  );
});

test("long polling is as good as a web socket", async () => {
  const socket = await connect(server.url, "/feed", { token: await p.feedToken("C3") }, "polling");
  if (typeof socket === "string") throw new Error(socket);
  const answer = await socket.emitWithAck("events", [p.received("C3", "H4", "2026-03-10 09:00", "wd5")]);
  expect(answer).toEqual({ ok: true, accepted: 1, duplicates: 0, rejected: [] });
  socket.disconnect();
});
