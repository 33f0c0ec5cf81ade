import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { letIn, listScreens, openScreen, type ScreenItem } from "./screens.test-support.ts";

const MINUTE_MS = 60_000;

let server: TestServer;
let province: Province;
/** Of a leader of D1, and of one of the province. */
const tokens = { district: "", province: "", staff: "" };

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-02 09:00"));
  await provisionProcedures(server);
  province = await Province.create(server);
  tokens.district = await tokenOf("Bà Hạnh", "leader", province.unit("D1"));
  tokens.province = await tokenOf("Ông Dũng", "leader", province.code);
  tokens.staff = await tokenOf("Cô Lan", "staff", province.unit("D1"));
});

afterAll(() => server.stop());

async function tokenOf(name: string, role: string, unit: string): Promise<string> {
  const answer = await call(server.url, "POST", "/api/v1/tokens", {
    token: BOOTSTRAP_TOKEN,
    body: { name, role, unit },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { token: string }).token;
}

function drive(id: string, body: object, token = tokens.district): Promise<HttpAnswer> {
  return call(server.url, "POST", `/api/v1/screens/${id}/drive`, { token, body });
}

async function itemOf(id: string): Promise<ScreenItem | undefined> {
  return (await listScreens(server)).find((screen) => screen.id === id);
}

function now(): string {
  return new Date(server.clock.now()).toISOString();
}

async function auditOf(action: string, object: string): Promise<readonly object[]> {
  const query = new URLSearchParams({ action, search: object });
  const answer = await call(server.url, "GET", `/api/v1/audit?${query}`, { token: BOOTSTRAP_TOKEN });
  return (answer.body as { items: object[] }).items;
}

describe("whoever drives a screen", () => {
  test("tells it where to go at once; what a command does not name stays, and everybody sees who it is", async () => {
    const { screen, credential } = await letIn(server, { name: "Lái", unit: province.unit("D1") });
    const { socket, orders } = await openScreen(server, credential);
    expect(await orders.next()).toMatchObject({ drive: null });
    const began = now();
    const first = await drive(screen.id, { scene: "unit", unit: province.unit("C1"), frozen: true });
    const state = {
      by: "Bà Hạnh",
      since: began,
      until: new Date(server.clock.now() + 10 * MINUTE_MS).toISOString(),
      scene: "unit",
      unit: province.unit("C1"),
      field: null,
      frozen: true,
      explain: null,
      at: null,
    };
    expect(first.body).toMatchObject({ id: screen.id, drive: { ...state, mine: true } });
    expect(await orders.next()).toMatchObject({ show: { name: "Lái" }, drive: state });
    server.clock.advance(MINUTE_MS);
    const explain = { measure: "overdue", unit: province.unit("C1"), field: "Đất đai" };
    await drive(screen.id, { explain, field: "Đất đai", at: "2026-03-01T08:00:00+07:00" });
    const until = new Date(server.clock.now() + 10 * MINUTE_MS).toISOString();
    const second = { ...state, until, explain, field: "Đất đai", at: "2026-03-01T01:00:00.000Z" };
    expect(await orders.next()).toMatchObject({ drive: second });
    await drive(screen.id, { unit: null, scene: "feeds", at: null });
    expect(await orders.next()).toMatchObject({
      drive: { ...second, unit: null, scene: "feeds", at: null, explain: null },
    });
    expect(await itemOf(screen.id)).toMatchObject({ drive: { by: "Bà Hạnh", mine: false } });
    const one = await call(server.url, "GET", `/api/v1/screens/${screen.id}`, { token: tokens.district });
    expect(one.body).toMatchObject({ drive: { by: "Bà Hạnh", mine: true } });

    const taken = await drive(screen.id, { scene: "ranking" }, tokens.province);
    expect(taken.body).toMatchObject({ drive: { by: "Ông Dũng", since: now(), field: "Đất đai", mine: true } });
    expect(await orders.next()).toMatchObject({ drive: { by: "Ông Dũng", scene: "ranking" } });
    const given = await call(server.url, "DELETE", `/api/v1/screens/${screen.id}/drive`, { token: tokens.province });
    expect(given.status).toBe(204);
    expect(await orders.next()).toMatchObject({ show: { name: "Lái" }, drive: null });
    const again = await call(server.url, "DELETE", `/api/v1/screens/${screen.id}/drive`, { token: tokens.province });
    expect(again.status).toBe(204);
    expect(await auditOf("screen.drive", "Lái")).toMatchObject([
      { actor: { name: "Ông Dũng" }, before: { by: "Bà Hạnh" }, after: { scene: "ranking" } },
      { actor: { name: "Bà Hạnh" }, before: null, after: { scene: "unit", unit: province.unit("C1") } },
    ]);
    expect(await auditOf("screen.release", "Lái")).toMatchObject([{ actor: { name: "Ông Dũng" } }]);
    socket.disconnect();
  });

  test("drives it no more ten minutes after the last command", async () => {
    const { screen, credential } = await letIn(server, { name: "Hết giờ", unit: province.unit("D1") });
    const { socket, orders } = await openScreen(server, credential);
    await orders.next();
    await drive(screen.id, { frozen: true });
    expect(await orders.next()).toMatchObject({ drive: { frozen: true, scene: null, unit: null } });
    server.clock.advance(9 * MINUTE_MS);
    await drive(screen.id, {});
    expect(await orders.next()).toMatchObject({ drive: { frozen: true } });
    server.clock.advance(10 * MINUTE_MS - 1);
    expect(await itemOf(screen.id)).toMatchObject({ drive: { by: "Bà Hạnh" } });
    server.clock.advance(1);
    expect(await orders.next()).toMatchObject({ drive: null });
    expect(await itemOf(screen.id)).toMatchObject({ drive: null });
    // What was driven long ago is not gone on with.
    expect((await drive(screen.id, { scene: "feeds" })).body).toMatchObject({ drive: { frozen: false, since: now() } });
    expect(await auditOf("screen.drive", "Hết giờ")).toHaveLength(2);
    socket.disconnect();
  });

  test("drives within the screen's subtree alone, and only who manages the screen", async () => {
    const { screen } = await letIn(server, { name: "Xã", unit: province.unit("C1") });
    const outside = await drive(screen.id, { unit: province.unit("C2") }, tokens.province);
    const nowhere = await drive(screen.id, { unit: "NOWHERE" }, tokens.province);
    expectProblem(outside, 422, "invalid");
    expect(outside.body).toEqual(nowhere.body);
    const explained = { explain: { rate: "onTime", unit: province.unit("D1") } };
    expect((await drive(screen.id, explained)).body).toMatchObject({ errors: [{ path: "explain.unit" }] });
    expectProblem(await drive(screen.id, { scene: "king" }), 422, "invalid");
    expectProblem(await drive(screen.id, { explain: { measure: "overdue", rate: "onTime" } }), 422, "invalid");
    expect(await itemOf(screen.id)).toMatchObject({ drive: null });
    expectProblem(await drive(screen.id, {}, tokens.staff), 403, "forbidden");
    const beside = (await letIn(server, { name: "Bên cạnh", unit: province.unit("D2") })).screen;
    const refused = await drive(beside.id, { scene: "feeds" });
    expectProblem(refused, 404, "not-found");
    expect(refused.body).toEqual((await drive("99999", { scene: "feeds" })).body);
    for (const method of ["GET", "DELETE"] as const) {
      const path = `/api/v1/screens/${beside.id}${method === "DELETE" ? "/drive" : ""}`;
      expectProblem(await call(server.url, method, path, { token: tokens.district }), 404, "not-found");
    }
  });

  test("has any number explained that stands on a wall, its units by what they are called today", async () => {
    const { screen } = await letIn(server, { name: "Giải thích", unit: province.unit("D1") });
    const unit = province.unit("C1");
    const cell = { unit, field: "Đất đai" };
    const numbers = [
      { measure: "overdue", unit, own: true, field: "Đất đai", period: "today" },
      { measure: "overdue", except: [unit], exceptField: ["Hộ tịch"], exceptOwn: [province.unit("D1")] },
      { measure: "overdue", part: { kind: "procedure", of: "open", code: "1.001193" } },
      { measure: "overdue", sum: { kind: "cells", cells: [cell] } },
      { measure: "overdue", sum: { kind: "oldest", cell } },
      { measure: "resolved", sum: { kind: "verdict", verdict: "met", target: 0.9, units: [unit] }, period: "month" },
      { rate: "online", except: [unit], period: "month" },
    ];
    for (const explain of numbers) {
      expect((await drive(screen.id, { explain })).body, JSON.stringify(explain)).toMatchObject({ drive: { explain } });
    }
    const outside = province.unit("D2");
    const wrong = [
      [{ measure: "overdue", except: [unit, outside] }, "explain.except.1"],
      [{ measure: "overdue", exceptOwn: [outside] }, "explain.exceptOwn.0"],
      [{ measure: "overdue", sum: { kind: "oldest", cell: { ...cell, unit: outside } } }, "explain.sum.cell.unit"],
      [{ measure: "overdue", sum: { kind: "cells", cells: [{ unit, field: "Không" }] } }, "explain.sum.cells.0.field"],
      [{ measure: "overdue", exceptField: ["Không có"] }, "explain.exceptField.0"],
    ] as const;
    for (const [explain, path] of wrong) {
      const refused = await drive(screen.id, { explain });
      expectProblem(refused, 422, "invalid");
      expect(refused.body).toMatchObject({ errors: [{ path }] });
    }
    for (const explain of [
      { rate: "online", part: { kind: "due", date: "2026-03-02" } },
      { measure: "overdue", sum: { kind: "king" } },
      { measure: "overdue", part: { kind: "procedure", of: "open", code: "1.001193", name: "Tên giả" } },
    ]) {
      expectProblem(await drive(screen.id, { explain }), 422, "invalid");
    }
    expect(await itemOf(screen.id)).toMatchObject({ drive: { explain: numbers.at(-1) } });
  });

  test("leads nowhere that is not: no field that no procedure has, no moment to come", async () => {
    const { screen } = await letIn(server, { name: "Lĩnh vực", unit: province.unit("D1") });
    const wrong = await drive(screen.id, { field: "Không có", explain: { measure: "overdue", field: "Cũng không" } });
    expectProblem(wrong, 422, "invalid");
    expect(wrong.body).toMatchObject({ errors: [{ path: "field" }, { path: "explain.field" }] });
    const later = await drive(screen.id, { at: new Date(server.clock.now() + 1).toISOString() });
    expectProblem(later, 422, "invalid");
    expect(later.body).toMatchObject({ errors: [{ path: "at" }] });
    expect(await itemOf(screen.id)).toMatchObject({ drive: null });
    for (const field of ["feedback", "unclassified", "Hộ tịch", null]) {
      expect((await drive(screen.id, { field, at: now() })).body).toMatchObject({ drive: { field, at: now() } });
    }
  });

  test("who presses without end is held down, and nobody else for it", async () => {
    const { screen } = await letIn(server, { name: "Bấm mãi", unit: province.unit("D1") });
    const stuck = await tokenOf("Nút kẹt", "leader", province.unit("D1"));
    // What cannot be obeyed counts as well.
    const answers = await Promise.all(Array.from({ length: 241 }, () => drive(screen.id, { scene: "king" }, stuck)));
    const held = answers.filter(({ status }) => status === 429);
    expect(held).toHaveLength(1);
    expectProblem(held[0] as HttpAnswer, 429, "overloaded");
    expect((await drive(screen.id, { scene: "feeds" })).status).toBe(200);
  });
});

describe("a screen that lives", () => {
  const report = (unit: string | null): object => ({
    version: "1.4.0",
    scene: "hotspots",
    unit,
    since: "2026-03-02T02:00:00.000Z",
    fps: 59.5,
    heapBytes: 48_000_000,
  });

  test("says so: what it said last is listed; connected and silent for three minutes it is stalled", async () => {
    const { screen, credential } = await letIn(server, { name: "Sống", unit: province.unit("D1") });
    expect(await itemOf(screen.id)).toMatchObject({ state: "away", stalledSince: null, report: null });
    const { socket, orders } = await openScreen(server, credential);
    await orders.next();
    const since = now();
    expect(await itemOf(screen.id)).toMatchObject({ state: "lives", stalledSince: null });
    server.clock.advance(3 * MINUTE_MS);
    expect(await itemOf(screen.id)).toMatchObject({ state: "stalled", stalledSince: since });
    expect(await metric("stalled")).toBe(1);
    const sent = report(province.unit("C1"));
    expect(await socket.emitWithAck("report", sent)).toEqual({ ok: true });
    const at = now();
    expect(await itemOf(screen.id)).toMatchObject({ state: "lives", stalledSince: null, report: { ...sent, at } });
    expect([await metric("lives"), await metric("stalled")]).toEqual([1, 0]);
    expect(await socket.emitWithAck("report", sent)).toMatchObject({ ok: false, code: "overloaded" });
    server.clock.advance(3 * MINUTE_MS);
    expect(await itemOf(screen.id)).toMatchObject({ state: "stalled", stalledSince: at });
    expect(await socket.emitWithAck("report", { ...report(null), error: "Hết bộ nhớ" })).toEqual({ ok: true });
    expect(await itemOf(screen.id)).toMatchObject({ state: "lives", report: { unit: null, error: "Hết bộ nhớ" } });

    server.clock.advance(MINUTE_MS);
    expect(await socket.emitWithAck("report", report(province.unit("D2")))).toEqual(
      await socket.emitWithAck("report", report("NOWHERE")),
    );
    for (const wrong of [{}, null, { ...sent, fps: -1 }, { ...sent, error: "x".repeat(301) }, { ...sent, more: 1 }]) {
      expect(await socket.emitWithAck("report", wrong)).toMatchObject({ ok: false, code: "invalid" });
    }
    socket.disconnect();
    await expect.poll(async () => (await itemOf(screen.id))?.state).toBe("away");
  });

  test("nobody else says it", async () => {
    const { socket } = await openScreen(server, tokens.district);
    expect(await socket.emitWithAck("report", report(null))).toMatchObject({ ok: false, code: "forbidden" });
    socket.disconnect();
  });
});

async function metric(state: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^ioc_screens\\{state="${state}"\\} (\\d+)$`, "m").exec(text)?.[1]);
}

describe("what a screen shows when", () => {
  const look = { theme: "light", language: "en", density: "far", night: false };

  function put(id: string, body: object): Promise<HttpAnswer> {
    const place = { name: "Lịch", unit: province.unit("D1"), scene: "overview" };
    return call(server.url, "PUT", `/api/v1/screens/${id}`, { token: tokens.district, body: { ...place, ...body } });
  }

  test("is told at once; a body that leaves it off keeps it, and the trail says it", async () => {
    const { screen, credential } = await letIn(server, { name: "Lịch", unit: province.unit("D1") });
    const { socket, orders } = await openScreen(server, credential);
    await orders.next();
    const playlist = [
      { scene: "overview", seconds: 60 },
      { scene: "unit", unit: province.unit("C1"), seconds: 10 },
    ];
    const schedule = [
      { days: ["sat", "sun"], from: "18:00", to: "06:00", items: "off" },
      { days: ["mon"], from: "07:30", to: "09:00", items: [{ scene: "unit", unit: province.unit("C2"), seconds: 30 }] },
    ];
    const changed = await put(screen.id, { playlist, schedule, look });
    expect(changed.body).toMatchObject({ playlist, schedule, look });
    expect(await orders.next()).toMatchObject({ show: { playlist, schedule, look } });
    const renamed = await put(screen.id, { name: "Lịch mới" });
    expect(renamed.body).toMatchObject({ name: "Lịch mới", playlist, schedule, look });
    expect(await orders.next()).toMatchObject({ show: { name: "Lịch mới", playlist, schedule, look } });
    expect((await put(screen.id, { name: "Lịch mới", schedule: [] })).body).toMatchObject({ playlist, schedule: [] });
    expect(await orders.next()).toMatchObject({ show: { playlist, schedule: [] } });
    expect(await auditOf("screen.change", "Lịch mới")).toMatchObject([
      { before: { schedule }, after: { schedule: [] } },
      { before: { name: "Lịch" }, after: { name: "Lịch mới" } },
    ]);
    socket.disconnect();
  });

  test("names units of its subtree alone; one that has gone out of it is left out", async () => {
    const own = await Province.create(server);
    const { screen } = await letIn(server, { name: "Ngoài", unit: own.unit("D1") });
    const ask = (body: object): Promise<HttpAnswer> =>
      call(server.url, "PUT", `/api/v1/screens/${screen.id}`, {
        token: BOOTSTRAP_TOKEN,
        body: { name: "Ngoài", unit: own.unit("D1"), scene: "overview", ...body },
      });
    const item = (unit: string): object => ({ scene: "unit", unit, seconds: 30 });
    const wrong = await ask({
      playlist: [item(own.unit("C1")), item(own.unit("D2"))],
      schedule: [{ days: ["mon"], from: "07:00", to: "08:00", items: [item("NOWHERE")] }],
    });
    expectProblem(wrong, 422, "invalid");
    expect(wrong.body).toMatchObject({ errors: [{ path: "playlist.1.unit" }, { path: "schedule.0.items.0.unit" }] });
    for (const body of [
      { playlist: Array.from({ length: 21 }, () => ({ scene: "feeds", seconds: 30 })) },
      { playlist: [{ scene: "feeds", seconds: 9 }] },
      { schedule: [{ days: ["mon", "mon"], from: "07:00", to: "08:00", items: "off" }] },
      { schedule: [{ days: ["mon"], from: "24:00", to: "08:00", items: "off" }] },
      { schedule: [{ days: ["mon"], from: "07:00", to: "08:00", items: [] }] },
      { look: { ...look, theme: "pink" } },
    ]) {
      expectProblem(await ask(body), 422, "invalid");
    }
    const schedule = [{ days: ["mon"], from: "07:00", to: "08:00", items: [item(own.unit("C1"))] }];
    await ask({ playlist: [item(own.unit("C1")), item(own.unit("C2"))], schedule });
    expect((await ask({ unit: own.unit("C2") })).body).toMatchObject({
      playlist: [item(own.unit("C2"))],
      schedule: [],
    });
  });
});
