import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

const ONE = "application/cloudevents+json";
const MANY = "application/cloudevents-batch+json";
const MIB = 1024 * 1024;

let server: TestServer;
let p: Province;
let token: string;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
  token = await p.feedToken("");
});
afterAll(() => server.stop());

function post(type: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
  return call(server.url, "POST", "/api/v1/events", { token, type, body, headers });
}

const event = (name: string) => p.received("C1", name, "2026-03-10 09:00", "wd5");

test("one event, and many, are answered with what became of each", async () => {
  expect((await post(ONE, event("H1"))).body).toEqual({ ok: true, accepted: 1, duplicates: 0, rejected: [] });
  const [known, fresh] = [event("H2"), event("H3")];
  await post(`${ONE}; charset=utf-8`, known);
  const answer = await post(MANY, [known, fresh, fresh, { ...event("H4"), id: "bad", type: "vn.motcua.nothing" }]);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(answer.body).toEqual({
    ok: true,
    accepted: 1,
    duplicates: 2,
    rejected: [{ index: 3, id: "bad", code: "invalid", path: expect.any(String), message: expect.any(String) }],
  });
  expect((await post(MANY, [{}])).body).toMatchObject({ ok: true, accepted: 0, rejected: [{ index: 0 }] });
});

test("what is no batch or no event at all is refused: 415, 400, 422", async () => {
  for (const type of ["application/json", "text/plain", "application/xml", "multipart/form-data", "nonsense"]) {
    expectProblem(await post(type, JSON.stringify(event("T"))), 415, "invalid");
  }
  expectProblem(await call(server.url, "POST", "/api/v1/events", { token }), 415, "invalid");
  for (const body of ["", "{", "[", '{"a":1,}', "undefined", "'x'", "{}{}", '{"id": "\u0001"}', "\uFEFF["]) {
    for (const type of [ONE, MANY]) expectProblem(await post(type, body), 400, "invalid");
  }
  expectProblem(await post(ONE, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), 400, "invalid");
  for (const body of ["[]", "3", '"x"', "null", "true"]) expectProblem(await post(ONE, body), 422, "invalid");
  expectProblem(await post(ONE, [event("T")]), 422, "invalid");
  for (const body of ["{}", "3", '"x"', "null", "[]"]) expectProblem(await post(MANY, body), 422, "invalid");
});

test("an object that is no event is rejected by name, also alone", async () => {
  const answer = await post(ONE, {});
  // The body is an object, so it may stand for an event; either way nothing is taken.
  if (answer.status === 422) expectProblem(answer, 422, "invalid");
  else expect(answer.body).toMatchObject({ ok: true, accepted: 0, rejected: [{ index: 0, code: "invalid" }] });
});

test("1 to 1000 events are taken, more are too many, and then none of them", async () => {
  const thousand = Array.from({ length: 1000 }, (_, index) => event(`K${index}`));
  expectProblem(await post(MANY, [...thousand, event("K1000")]), 413, "too-large");
  expect((await post(MANY, thousand)).body).toEqual({ ok: true, accepted: 1000, duplicates: 0, rejected: [] });
});

test("bodies up to 2 MiB are taken, over 8 MiB refused", async () => {
  const padded = (name: string, bytes: number) => {
    const plain = JSON.stringify({ ...event(name), padding: "" });
    return plain.replace('"padding":""', `"padding":"${"x".repeat(bytes - plain.length)}"`);
  };
  const body = padded("L1", 2 * MIB);
  expect(Buffer.byteLength(body)).toBe(2 * MIB);
  expect((await post(ONE, body)).body).toMatchObject({ ok: true, accepted: 1 });
  expectProblem(await post(ONE, padded("L2", 8 * MIB + 1)), 413, "too-large");
  const unsized = new ReadableStream({
    start(controller) {
      for (let sent = 0; sent <= 8; sent += 1) controller.enqueue(new Uint8Array(MIB).fill(32));
      controller.close();
    },
  });
  const streamed = await fetch(`${server.url}/api/v1/events`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": ONE },
    body: unsized,
    duplex: "half",
  } as RequestInit);
  expect([streamed.status, ((await streamed.json()) as { code: string }).code]).toEqual([413, "too-large"]);
  expect((await p.call("GET", `/api/v1/dossiers/${p.dossier("L2")}`)).status).toBe(404);
});

test("a compressed body is held to the same limit, and an unknown encoding is 415", async () => {
  const small = new Uint8Array(await new Response(gzip(JSON.stringify(event("G1")))).arrayBuffer());
  const packed = await post(ONE, small, { "Content-Encoding": "gzip" });
  expect([200, 415]).toContain(packed.status);
  const bomb = new Uint8Array(await new Response(gzip(" ".repeat(9 * MIB))).arrayBuffer());
  const answer = await post(ONE, bomb, { "Content-Encoding": "gzip" });
  expect([413, 415]).toContain(answer.status);
  expectProblem(await post(ONE, small, { "Content-Encoding": "nonsense" }), 415, "invalid");
  const broken = await post(ONE, new Uint8Array([1, 2, 3]), { "Content-Encoding": "gzip" });
  expect([400, 415]).toContain(broken.status);
});

function gzip(text: string): ReadableStream {
  return new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
}

test("who may not feed is told so before the body is looked at", async () => {
  const nobody = await call(server.url, "POST", "/api/v1/events", { token: "nobody's", type: "text/plain", body: "x" });
  expectProblem(nobody, 401, "unauthenticated");
  expectProblem(
    await call(server.url, "POST", "/api/v1/events", { type: ONE, body: event("T") }),
    401,
    "unauthenticated",
  );
});
