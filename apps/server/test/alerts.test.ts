import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AlertClient, type AlertShown, ruleOf, startAlertProvince } from "./alerts.test-support.ts";
import { tokenFor } from "./directives.test-support.ts";
import { call, expectProblem } from "./http-client.test-support.ts";
import { connect, connected } from "./live-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";
import { letIn } from "./screens.test-support.ts";

let server: TestServer;
let p: Province;
let admin: AlertClient;

beforeAll(async () => {
  ({ server, p, admin } = await startAlertProvince());
});
afterAll(() => server.stop());

/** What a socket is told of a rule. */
function follow(socket: Socket, rule: string): AlertShown[] {
  const told: AlertShown[] = [];
  socket.on("alert", (alert: AlertShown) => {
    if (alert.rule === rule) told.push(alert);
  });
  return told;
}

describe("an alert", () => {
  test("fires, is taken on, and is over, told to whoever may read the unit as it changes", async () => {
    const leader = await tokenFor(p, "leader", "D1");
    const { credential } = await letIn(server, { name: "Tường", unit: p.unit("C1") });
    const sockets = await Promise.all([
      ...[leader, await tokenFor(p, "staff", "C1"), credential].map((token) => connected(server.url, "/board", token)),
      connected(server.url, "/board", await tokenFor(p, "staff", "D2")),
    ]);
    const told = sockets.map((socket) => follow(socket, "late"));

    const put = await admin.put("late", {
      ...ruleOf(p.unit("D1"), { scope: { unit: p.unit("D1"), each: "child" } }),
      reason: "Thử",
    });
    expect(put.body).toMatchObject({ id: "late", version: 1, changedBy: "bootstrap", reason: "Thử", enabled: true });
    const fired = await admin.until("late", { state: "firing", severity: "warning" });
    expect(fired).toMatchObject({
      unit: p.unit("C1"),
      value: 1,
      since: "2026-03-11T03:00:00.000Z",
      firedAt: "2026-03-11T03:00:00.000Z",
      resolvedAt: null,
      acknowledgedBy: null,
      acknowledgedAt: null,
      silenced: null,
    });
    // C2 has nothing, and C3 lies outside.
    expect(await admin.alerts("?rule=late")).toHaveLength(1);

    const asLeader = new AlertClient(server, leader);
    const taken = await asLeader.call("POST", `alerts/${fired.id}/acknowledge`, { comment: "Đang xử lý" });
    expect(taken).toMatchObject({
      status: 200,
      body: { acknowledgedBy: "leader D1", comment: "Đang xử lý", state: "firing" },
    });
    const again = await admin.call("POST", `alerts/${fired.id}/acknowledge`, {});
    expect(again).toMatchObject({ status: 200, body: { acknowledgedBy: "leader D1" } });
    // Who took it on first stands, and what somebody else says to it is kept, once.
    for (let times = 0; times < 2; times += 1) {
      const said = await admin.call("POST", `alerts/${fired.id}/acknowledge`, { comment: "Cần thêm người" });
      expect(said).toMatchObject({
        status: 200,
        body: { acknowledgedBy: "leader D1", comment: "Đang xử lý\nbootstrap: Cần thêm người" },
      });
    }
    const { body: trail } = await admin.call("GET", "audit?action=alert.acknowledge");
    expect((trail as { items: { after: object }[] }).items).toMatchObject([
      { after: { comment: "Đang xử lý\nbootstrap: Cần thêm người" } },
      { after: { comment: "Đang xử lý" } },
    ]);
    expect((await call(server.url, "POST", `/api/v1/alerts/${fired.id}/acknowledge`, { token: leader })).status).toBe(
      200,
    );

    await p.take([p.event("C1", "resolved", "LATE", "2026-03-11 09:59", { outcome: "approved" })]);
    const over = await admin.until("late", { state: "resolved" });
    expect(over).toMatchObject({ id: fired.id, resolvedAt: "2026-03-11T03:00:00.000Z", acknowledgedBy: "leader D1" });
    expectProblem(await admin.call("POST", `alerts/${fired.id}/acknowledge`, {}), 409, "conflict");

    for (const those of told.slice(0, 3)) {
      await expect.poll(() => those.at(-1)?.state).toBe("resolved");
      expect(those.map(({ state, acknowledgedBy }) => [state, acknowledgedBy])).toEqual([
        ["firing", null],
        ["firing", "leader D1"],
        ["firing", "leader D1"],
        ["resolved", "leader D1"],
      ]);
      expect(those.at(-1)).toEqual(over);
    }
    expect(told[3]).toEqual([]);
    for (const socket of sockets) socket.disconnect();
  });

  test("waits, comes, becomes graver and falls back by the clock and its thresholds", async () => {
    await p.take(["A", "B"].map((name) => p.received("C2", name, "2026-03-11 09:30", "wh0")));
    // Due at once: overdue a millisecond later. Two are a warning; a third makes it critical.
    const rule = { scope: { unit: p.unit("C2"), each: "leaf" }, warning: { fire: 1, clear: 0 }, critical: { fire: 2 } };
    await admin.put("grave", ruleOf(p.unit("C2"), { ...rule, forMinutes: 30, keepFiringMinutes: 10 }));
    await admin.until("grave", { state: "pending", severity: "warning", firedAt: null });
    expectProblem(
      await admin.call("POST", `alerts/${(await admin.alerts("?rule=grave"))[0]?.id}/acknowledge`, {}),
      409,
      "conflict",
    );
    server.clock.advance(30 * 60_000);
    const warned = await admin.until("grave", { state: "firing", severity: "warning" });
    await admin.call("POST", `alerts/${warned.id}/acknowledge`, {});
    await p.take([p.received("C2", "C", "2026-03-11 10:30", "wh0")]);
    server.clock.advance(1);
    // What is graver waits, too, and then needs somebody to take it on anew.
    await admin.until("grave", { id: warned.id, severity: "warning", value: 3 });
    server.clock.advance(31 * 60_000);
    await admin.until("grave", { id: warned.id, severity: "critical", acknowledgedBy: null });
    await p.take(["A", "B", "C"].map((name) => p.event("C2", "withdrawn", name, "2026-03-11 10:59")));
    await admin.until("grave", { state: "recovering", severity: "critical" });
    server.clock.advance(10 * 60_000);
    await admin.until("grave", { id: warned.id, state: "resolved" });
    server.clock.set(Date.parse(wall("2026-03-11 10:00")));
  });

  test("ends where its rule is disabled, asks something else, or is deleted", async () => {
    const rule = ruleOf(p.unit("D2"), { metric: "received" });
    await admin.put("ends", rule);
    const first = await admin.until("ends", { state: "firing" });
    await admin.put("ends", { ...rule, enabled: false });
    await admin.until("ends", { id: first.id, state: "resolved" });
    await admin.put("ends", { ...rule, enabled: true });
    const second = await admin.until("ends", { state: "firing" });
    expect(second.id).not.toBe(first.id);
    await admin.put("ends", { ...rule, metric: "inProgress" });
    await expect
      .poll(async () => (await admin.alerts("?rule=ends&state=resolved")).length, { timeout: 20_000 })
      .toBe(2);
    const third = await admin.until("ends", { state: "firing" });
    expect((await admin.call("DELETE", "alert-rules/ends")).status).toBe(204);
    await admin.until("ends", { id: third.id, state: "resolved" });
    const versions = (await admin.call("GET", "alert-rules/ends/versions")).status;
    expect(versions).toBe(404);
  });

  test("is not there where its unit never reported anything", async () => {
    await admin.put(
      "nothing",
      ruleOf(p.code, {
        metric: "received",
        direction: "below",
        warning: { fire: 5 },
        scope: { unit: p.code, each: "leaf" },
      }),
    );
    await admin.until("nothing", { state: "firing" });
    // C1, C2 and C3 have reported; D1 and D2 are no leaves.
    const units = (await admin.alerts("?rule=nothing")).map(({ unit }) => unit).sort();
    expect(units).toEqual(["C1", "C2", "C3"].map((name) => p.unit(name)));
    await admin.call("DELETE", "alert-rules/nothing");
  });

  test("is silenced, says so, and speaks again once the silence is over", async () => {
    await admin.put("hushed", ruleOf(p.unit("C3"), { metric: "received" }));
    await admin.until("hushed", { state: "firing", silenced: null });
    const until = "2026-03-11T04:00:00.000Z";
    const body = { unit: p.unit("D2"), rule: "hushed", until, reason: "Bảo trì" };
    const made = await admin.call("POST", "silences", body);
    expect(made).toMatchObject({ status: 201, body: { ...body, createdBy: "bootstrap" } });
    await admin.until("hushed", { silenced: { until, reason: "Bảo trì", by: "bootstrap" } });
    const { id } = made.body as { id: string };
    expect((await admin.call("GET", "silences")).body).toMatchObject({ items: [{ id }] });
    expect((await admin.call("DELETE", `silences/${id}`)).status).toBe(204);
    await admin.until("hushed", { silenced: null });
    expectProblem(await admin.call("DELETE", `silences/${id}`), 404, "not-found");
    expectProblem(await admin.call("POST", "silences", { until, reason: "x" }), 422, "invalid");
    expectProblem(await admin.call("POST", "silences", { ...body, until: "2026-03-11T02:00:00Z" }), 422, "invalid");
  });

  test("is given to somebody who may read its unit, and to nobody else", async () => {
    const person = { user: "an.nguyen", name: "Nguyễn An", grants: [{ role: "staff", unit: p.unit("C3") }] };
    await admin.call("POST", "people", person);
    const [alert] = await admin.alerts("?rule=hushed");
    const given = await admin.call("POST", `alerts/${alert?.id}/assign`, { to: "an.nguyen" });
    expect(given).toMatchObject({ status: 200, body: { assignedTo: "Nguyễn An" } });
    expectProblem(await admin.call("POST", `alerts/${alert?.id}/assign`, { to: "nobody.here" }), 422, "invalid");
    expect((await admin.call("POST", `alerts/${alert?.id}/assign`, { to: null })).body).toMatchObject({
      assignedTo: null,
    });
  });

  test("what was done is in the audit trail", async () => {
    const { body } = await admin.call("GET", "audit");
    const actions = (body as { items: { action: string; object: string }[] }).items.map(({ action }) => action);
    for (const action of [
      "alertRule.change",
      "alertRule.remove",
      "alert.acknowledge",
      "alert.assign",
      "silence.create",
      "silence.remove",
    ]) {
      expect(actions, action).toContain(action);
    }
  });
});

test("with public boards nobody's name is told to those who are not signed in", async () => {
  const open = await startTestServer(wall("2026-03-11 10:00"), { publicBoard: true });
  try {
    const province = await Province.create(open);
    const client = new AlertClient(open);
    const socket = await connect(open.url, "/board", {});
    if (typeof socket === "string") throw new Error(socket);
    const told = follow(socket, "open");
    await province.take([province.received("C1", "H", "2026-03-11 09:00", "unknown")]);
    await client.put("open", ruleOf(province.code, { metric: "received" }));
    const { id } = await client.until("open", { state: "firing" });
    await client.call("POST", `alerts/${id}/acknowledge`, { comment: "Bí mật" });
    await expect
      .poll(() =>
        told.map(({ acknowledgedAt, acknowledgedBy, comment }) => [acknowledgedAt !== null, acknowledgedBy, comment]),
      )
      .toEqual([
        [false, null, null],
        [true, null, null],
      ]);
    const { body } = await call(open.url, "GET", "/api/v1/alerts");
    expect((body as { items: AlertShown[] }).items).toEqual([told.at(-1)]);
    expectProblem(await call(open.url, "GET", "/api/v1/alert-rules"), 401, "unauthenticated");
    expectProblem(
      await call(open.url, "POST", `/api/v1/alerts/${id}/acknowledge`, { body: {} }),
      401,
      "unauthenticated",
    );
    socket.disconnect();
  } finally {
    await open.stop();
  }
});
