import type { AlertCourse } from "@ioc/protocol/alert-course.ts";
import type { Board } from "@ioc/protocol/board.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AlertClient, ruleOf, startAlertProvince } from "./alerts.test-support.ts";
import { tokenFor } from "./directives.test-support.ts";
import { call, expectProblem } from "./http-client.test-support.ts";
import type { Province } from "./province.test-support.ts";
import type { TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
let admin: AlertClient;

beforeAll(async () => {
  ({ server, p, admin } = await startAlertProvince());
});
afterAll(() => server.stop());

describe("rules", () => {
  test("are exported, imported, and kept in every version", async () => {
    const rule = ruleOf(p.unit("C3"), {
      metric: "onTime",
      direction: "below",
      warning: null,
      critical: { fire: 0.5, clear: 0.6 },
      minSample: 5,
    });
    await admin.put("kept", rule);
    await admin.put("kept", rule);
    await admin.put("kept", { ...rule, forMinutes: 20, reason: "Ít hơn" });
    const { body } = await admin.call("GET", "alert-rules");
    const { items } = body as { items: Record<string, unknown>[] };
    const kept = items.find(({ id }) => id === "kept");
    expect(kept).toMatchObject({ version: 2, forMinutes: 20, reason: "Ít hơn", critical: { fire: 0.5, clear: 0.6 } });
    expect((await admin.call("GET", "alert-rules/kept")).body).toEqual(kept);
    expect((await admin.call("GET", "alert-rules/kept/versions")).body).toMatchObject({
      items: [
        { version: 2, reason: "Ít hơn", changedBy: "bootstrap" },
        { version: 1, rule: { forMinutes: 0 } },
      ],
    });
    const { version: _v, changedBy: _b, changedAt: _a, reason: _r, ...entry } = kept ?? {};
    const imported = [{ ...entry, id: "imported" }, entry];
    expect((await admin.call("PUT", "alert-rules", imported)).body).toEqual({ count: 2 });
    expect((await admin.call("GET", "alert-rules/imported")).body).toMatchObject({ version: 1, minSample: 5 });
    expect((await admin.call("DELETE", "alert-rules/imported")).status).toBe(204);
    expect((await admin.call("DELETE", "alert-rules/imported")).status).toBe(404);
  });

  test.each([
    ["a metric that is none", { metric: "lateness" }, "metric"],
    ["a clear value on the wrong side", { warning: { fire: 3, clear: 4 } }, "warning.clear"],
    ["a critical value short of the warning", { warning: { fire: 5 }, critical: { fire: 4 } }, "critical.fire"],
    ["no threshold and no alert on silence", { warning: null }, "warning"],
    ["less than no time", { forMinutes: -1 }, "forMinutes"],
    ["a member that is none", { colour: "red" }, "colour"],
    ["a unit that is no code", { scope: { unit: "", each: "self" } }, "scope.unit"],
  ])("with %s are refused, and nothing is stored", async (_, changes, path) => {
    const answer = await admin.call("PUT", "alert-rules/refused", ruleOf(p.code, changes));
    expect(expectProblem(answer, 422, "invalid").errors).toMatchObject([{ path }]);
    expectProblem(await admin.call("GET", "alert-rules/refused"), 404, "not-found");
  });

  test("need a unit that is there, and an id that is one", async () => {
    expectProblem(await admin.call("PUT", "alert-rules/x", ruleOf("NOWHERE")), 404, "not-found");
    expectProblem(await admin.call("PUT", "alert-rules/backtest", ruleOf(p.code)), 422, "invalid");
    expectProblem(await admin.call("PUT", "alert-rules/%20", ruleOf(p.code)), 422, "invalid");
    const twice = [
      { id: "twice", ...ruleOf(p.code) },
      { id: "twice", ...ruleOf(p.code) },
    ];
    expectProblem(await admin.call("PUT", "alert-rules", twice), 422, "invalid");
  });

  test("are suggested for a unit, in the form in which they are put, and hold only then", async () => {
    const { body } = await admin.call("GET", `alert-rules/suggested?unit=${p.unit("D1")}`);
    const { items } = body as { items: { id: string; scope: object; enabled: boolean }[] };
    expect(items.map(({ scope }) => scope)).toEqual(items.map(() => ({ unit: p.unit("D1"), each: "child" })));
    expectProblem(await admin.call("GET", `alert-rules/${items[0]?.id}`), 404, "not-found");
    expect((await admin.call("PUT", "alert-rules", items)).body).toEqual({ count: items.length });
    for (const { id } of items) expect((await admin.call("DELETE", `alert-rules/${id}`)).status).toBe(204);
  });
});

describe("a back-test", () => {
  test("says when a rule would have fired, by its id or as it is written", async () => {
    await p.take([
      ...["E", "F", "G"].map((name) => p.received("C3", name, "2026-03-04 09:00", "wd1")),
      p.event("C3", "resolved", "E", "2026-03-06 08:10", { outcome: "approved" }),
      ...["F", "G"].map((name) => p.event("C3", "resolved", name, "2026-03-06 10:20", { outcome: "approved" })),
    ]);
    const scope = { unit: p.unit("D2"), each: "leaf" };
    const rule = ruleOf(p.unit("D2"), { scope, warning: { fire: 0 }, critical: { fire: 2 } });
    const body = { rule, from: "2026-03-04", to: "2026-03-07" };
    const answer = await admin.call("POST", "alert-rules/backtest", body);
    const unit = { unit: p.unit("C3"), unitName: "Đơn vị C3" };
    expect(answer).toMatchObject({
      status: 200,
      body: {
        everyMinutes: 15,
        notifications: 3,
        units: [{ ...unit, value: 0 }],
        asOf: "2026-03-07T16:59:59.999Z",
      },
    });
    expect((answer.body as { episodes: object[] }).episodes).toEqual([
      { ...unit, severity: "critical", from: "2026-03-05T10:15:00.000Z", to: "2026-03-06T01:15:00.000Z" },
      { ...unit, severity: "warning", from: "2026-03-06T01:15:00.000Z", to: "2026-03-06T03:30:00.000Z" },
    ]);
    await admin.put("tested", rule);
    const byId = await admin.call("POST", "alert-rules/backtest", { ...body, rule: "tested" });
    expect(byId.body).toEqual(answer.body);
    const instants = { ...body, from: "2026-03-06T00:00:00Z", to: "2026-03-06T02:00:00Z" };
    expect((await admin.call("POST", "alert-rules/backtest", instants)).body).toMatchObject({
      episodes: [{ severity: "critical" }, { severity: "warning", to: null }],
    });
  });

  test.each([
    ["from after to", { from: "2026-03-07", to: "2026-03-04" }, 422, "invalid"],
    ["too long a time", { from: "2020-03-07", to: "2026-03-04" }, 422, "invalid"],
    ["what is no day", { from: "yesterday", to: "2026-03-04" }, 422, "invalid"],
    ["a rule that is not there", { rule: "nowhere" }, 404, "not-found"],
    ["a unit that is not there", { rule: ruleOf("NOWHERE") }, 404, "not-found"],
  ])("refuses %s", async (_, changes, status, code) => {
    const body = { rule: ruleOf(p.code), from: "2026-03-04", to: "2026-03-07", ...changes };
    expectProblem(await admin.call("POST", "alert-rules/backtest", body), status, code);
  });
});

describe("the course of a number", () => {
  test("is what its boards said at each quarter of an hour, told where it moved", async () => {
    for (const [metric, period] of [
      ["overdue", "today"],
      ["received", "month"],
      ["onTime", "week"],
    ] as const) {
      const query = `unit=${p.unit("C3")}&metric=${metric}&period=${period}&days=8`;
      const answer = await admin.call("GET", `alert-rules/course?${query}`);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      const course = answer.body as AlertCourse;
      expect(course).toMatchObject({ unit: { code: p.unit("C3") }, metric, period, everyMinutes: 15 });
      expect(course.from).toBe("2026-03-03T17:00:00.000Z");
      expect(course.asOf).toBe("2026-03-11T03:00:00.000Z");
      expect(course.points.length).toBeGreaterThan(2);
      for (const at of [
        "2026-03-04T01:00Z",
        "2026-03-05T10:15Z",
        "2026-03-06T02:00Z",
        "2026-03-06T03:30Z",
        course.asOf,
      ]) {
        const point = course.points.findLast((one) => Date.parse(one.at) <= Date.parse(at));
        const from = period === "today" ? at.slice(0, 10) : period === "month" ? "2026-03-01" : weekBefore(at);
        const asked = `board?unit=${p.unit("C3")}&from=${from}&to=${at.slice(0, 10)}&at=${new Date(at).toISOString()}`;
        const board = (await admin.call("GET", asked)).body as Board;
        const said = metric === "onTime" ? board.rates.onTime.value : board.measures[metric];
        expect(point?.value, `${metric} at ${at}`).toBe(said);
      }
    }
  });

  test.each([
    ["no metric", "", 422, "invalid"],
    ["a metric that is none", "metric=lateness", 422, "invalid"],
    ["too many days", "metric=overdue&days=93", 422, "invalid"],
    ["a period that is none", "metric=overdue&period=decade", 422, "invalid"],
    ["a unit that is not there", "metric=overdue&unit=NOWHERE", 404, "not-found"],
  ])("is refused with %s", async (_, query, status, code) => {
    expectProblem(await admin.call("GET", `alert-rules/course?${query}`), status, code);
  });

  test("is for administrators of the unit", async () => {
    const asked = (unit: string): string => `alert-rules/course?metric=overdue&unit=${p.unit(unit)}`;
    const administrator = new AlertClient(server, await tokenFor(p, "administrator", "D1"));
    expect((await administrator.call("GET", asked("C1"))).status).toBe(200);
    expectProblem(await administrator.call("GET", asked("D2")), 404, "not-found");
    const leader = new AlertClient(server, await tokenFor(p, "leader", "D1"));
    expectProblem(await leader.call("GET", asked("C1")), 403, "forbidden");
  });
});

/** The Monday of the week of a moment. */
function weekBefore(at: string): string {
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

describe("who may", () => {
  test("administrators set rules in their subtree, leaders handle alerts there, staff look", async () => {
    await admin.put("above", ruleOf(p.code, { metric: "received" }));
    await admin.put("beside", ruleOf(p.unit("D2"), { metric: "received" }));
    await admin.put(
      "inside",
      ruleOf(p.unit("D1"), { metric: "inProgress", direction: "below", warning: { fire: 1e6 } }),
    );
    const inside = await admin.until("inside", { state: "firing" });
    const beside = await admin.until("beside", { state: "firing" });
    const [administrator, leader, staff] = await Promise.all(
      ["administrator", "leader", "staff"].map(async (role) => new AlertClient(server, await tokenFor(p, role, "D1"))),
    );
    if (administrator === undefined || leader === undefined || staff === undefined) throw new Error("no tokens");
    for (const [who, isAdministrator, handles] of [
      [administrator, true, true],
      [leader, false, true],
      [staff, false, false],
    ] as const) {
      const rules = (await who.call("GET", "alert-rules")).body as { items: { id: string }[] };
      expect(rules.items.map(({ id }) => id)).toEqual(["inside"]);
      const seen = new Set((await who.alerts()).map(({ unit }) => unit));
      for (const code of seen) expect([p.unit("D1"), p.unit("C1"), p.unit("C2")]).toContain(code);
      expectProblem(await who.call("GET", `alerts?unit=${p.unit("D2")}`), 404, "not-found");
      const putting = await who.call(
        "PUT",
        "alert-rules/inside",
        ruleOf(p.unit("D1"), { metric: "inProgress", direction: "below", warning: { fire: 1e6 } }),
      );
      expect(putting.status).toBe(isAdministrator ? 200 : 403);
      // What lies outside is as what is not there.
      const taking = await who.call("PUT", "alert-rules/beside", ruleOf(p.unit("D1")));
      expect(taking.status).toBe(isAdministrator ? 404 : 403);
      expect((await who.call("DELETE", "alert-rules/beside")).status).toBe(isAdministrator ? 404 : 403);
      expect((await who.call("PUT", "alert-rules/mine", ruleOf(p.unit("D2")))).status).toBe(
        isAdministrator ? 404 : 403,
      );
      expect((await who.call("POST", `alerts/${inside.id}/acknowledge`, {})).status).toBe(handles ? 200 : 403);
      expect((await who.call("POST", `alerts/${beside.id}/acknowledge`, {})).status).toBe(handles ? 404 : 403);
      const silence = { until: "2026-03-11T05:00:00Z", reason: "x" };
      expect((await who.call("POST", "silences", { ...silence, unit: p.unit("D2") })).status).toBe(handles ? 404 : 403);
      expect((await who.call("POST", "silences", { ...silence, rule: "beside" })).status).toBe(handles ? 404 : 403);
      // A rule of above that holds at their unit is theirs to silence there.
      const there = await who.call("POST", "silences", { ...silence, unit: p.unit("C1"), rule: "above" });
      expect(there.status).toBe(handles ? 201 : 403);
    }
    const asFeed = new AlertClient(server, await p.feedToken(""));
    expectProblem(await asFeed.call("GET", "alerts"), 403, "forbidden");
    for (const path of ["alerts", "alert-rules", "silences"]) {
      expectProblem(await call(server.url, "GET", `/api/v1/${path}`), 401, "unauthenticated");
    }
  });

  test("a silence of a rule wherever it holds ends once it holds elsewhere, or is gone", async () => {
    const leader = new AlertClient(server, await tokenFor(p, "leader", "D1"));
    const silenced = async (): Promise<unknown> =>
      ((await admin.call("GET", "silences")).body as { items: { rule: string | null }[] }).items.filter(
        ({ rule }) => rule === "moving",
      );
    const silence = async (changes: object): Promise<void> => {
      const body = { until: "2026-03-11T05:00:00Z", reason: "x", rule: "moving", ...changes };
      expect((await leader.call("POST", "silences", body)).status).toBe(201);
    };
    await admin.put("moving", ruleOf(p.unit("D1")));
    await silence({});
    await silence({ unit: p.unit("C1") });
    await admin.put("moving", ruleOf(p.unit("D1"), { warning: { fire: 3 } }));
    expect(await silenced()).toHaveLength(2);
    await admin.put("moving", ruleOf(p.code));
    expect(await silenced()).toMatchObject([{ unit: p.unit("C1") }]);
    await admin.put("moving", ruleOf(p.unit("D1")));
    await silence({});
    expect((await admin.call("DELETE", "alert-rules/moving")).status).toBe(204);
    await admin.put("moving", ruleOf(p.unit("D1")));
    expect(await silenced()).toMatchObject([{ unit: p.unit("C1") }]);
  });
});
