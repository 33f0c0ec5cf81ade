import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AlertClient, type AlertShown, ruleOf } from "./alerts.test-support.ts";
import { type Directive, listed, step, Told, tokenFor, urge, urged } from "./directives.test-support.ts";
import { call, expectProblem, faultyPlaces, type HttpAnswer } from "./http-client.test-support.ts";
import { connected } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
/** Tokens by role and unit. */
const tokens: Record<string, string> = {};
const DUE = wall("2026-03-13 17:00");

function token(role: string, unit: string): string {
  const found = tokens[`${role} ${unit}`];
  if (found === undefined) throw new Error(`no token of a ${role} of ${unit}`);
  return found;
}

function body(unit: string, rest: object = {}): object {
  return { unit: p.unit(unit), text: "Xử lý dứt điểm hồ sơ quá hạn", dueAt: DUE, ...rest };
}

/** An alert at a unit, where something is overdue. */
async function firing(unit: string): Promise<AlertShown> {
  const alerts = new AlertClient(server);
  await alerts.put(`overdue-${unit}`, ruleOf(p.unit(unit)));
  return alerts.until(`overdue-${unit}`, { state: "firing" });
}

const get = (path: string, by: string): Promise<HttpAnswer> =>
  call(server.url, "GET", `/api/v1/${path}`, { token: by });

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server, { C2: { validTo: "2026-03-10", successor: "T1.C1" } });
  for (const role of ["leader", "staff", "administrator"]) {
    for (const unit of ["", "D1", "C1", "D2"]) tokens[`${role} ${unit}`] = await tokenFor(p, role, unit);
  }
  await p.take([
    p.received("C1", "1", "2026-03-02 09:00", "wd1"),
    p.received("C1", "2", "2026-03-02 09:00", "wd1"),
    p.event("C1", "transferred", "2", "2026-03-03 09:00", { toUnit: p.unit("C3") }),
    p.received("C3", "3", "2026-03-02 09:00", "wd1"),
    p.event("C3", "transferred", "3", "2026-03-03 09:00", { toUnit: p.unit("C1") }),
  ]);
});
afterAll(() => server.stop());

describe("a directive", () => {
  test("goes from sent to closed, each step with its moment and its line of history", async () => {
    const { id: alert } = await firing("C1");
    const sent = await urged(
      server,
      token("leader", ""),
      body("C1", { dossiers: [p.dossier("1")], alert, field: "Hộ tịch", measure: "overdue" }),
    );
    expect(sent).toEqual({
      id: expect.any(String),
      unit: p.unit("C1"),
      unitName: "Đơn vị C1",
      text: "Xử lý dứt điểm hồ sơ quá hạn",
      dueAt: "2026-03-13T10:00:00.000Z",
      dossiers: [p.dossier("1")],
      alert,
      field: "Hộ tịch",
      measure: "overdue",
      state: "sent",
      overdue: false,
      sentBy: "leader ",
      sentAt: "2026-03-11T03:00:00.000Z",
      seenAt: null,
      acceptedAt: null,
      reportedAt: null,
      closedAt: null,
    });
    const way = [
      ["staff", "C1", "seen", undefined, "seen"],
      ["staff", "C1", "accept", { comment: "Đã nhận" }, "accepted"],
      ["leader", "C1", "report", { comment: "Đã xử lý 1 hồ sơ" }, "reported"],
      ["leader", "", "return", { comment: "Còn thiếu" }, "accepted"],
      ["staff", "C1", "report", {}, "reported"],
      ["leader", "", "close", { comment: null }, "closed"],
    ] as const;
    let now = sent;
    for (const [role, unit, action, said, state] of way) {
      server.clock.advance(60_000);
      const answer = await step(server, token(role, unit), sent, action, said);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      now = answer.body as Directive;
      expect(now.state).toBe(state);
    }
    expect(now).toEqual({
      ...sent,
      state: "closed",
      seenAt: "2026-03-11T03:01:00.000Z",
      acceptedAt: "2026-03-11T03:02:00.000Z",
      reportedAt: "2026-03-11T03:05:00.000Z",
      closedAt: "2026-03-11T03:06:00.000Z",
    });
    const { history, dossierStates, ...rest } = (await get(`directives/${sent.id}`, token("staff", "C1")))
      .body as Directive & {
      history: object[];
      dossierStates: object[];
    };
    expect(dossierStates).toEqual([{ code: p.dossier("1"), state: "open", overdue: true }]);
    expect(rest).toEqual({ ...now, actions: [] });
    expect(history).toEqual(
      [["leader", "", "send", undefined, "sent"] as const, ...way].map(([role, unit, action, said, state], minute) => ({
        at: `2026-03-11T03:0${minute}:00.000Z`,
        action,
        state,
        by: `${role} ${unit}`,
        comment: said !== undefined && "comment" in said ? said.comment : null,
      })),
    );
    const audit = await get("audit", BOOTSTRAP_TOKEN);
    const lines = (audit.body as { items: { action: string; object: string; unit: string; after: object }[] }).items
      .filter(({ action, object }) => action.startsWith("directive.") && object === sent.id)
      .map(({ action, unit }) => [action, unit]);
    expect(lines.toReversed()).toEqual([
      ["directive.send", p.unit("C1")],
      ...way.map(([, , action]) => [`directive.${action}`, p.unit("C1")]),
    ]);
  });

  test("DIR-1 accepted straight away it was seen as well", async () => {
    const sent = await urged(server, token("leader", "D1"), body("C1"));
    const accepted = (await step(server, token("staff", "C1"), sent, "accept")).body as Directive;
    expect([accepted.state, accepted.seenAt]).toEqual(["accepted", accepted.acceptedAt]);
  });

  test("DIR-2 DIR-3 DIR-4 out of order is a conflict, taken again is none, closed is the end", async () => {
    const sent = await urged(server, token("leader", "D1"), body("C1"));
    const unit = token("staff", "C1");
    const sender = token("leader", "D1");
    const say = (by: string, action: string, comment?: string): Promise<HttpAnswer> =>
      step(server, by, sent, action, comment === undefined ? undefined : { comment });
    const lines = async (): Promise<number> =>
      ((await get(`directives/${sent.id}`, unit)).body as { history: object[] }).history.length;
    expectProblem(await say(unit, "report"), 409, "conflict");
    expectProblem(await say(sender, "return", "Làm lại"), 409, "conflict");
    expectProblem(await say(sender, "close"), 409, "conflict");
    expect(await lines()).toBe(1);
    const first = await say(unit, "accept", "Vâng");
    server.clock.advance(60_000);
    expect((await say(unit, "accept", "Vâng")).body).toEqual(first.body);
    expect((await say(unit, "seen")).body).toEqual(first.body);
    expect(await lines()).toBe(2);
    expect((await say(unit, "accept", "Thêm người")).body).toEqual(first.body);
    expect(await lines()).toBe(3);
    const closed = await say(sender, "close", "Gửi nhầm");
    expect(closed.body).toMatchObject({ state: "closed", reportedAt: null });
    expect((await say(sender, "close")).body).toEqual(closed.body);
    for (const action of ["seen", "accept", "report"]) expectProblem(await say(unit, action), 409, "conflict");
    expectProblem(await say(sender, "return"), 409, "conflict");
  });

  test("DIR-5 is sent by leaders, worked on by the unit's people, closed by whoever sent it", async () => {
    for (const role of ["staff", "administrator"]) {
      expectProblem(await urge(server, token(role, ""), body("C1")), 403, "forbidden");
    }
    expectProblem(await urge(server, BOOTSTRAP_TOKEN, body("C1")), 403, "forbidden");
    const sent = await urged(server, token("leader", ""), body("C1"));
    const may = async (role: string, unit: string, action: string): Promise<number> =>
      (await step(server, token(role, unit), sent, action, { comment: "x" })).status;
    // The sender does not accept for the unit; an administrator only reads.
    expect(await may("leader", "", "accept")).toBe(403);
    expect(await may("administrator", "C1", "accept")).toBe(403);
    for (const action of ["seen", "accept", "report"]) expect(await may("staff", "C1", action)).toBe(200);
    // Neither the unit nor whoever stands between closes what came from above.
    for (const [role, unit] of [
      ["staff", "C1"],
      ["leader", "C1"],
      ["leader", "D1"],
      ["staff", ""],
      ["administrator", ""],
    ] as const) {
      expect([role, unit, await may(role, unit, "close")]).toEqual([role, unit, 403]);
    }
    expect(await may("leader", "", "return")).toBe(200);
    expect(await may("leader", "D1", "report")).toBe(200);
    expect(await may("leader", "", "close")).toBe(200);
  });

  test("DIR-1 DIR-5 says to each who reads it which steps are theirs now", async () => {
    const sent = await urged(server, token("leader", ""), body("C1"));
    const open = async (role: string, unit: string): Promise<unknown> =>
      ((await get(`directives/${sent.id}`, token(role, unit))).body as { actions: unknown }).actions;
    expect(await open("staff", "C1")).toEqual(["seen", "accept"]);
    expect(await open("leader", "")).toEqual(["close"]);
    expect(await open("administrator", "")).toEqual([]);
    for (const action of ["accept", "report"]) await step(server, token("staff", "C1"), sent, action);
    expect(await open("staff", "C1")).toEqual([]);
    expect(await open("leader", "")).toEqual(["close", "return"]);
  });

  test("outside the subtree is as if it were not there", async () => {
    const sent = await urged(server, token("leader", "D1"), body("C1"));
    const unknown = await get("directives/999999", token("leader", "D2"));
    const outside = await get(`directives/${sent.id}`, token("leader", "D2"));
    expect(outside.body).toEqual(unknown.body);
    expectProblem(outside, 404, "not-found");
    for (const action of ["seen", "close"]) {
      expectProblem(await step(server, token("leader", "D2"), sent, action), 404, "not-found");
    }
    const elsewhere = await urge(server, token("leader", "D2"), body("C1"));
    expect(elsewhere.body).toEqual((await urge(server, token("leader", "D2"), { ...body("C1"), unit: "X" })).body);
    expectProblem(elsewhere, 404, "not-found");
    for (const id of ["x", "0", "99999999999", "1e3"]) {
      expectProblem(await get(`directives/${id}`, token("leader", "")), 404, "not-found");
    }
    expectProblem(await step(server, token("leader", ""), sent, "burn"), 404, "not-found");
    expectProblem(await call(server.url, "GET", "/api/v1/directives"), 401, "unauthenticated");
    expectProblem(await get("directives", await p.feedToken("C1")), 403, "forbidden");
  });

  test("names dossiers of the unit's subtree; those elsewhere are told apart from those nowhere by nothing", async () => {
    const dossiers = ["1", "2", "3", "none"].map((name) => p.dossier(name));
    const answer = await urge(server, token("leader", "D1"), body("C1", { dossiers }));
    const problem = expectProblem(answer, 422, "invalid");
    expect(faultyPlaces(problem)).toEqual(["dossiers.1", "dossiers.3"]);
    const [elsewhere, nowhere] = problem.errors ?? [];
    expect(elsewhere?.message).toBe(nowhere?.message);
    await urged(server, token("leader", ""), body("", { dossiers: ["1", "2", "3"].map((name) => p.dossier(name)) }));
  });

  test("answers an alert that its sender may read; others are told apart from none by nothing", async () => {
    const { id: alert } = await firing("D1");
    const outside = expectProblem(await urge(server, token("leader", "C1"), body("C1", { alert })), 422, "invalid");
    expect(faultyPlaces(outside)).toEqual(["alert"]);
    const unknown = await urge(server, token("leader", "C1"), body("C1", { alert: "999999" }));
    expect(unknown.body).toEqual(outside);
    expect((await urged(server, token("leader", "D1"), body("C1", { alert }))).alert).toBe(alert);
  });

  test.each<readonly [string, object, readonly string[]]>([
    ["a deadline that is past", { dueAt: wall("2026-03-11 09:00") }, ["dueAt"]],
    ["no instant", { dueAt: "2026-03-13" }, ["dueAt"]],
    ["no text", { text: "" }, ["text"]],
    ["too long a text", { text: "đ".repeat(2001) }, ["text"]],
    ["unprintable text", { text: "a\u0000b" }, ["text"]],
    ["a text that is not NFC", { text: "Đo\u0302n đo\u0302\u0301c" }, ["text"]],
    ["a citizen's number", { text: "Hồ sơ của công dân 001090012345" }, ["text"]],
    ["a telephone number", { text: "Gọi 0912345678" }, ["text"]],
    ["the same dossier twice", { dossiers: ["a", "a"] }, ["dossiers"]],
    ["what is no id of an alert", { alert: "an alert" }, ["alert"]],
    ["a field that nothing belongs to", { field: "Thiên văn" }, ["field"]],
    ["what is no measure", { measure: "everything" }, ["measure"]],
    ["what is not asked for", { sender: "me" }, ["sender"]],
  ])("is refused with %s", async (_, wrong, places) => {
    const answer = await urge(server, token("leader", "D1"), body("C1", wrong));
    expect(faultyPlaces(expectProblem(answer, 422, "invalid"))).toEqual(places);
  });

  test("is refused to a unit that has ended, and with a comment that names a citizen", async () => {
    const ended = expectProblem(await urge(server, token("leader", "D1"), body("C2")), 422, "invalid");
    expect(faultyPlaces(ended)).toEqual(["unit"]);
    const sent = await urged(server, token("leader", "D1"), body("C1", { text: "đ\n".repeat(1000), dossiers: null }));
    const said = await step(server, token("staff", "C1"), sent, "accept", { comment: "CCCD 001090012345" });
    expect(faultyPlaces(expectProblem(said, 422, "invalid"))).toEqual(["comment"]);
    const path = `/api/v1/directives/${sent.id}/accept`;
    const by = token("staff", "C1");
    expectProblem(await call(server.url, "POST", path, { token: by, body: "x", type: "text/plain" }), 415, "invalid");
    expectProblem(
      await call(server.url, "POST", path, { token: by, body: "{", type: "application/json" }),
      400,
      "invalid",
    );
    expect((await call(server.url, "POST", path, { token: by, body: "", type: "application/json" })).status).toBe(200);
  });
});

test("only those hear of it who may read its unit", async () => {
  const near = new Told(await connected(server.url, "/board", token("staff", "D1")));
  const far = new Told(await connected(server.url, "/board", token("leader", "D2")));
  const first = await urged(server, token("leader", ""), body("C1"));
  const second = await urged(server, token("leader", ""), body("C3"));
  expect(await near.next(() => true)).toEqual(first);
  expect(await far.next(() => true)).toEqual(second);
  for (const { socket } of [near, far]) socket.disconnect();
});

describe("the list", () => {
  test("is a unit's subtree, newest first, of one state if asked, page by page", async () => {
    const other = await Province.create(server);
    const leader = await tokenFor(other, "leader", "");
    const sent: Directive[] = [];
    for (const unit of ["C1", "D1", "C3", ""]) {
      sent.push(await urged(server, leader, { ...body("C1"), unit: other.unit(unit) }));
    }
    const [c1, d1, c3, top] = sent.map(({ id }) => id);
    const ids = async (by: string, query = ""): Promise<string[]> =>
      (await listed(server, by, query)).map(({ id }) => id);
    expect(await ids(leader)).toEqual([top, c3, d1, c1]);
    expect(await ids(leader, `?unit=${other.unit("D1")}`)).toEqual([d1, c1]);
    expect(await ids(await tokenFor(other, "staff", "C1"))).toEqual([c1]);
    await step(server, leader, { id: c1 ?? "" }, "close", { comment: "Xong" });
    expect(await ids(leader, "?state=closed")).toEqual([c1]);
    expect(await ids(leader, "?state=open")).toEqual([top, c3, d1]);
    expect(await ids(leader, `?unit=${other.unit("D1")}&state=sent`)).toEqual([d1]);
    const pages: string[] = [];
    let cursor = "";
    do {
      const answer = await get(`directives?limit=3${cursor}`, leader);
      const page = answer.body as { items: Directive[]; nextCursor: string | null };
      pages.push(page.items.map(({ id }) => id).join(" "));
      cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
    } while (cursor !== "");
    expect(pages).toEqual([`${top} ${c3} ${d1}`, c1]);
    expectProblem(await get(`directives?unit=${p.unit("C1")}`, leader), 404, "not-found");
    expectProblem(await get("directives?limit=501", leader), 422, "invalid");
    expectProblem(await get("directives?cursor=x", leader), 422, "invalid");
    expectProblem(await get("directives?state=lost", leader), 422, "invalid");
  });

  test("is of all that wait for their units, the earliest deadline first, however many there are", async () => {
    const other = await Province.create(server);
    const leader = await tokenFor(other, "leader", "");
    const hours = [5, 3, 9, 3, 7, 1];
    const sent: Directive[] = [];
    for (const hour of hours) {
      const dueAt = wall(`2026-03-20 ${String(hour).padStart(2, "0")}:00`);
      sent.push(await urged(server, leader, { ...body("C1"), unit: other.unit("C1"), dueAt }));
    }
    const [five, three, nine, threeToo, seven, one] = sent.map(({ id }) => id);
    const staff = await tokenFor(other, "staff", "C1");
    for (const action of ["accept", "report"])
      await step(server, staff, { id: nine ?? "" }, action, { comment: "Xong" });
    await step(server, leader, { id: seven ?? "" }, "close", { comment: "Xong" });
    const pages: string[] = [];
    let cursor = "";
    do {
      const answer = await get(`directives?unit=${other.unit("")}&state=waiting&sort=due&limit=2${cursor}`, leader);
      const page = answer.body as { total: number; items: Directive[]; nextCursor: string | null };
      expect(page.total).toBe(4);
      pages.push(page.items.map(({ id }) => id).join(" "));
      cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
    } while (cursor !== "");
    expect(pages).toEqual([`${one} ${three}`, `${threeToo} ${five}`]);
    const open = (await get(`directives?unit=${other.unit("")}&state=open&limit=1`, leader)).body;
    expect(open).toMatchObject({ total: 5, items: [{ id: one }] });
  });
});
