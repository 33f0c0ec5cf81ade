import { request } from "node:http";
import { connect as connectTcp } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem } from "./http-client.test-support.ts";
import { connect } from "./live-client.test-support.ts";
import { wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
});
afterAll(() => server.stop());

const token = BOOTSTRAP_TOKEN;

test.each([
  "/api",
  "/api/v1",
  "/api/v1/",
  "/api/v2/board",
  "/api/v1/nothing",
  "/api/v1/units/T1",
  "/api/v1/board/T1",
  "/api/v1/__proto__",
  "/api/v1/constructor",
  "/nothing.html",
  "/%2e%2e/%2e%2e/etc/passwd",
  "/api/v1/..%2f..%2fpackage.json",
])("an unknown path is not found: %s", async (path) => {
  for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"]) {
    expectProblem(await call(server.url, method, path, { token }), 404, "not-found");
  }
});

test("a known path with another method answers as a problem, and does nothing", async () => {
  const calls = [
    ["DELETE", "units"],
    ["POST", "units"],
    ["PATCH", "procedures"],
    ["PUT", "feeds"],
    ["GET", "events"],
    ["PUT", "events"],
    ["POST", "board"],
    ["DELETE", "dossiers/x"],
  ] as const;
  for (const [method, path] of calls) {
    const answer = await call(server.url, method, `/api/v1/${path}`, { token });
    expect([404, 405]).toContain(answer.status);
    expectProblem(answer, answer.status, answer.status === 404 ? "not-found" : "invalid");
  }
});

test("a path that cannot be read is a problem too", async () => {
  for (const path of ["/%", "/api/v1/dossiers/%", "/api/v1/dossiers/%E0%A4%A", "/%c0%ae", "//", "/api//v1/board"]) {
    const { status, body, headers } = await call(server.url, "GET", path, { token });
    expect([400, 404]).toContain(status);
    expect(headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(["invalid", "not-found"]).toContain((body as { code: string }).code);
  }
});

test("repeated and odd query parameters are invalid or unknown, never a fault of the server", async () => {
  const queries = [
    "unit=A&unit=B",
    "unit[]=A",
    "unit[a]=b",
    "from[$gt]=1",
    "__proto__[x]=1",
    "at=%00",
    "unit=%ff",
    "from=2026-03-01&from=2026-03-02",
    `unit=${"x".repeat(5000)}`,
    "to=99999-01-01",
    "at=-271821-04-20T00:00:00Z",
    "from=0000-01-01",
  ];
  for (const path of ["board", "overview", "dossiers", "faults"]) {
    for (const query of queries) {
      const answer = await call(server.url, "GET", `/api/v1/${path}?measure=received&${query}`, { token });
      expect([404, 422], `${path}?${query}`).toContain(answer.status);
      expectProblem(answer, answer.status, answer.status === 404 ? "not-found" : "invalid");
    }
  }
  expect(({} as { x?: number }).x).toBeUndefined();
});

test("401 says how to sign in, and answers do not lie about in caches", async () => {
  const answer = await call(server.url, "GET", "/api/v1/board");
  expectProblem(answer, 401, "unauthenticated");
  expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  expect(answer.headers.get("cache-control")).toMatch(/no-store|no-cache|private/);
});

test("before any unit is there the topmost unit is not found, and live neither", async () => {
  expectProblem(await call(server.url, "GET", "/api/v1/board", { token }), 404, "not-found");
  expectProblem(await call(server.url, "GET", "/api/v1/dossiers?measure=received", { token }), 404, "not-found");
  const socket = await connect(server.url, "/board", { token });
  if (typeof socket === "string") throw new Error(socket);
  expect(await socket.emitWithAck("subscribe", { period: "today" })).toMatchObject({ ok: false, code: "not-found" });
  socket.disconnect();
});

test("requests that are broken off, or are no HTTP at all, hurt nobody", async () => {
  const { hostname, port } = new URL(server.url);
  for (const bytes of [
    "GET / HTTP/9\r\n\r\n",
    "\u0016\u0003\u0001",
    "POST /api/v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n[{",
  ]) {
    await new Promise<void>((done) => {
      const socket = connectTcp({ host: hostname, port: Number(port) }, () => socket.end(bytes));
      socket.once("close", () => done());
      socket.once("error", () => done());
      socket.resume();
    });
  }
  await new Promise<void>((done) => {
    const broken = request(`${server.url}/api/v1/units`, {
      method: "PUT",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Content-Length": "1000" },
    });
    broken.once("error", () => done());
    broken.write("[", () => broken.destroy(new Error("gone")));
  });
  expect((await call(server.url, "GET", "/readyz")).status).toBe(200);
});

test("the documents of the protocol name what is served", async () => {
  const openApi = (await call(server.url, "GET", "/api/v1/openapi.json")).body as { openapi: string; paths: object };
  expect(openApi.openapi).toMatch(/^3\.1/);
  const paths = [
    "units",
    "procedures",
    "calendar",
    "feeds",
    "feeds/{id}",
    "events",
    "faults",
    "board",
    "dossiers",
    "dossiers/{code}",
  ];
  expect(Object.keys(openApi.paths)).toEqual(expect.arrayContaining(paths.map((path) => `/api/v1/${path}`)));
  const asyncApi = (await call(server.url, "GET", "/api/v1/asyncapi.json")).body as { asyncapi: string };
  expect(asyncApi.asyncapi).toMatch(/^3\./);
});

test("a namespace that is not there refuses the connection", async () => {
  expect(typeof (await connect(server.url, "/nothing", { token }))).toBe("string");
});
