import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { connect } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

// What lies outside the subtree answers exactly like what does not exist: the same status, the same body.

let server: TestServer;
let p: Province;
let other: Province;
let leader: string;
let admin: string;

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
  other = await Province.create(server);
  await p.take([
    p.received("C1", "H1", "2026-03-10 09:00", "wd5"),
    p.received("C3", "H2", "2026-03-10 09:00", "wd5"),
    p.received("C1", "MOVED", "2026-03-10 09:00", "wd5"),
    p.event("C1", "transferred", "MOVED", "2026-03-10 10:00", { toUnit: p.unit("C3") }),
    p.received("C1", "BOTH", "2026-03-10 09:00", "wd5"),
    p.received("C3", "BOTH", "2026-03-10 09:30", "wd5"),
    p.event("C3", "feedback.received", "TWIN", "2026-03-10 09:00"),
  ]);
  // One that stands elsewhere under the code of a feedback of D2.
  await p.take([p.received("C1", "TWIN", "2026-03-10 09:00", "wd5")]);
  leader = await tokenOf("leader", p.unit("D1"));
  admin = await tokenOf("administrator", p.unit("D1"));
});
afterAll(() => server.stop());

async function tokenOf(role: string, unit: string): Promise<string> {
  const body = { name: role, role, unit };
  const answer = await call(server.url, "POST", "/api/v1/tokens", { token: BOOTSTRAP_TOKEN, body });
  return (answer.body as { token: string }).token;
}

function seen({ status, body }: HttpAnswer, ...codes: readonly string[]): unknown {
  const text = JSON.stringify(body);
  return { status, body: codes.reduce((shown, code) => shown.replaceAll(code, "CODE"), text) };
}

describe.each(["P", "D2", "C3", "OTHER"])("%s answers as what is nowhere", (name) => {
  const code = (): string => (name === "OTHER" ? other.code : p.unit(name === "P" ? "" : name));

  test.each([
    ...["board", "overview", "hotspots", "ranking", "history?measure=overdue"],
    ...["dossiers?measure=received", "faults"],
  ])("GET %s", async (path) => {
    const ask = (unit: string): Promise<HttpAnswer> =>
      call(server.url, "GET", `/api/v1/${path}${path.includes("?") ? "&" : "?"}unit=${unit}`, { token: leader });
    const nowhere = await ask("NOWHERE");
    expect(nowhere.status).toBe(404);
    expect(seen(await ask(code()), code())).toEqual(seen(nowhere, "NOWHERE"));
  });

  test("live", async () => {
    const socket = await connect(server.url, "/board", { token: leader });
    if (typeof socket === "string") throw new Error(socket);
    for (const request of [
      { period: "today" },
      { from: "2026-03-01", to: "2026-03-02" },
      { scene: "overview" },
      { scene: "hotspots" },
      { scene: "ranking", period: "month" },
    ]) {
      const nowhere: unknown = await socket.emitWithAck("subscribe", { unit: "NOWHERE", ...request });
      expect(nowhere).toMatchObject({ ok: false, code: "not-found" });
      expect(await socket.emitWithAck("subscribe", { unit: code(), ...request })).toEqual(nowhere);
    }
    socket.disconnect();
  });

  test.each([
    ["PUT", "units", (unit: string) => [{ code: "NEW", name: "N", kind: "commune", parent: unit }]],
    ["PUT", "units?dryRun=1", (unit: string) => [{ code: "NEW", name: "N", kind: "commune", parent: unit }]],
    ["POST", "units/preview", (unit: string) => [{ code: "NEW", name: "N", kind: "commune", parent: unit }]],
    ["POST", "feeds", (unit: string) => ({ unit, name: "f" })],
    ["POST", "tokens", (unit: string) => ({ unit, name: "t", role: "leader" })],
  ] as const)("%s %s", async (method, path, bodyOf) => {
    const send = (unit: string): Promise<HttpAnswer> =>
      call(server.url, method, `/api/v1/${path}`, { token: admin, body: bodyOf(unit) });
    const nowhere = await send("NOWHERE");
    expect(nowhere.status).toBeGreaterThanOrEqual(400);
    expect(seen(await send(code()), code())).toEqual(seen(nowhere, "NOWHERE"));
  });
});

test("a dossier belongs to whoever handles it", async () => {
  const read = (name: string, token: string): Promise<HttpAnswer> =>
    call(server.url, "GET", `/api/v1/dossiers/${p.dossier(name)}`, { token });
  const d2 = await tokenOf("staff", p.unit("D2"));
  expect((await read("H1", leader)).status).toBe(200);
  const nowhere = await read("NOWHERE", leader);
  expect(nowhere.status).toBe(404);
  for (const name of ["H2", "MOVED"]) expect(seen(await read(name, leader))).toEqual(seen(nowhere));
  for (const name of ["H2", "MOVED"]) expect((await read(name, d2)).status).toBe(200);
  expect((await read("H1", d2)).status).toBe(404);
  // A feedback of theirs is not hidden by a dossier of others that has the same code.
  expect((await read("TWIN", d2)).body).toMatchObject({ unit: p.unit("C3"), field: "feedback" });
  expect((await read("TWIN", leader)).body).toMatchObject({ unit: p.unit("C1"), procedure: "wd5" });
});

test("without a unit it is the topmost that may be read, of several the first by code", async () => {
  const topOf = async (token: string): Promise<unknown> =>
    ((await call(server.url, "GET", "/api/v1/board", { token })).body as { unit: { code: string } }).unit.code;
  expect(await topOf(leader)).toBe(p.unit("D1"));
  expect(await topOf(BOOTSTRAP_TOKEN)).toBe(p.code);
  const list = await call(server.url, "GET", "/api/v1/dossiers?measure=received&from=2026-03-10", { token: leader });
  expect(list.body).toMatchObject({ total: 4 });
});

test("lists count and show nothing of others, and a dossier that both received tells neither what the other sent", async () => {
  const token = await tokenOf("staff", p.unit("D1"));
  const faults = await call(server.url, "GET", "/api/v1/faults", { token });
  expect(faults.body).toMatchObject({
    total: 1,
    items: [{ kind: "doubleReceived", subject: p.dossier("BOTH"), unit: null, source: null, id: null, feed: null }],
  });
  const theirs = await call(server.url, "GET", "/api/v1/faults", { token: await tokenOf("staff", p.unit("D2")) });
  expect(theirs.body).toMatchObject({ total: 1, items: [{ kind: "doubleReceived", unit: p.unit("C3") }] });
  const overview = await call(server.url, "GET", "/api/v1/overview", { token });
  expect(JSON.stringify(overview.body)).not.toContain(p.unit("C3"));
  const feeds = await call(server.url, "GET", "/api/v1/feeds", { token: admin });
  expect(feeds.body).toEqual({ items: [] });
});

test("procedures, calendar and targets belong to the top; an administrator below may look at them", async () => {
  for (const path of ["procedures", "calendar", "targets"]) {
    expect((await call(server.url, "GET", `/api/v1/${path}`, { token: admin })).status).toBe(200);
    const body = path === "procedures" ? [] : {};
    expect((await call(server.url, "PUT", `/api/v1/${path}`, { token: admin, body })).status).toBe(403);
    expect((await call(server.url, "GET", `/api/v1/${path}`, { token: leader })).status).toBe(403);
  }
});

test("whoever has a role is told the working time, and nobody else", async () => {
  for (const token of [admin, leader]) {
    const { status, body } = await call(server.url, "GET", "/api/v1/working-time", { token });
    expect([status, body]).toMatchObject([
      200,
      { timeZone: "Asia/Ho_Chi_Minh", calendar: { holidays: expect.any(Array) } },
    ]);
  }
  expect((await call(server.url, "GET", "/api/v1/working-time")).status).toBe(401);
});

test("an administrator below provisions inside the subtree", async () => {
  const units = async (token: string): Promise<{ code: string; parent?: string }[]> =>
    ((await call(server.url, "GET", "/api/v1/units", { token })).body as { items: { code: string }[] }).items;
  const before = await units(BOOTSTRAP_TOKEN);
  const own = await units(admin);
  expect(own.map(({ code }) => code)).toEqual([p.unit("D1"), p.unit("C1"), p.unit("C2")]);
  // What is shown may be sent back and changes nothing.
  const back = await call(server.url, "PUT", "/api/v1/units", { token: admin, body: own });
  expect(back).toMatchObject({ status: 200, body: { count: 3 } });
  expect(await units(BOOTSTRAP_TOKEN)).toEqual(before);
  const added = { code: p.unit("C9"), name: "C9", kind: "commune", parent: p.unit("D1") };
  expect((await call(server.url, "PUT", "/api/v1/units", { token: admin, body: [added] })).status).toBe(200);
  expect(await units(BOOTSTRAP_TOKEN)).toEqual([...before, added]);
  for (const body of [
    [{ code: p.unit("C3"), name: "taken", kind: "commune", parent: p.unit("D1") }],
    [{ ...own[0], kind: "province" }],
    [{ code: "ROOT", name: "r", kind: "province" }],
    [{ ...added, codePrefix: "H" }],
  ]) {
    expect((await call(server.url, "PUT", "/api/v1/units", { token: admin, body })).status).toBe(422);
  }
  expect(await units(BOOTSTRAP_TOKEN)).toEqual([...before, added]);
});
