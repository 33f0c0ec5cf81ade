import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem, faultyPlaces, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
});
afterAll(() => server.stop());

function put(body: unknown, type?: string): Promise<HttpAnswer> {
  return call(server.url, "PUT", "/api/v1/units", {
    token: BOOTSTRAP_TOKEN,
    body,
    ...(type === undefined ? {} : { type }),
  });
}

async function units(): Promise<readonly { readonly code: string }[]> {
  const answer = await call(server.url, "GET", "/api/v1/units", { token: BOOTSTRAP_TOKEN });
  expect(answer.status).toBe(200);
  return (answer.body as { items: { code: string }[] }).items;
}

/** Puts what must be refused whole, and gives the places of the faults. */
async function refused(body: unknown, type?: string): Promise<string[]> {
  const before = await units();
  const problem = expectProblem(await put(body, type), 422, "invalid");
  expect(await units()).toEqual(before);
  return faultyPlaces(problem);
}

const unit = (code: string, more: object = {}) => ({ code, name: `Đơn vị ${code}`, kind: "commune", ...more });

test("units are added and replaced by code, and what GET gave can be PUT", async () => {
  const whole = {
    code: "RT.1",
    name: "Xã Suối Vàng",
    nameEn: "Suoi Vang commune",
    kind: "commune",
    parent: "RT",
    validFrom: "2020-01-01",
    validTo: "2030-12-31",
    successor: "RT.2",
    codePrefix: "RT.1-",
    lat: 11.94,
    lon: 108.44,
  };
  const bodies = [whole, unit("RT", { kind: "province" }), unit("RT.2", { parent: "RT", nameEn: null })];
  const answer = await put(bodies);
  expect([answer.status, answer.body]).toEqual([200, { count: 3 }]);
  const found = (await units()).filter(({ code }) => code.startsWith("RT"));
  expect(found).toContainEqual(whole);
  expect(found).toHaveLength(3);
  const before = await units();
  expect((await put(before)).body).toEqual({ count: before.length });
  expect(await units()).toEqual(before);
  await put([unit("RT.2", { name: "Renamed", parent: "RT" })]);
  expect((await units()).filter(({ code }) => code.startsWith("RT"))).toContainEqual(
    expect.objectContaining({ code: "RT.2", name: "Renamed" }),
  );
  // Replaced is the whole of it: what is not said any more is not there any more.
  const { codePrefix: _codePrefix, lat: _lat, ...rest } = whole;
  await put([rest]);
  expect((await units()).find(({ code }) => code === "RT.1")).toEqual(rest);
  expect((await put([])).body).toEqual({ count: 0 });
});

test("every kind, and a parent that stands later in the body", async () => {
  const kinds = ["province", "department", "district", "commune", "centre"];
  const bodies = kinds.map((kind, index) =>
    unit(`K${index}`, { kind, ...(index < 4 ? { parent: `K${index + 1}` } : {}) }),
  );
  expect((await put(bodies)).status).toBe(200);
});

test.each([
  ["an unknown parent", [unit("N1"), unit("N2", { parent: "NOBODY" })], "1.parent"],
  ["an unknown successor", [unit("N1", { validTo: "2026-01-01", successor: "NOBODY" })], "0.successor"],
  ["a code that occurs twice", [unit("N1"), unit("N2"), unit("N1")], "2.code"],
  ["a code with a character that is none", [unit("N 1")], "0.code"],
  ["a code that begins with a dot", [unit(".N1")], "0.code"],
  ["a code that is too long", [unit("N".repeat(65))], "0.code"],
  ["a code that is empty", [unit("")], "0.code"],
  ["no name", [{ code: "N1", kind: "commune" }], "0.name"],
  ["a kind that is none", [unit("N1", { kind: "village" })], "0.kind"],
  ["a date that is none", [unit("N1", { validFrom: "2026-02-30" })], "0.validFrom"],
  ["an end before the beginning", [unit("N1", { validFrom: "2026-02-02", validTo: "2026-02-01" })], "0.validTo"],
  ["an empty prefix", [unit("N1", { codePrefix: "" })], "0.codePrefix"],
  ["a prefix with a control character", [unit("N1", { codePrefix: "H\u0000" })], "0.codePrefix"],
  ["a name with half a character", [unit("N1", { name: "\ud800" })], "0.name"],
  ["a name with a NUL byte", [unit("N1", { name: "a\u0000b" })], "0.name"],
  ["a place off the earth", [unit("N1", { lat: 91 })], "0.lat"],
  ["a place that is text", [unit("N1", { lon: "108" })], "0.lon"],
])("refused whole: %s", async (_, body, place) => {
  expect(await refused([...body, unit("N9")])).toContain(place);
});

test("refused whole: cycles of parents and of successors, through what is there already too", async () => {
  expect(await refused([unit("CY1", { parent: "CY1" })])).toEqual(["0.parent"]);
  const ring = [unit("CY1", { parent: "CY2" }), unit("CY2", { parent: "CY3" }), unit("CY3", { parent: "CY1" })];
  expect((await refused(ring)).length).toBeGreaterThan(0);
  expect((await put([unit("CY1"), unit("CY2", { parent: "CY1" })])).status).toBe(200);
  expect((await refused([unit("CY1", { parent: "CY2" })])).length).toBeGreaterThan(0);
  const end = { validTo: "2026-01-31" };
  expect((await put([unit("CY4", end), unit("CY5", { ...end, successor: "CY4" })])).status).toBe(200);
  expect((await refused([unit("CY4", { ...end, successor: "CY5" })])).length).toBeGreaterThan(0);
  expect(await refused([unit("CY4", { ...end, successor: "CY4" })])).toEqual(["0.successor"]);
});

test("every fault is listed, each at its place", async () => {
  const places = await refused([
    unit("F1", { parent: "NOBODY", successor: "NOBODY" }),
    unit("F2"),
    unit("F2", { parent: "NOWHERE" }),
  ]);
  expect(places).toEqual(expect.arrayContaining(["0.parent", "0.successor", "2.code", "2.parent"]));
  const malformed = await refused([
    { code: "a b", kind: "village", extra: 1 },
    "text",
    null,
    unit("F3", { lat: "north" }),
  ]);
  expect(malformed).toEqual(expect.arrayContaining(["0.code", "0.name", "0.kind", "0.extra", "1", "2", "3.lat"]));
});

test("refused whole: what is no array of units", async () => {
  for (const body of ["{}", '"x"', "3", "null", "[[]]", "[null]", '[{"__proto__": {"code": "P1"}, "name": "x"}]']) {
    await refused(body, "application/json");
  }
});

test("a long chain of units is taken, and a board can be asked at its top", async () => {
  const chain = Array.from({ length: 3000 }, (_, index) =>
    unit(`CHAIN${index}`, index === 0 ? {} : { parent: `CHAIN${index - 1}` }),
  );
  expect((await put(chain.toReversed())).body).toEqual({ count: 3000 });
  const board = await call(server.url, "GET", "/api/v1/board?unit=CHAIN0", { token: BOOTSTRAP_TOKEN });
  expect(board.body).toMatchObject({ freshness: { units: 3000, never: 3000 } });
  expect((await refused([unit("CHAIN0", { parent: "CHAIN2999" })])).length).toBeGreaterThan(0);
});

test("only the administrator provisions, and feed tokens read nothing", async () => {
  const p = await Province.create(server);
  const feed = await p.feedToken("");
  const body = [unit("X1")];
  for (const path of ["/units", "/procedures", "/calendar", "/feeds", "/board", "/dossiers?measure=paid", "/faults"]) {
    const get = (token?: string) => call(server.url, "GET", `/api/v1${path}`, token === undefined ? {} : { token });
    expectProblem(await get(), 401, "unauthenticated");
    expectProblem(await get("nobody's"), 401, "unauthenticated");
    expectProblem(await get(feed), 403, "forbidden");
  }
  expectProblem(await call(server.url, "PUT", "/api/v1/units", { body }), 401, "unauthenticated");
  expectProblem(
    await call(server.url, "PUT", "/api/v1/units", { body, token: `${BOOTSTRAP_TOKEN}x` }),
    401,
    "unauthenticated",
  );
  expectProblem(await call(server.url, "PUT", "/api/v1/units", { body, token: feed }), 403, "forbidden");
  const basic = { Authorization: `Basic ${Buffer.from(`admin:${BOOTSTRAP_TOKEN}`).toString("base64")}` };
  expectProblem(await call(server.url, "PUT", "/api/v1/units", { body, headers: basic }), 401, "unauthenticated");
  expect((await units()).some(({ code }) => code === "X1")).toBe(false);
});
