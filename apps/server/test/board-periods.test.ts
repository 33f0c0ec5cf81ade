import { afterAll, beforeAll, expect, test } from "vitest";
import type { Board } from "./board-shape.test-support.ts";
import { call, expectProblem } from "./http-client.test-support.ts";
import { day, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
  await p.take([
    // Due Wednesday 4 March 17:00.
    p.received("C1", "H1", "2026-03-03 00:00:00.000", "wd1"),
    p.event("C1", "resolved", "H1", "2026-03-05 23:59:59.999", { outcome: "refused" }),
    // Due Friday 13 March 17:00.
    p.received("C1", "H2", "2026-03-06 09:00", "wd5"),
  ]);
});
afterAll(() => server.stop());

async function counts(query: Readonly<Record<string, string>>): Promise<object> {
  const { carriedOver, received, resolved, inProgress, overdue, dueToday } = (await p.board("", query)).measures;
  return { carriedOver, received, resolved, inProgress, overdue, dueToday };
}

const none = { carriedOver: 0, received: 0, resolved: 0, inProgress: 0, overdue: 0, dueToday: 0 };

test("a period counts both its days from the first millisecond to the last", async () => {
  expect(await counts(day("2026-03-02"))).toEqual(none);
  expect(await counts(day("2026-03-03"))).toEqual({ ...none, received: 1, inProgress: 1 });
  expect(await counts(day("2026-03-04"))).toEqual({ ...none, carriedOver: 1, inProgress: 1, overdue: 1 });
  expect(await counts(day("2026-03-05"))).toEqual({ ...none, carriedOver: 1, resolved: 1 });
  expect(await counts({ from: "2026-03-03", to: "2026-03-05" })).toEqual({ ...none, received: 1, resolved: 1 });
});

test("without days it is today; with one of them the other is today", async () => {
  const today = await p.board("");
  expect(today.period).toEqual(day("2026-03-11"));
  expect(today.measures).toMatchObject({ carriedOver: 1, received: 0, inProgress: 1 });
  expect((await p.board("", { from: "2026-03-06" })).period).toEqual({ from: "2026-03-06", to: "2026-03-11" });
  expect((await p.board("", { to: "2026-03-12" })).period).toEqual({ from: "2026-03-11", to: "2026-03-12" });
});

test("in a period that has not begun nothing has happened, and what is open now is carried over", async () => {
  expect(await counts({ from: "2026-03-12", to: "2026-03-31" })).toEqual({ ...none, carriedOver: 1, inProgress: 1 });
});

test("a period may be as long as dates go", async () => {
  expect(await counts({ from: "0001-01-01", to: "9999-12-31" })).toEqual({
    ...none,
    received: 2,
    resolved: 1,
    inProgress: 1,
  });
});

test("`at` shows the board as it was at that instant, deadlines included", async () => {
  const month = { from: "2026-03-01", to: "2026-03-31" };
  const at = (time: string) => counts({ ...month, at: wall(time) });
  expect(await at("2026-03-02 23:59:59.999")).toEqual(none);
  expect(await at("2026-03-04 00:00")).toEqual({ ...none, received: 1, inProgress: 1, dueToday: 1 });
  expect(await at("2026-03-04 17:00")).toEqual({ ...none, received: 1, inProgress: 1, dueToday: 1 });
  expect(await at("2026-03-04 17:00:00.001")).toEqual({ ...none, received: 1, inProgress: 1, overdue: 1 });
  expect(await at("2026-03-05 23:59:59.998")).toMatchObject({ resolved: 0, overdue: 1 });
  expect(await at("2026-03-05 23:59:59.999")).toMatchObject({ resolved: 1, overdue: 0 });
  const before = await p.board("", { ...month, at: wall("2026-03-04 12:00") });
  expect(Date.parse(before.asOf)).toBe(Date.parse(wall("2026-03-04 12:00")));
  // Up to a moment that has not come counts what has.
  const after = await p.board("", { ...month, at: wall("2026-03-20 12:00") });
  expect(after.measures).toEqual((await p.board("", month)).measures);
  expect(Date.parse(after.asOf)).toBe(server.clock.now());
});

test("without `at` the stocks of a past period are judged at its end", async () => {
  const { measures } = await p.board("", day("2026-03-04"));
  expect(measures).toEqual((await p.board("", { ...day("2026-03-04"), at: wall("2026-03-04 23:59:59.999") })).measures);
});

test("at risk begins where at most eight hours of working time are left", async () => {
  const atRisk = async (time: string) =>
    (await p.board("", { at: wall(time), ...day(time.slice(0, 10)) })).measures.atRisk;
  // Due Friday 17:00: 7.5 hours on Friday, so the eighth begins on Thursday at 16:30.
  const q = await Province.create(server);
  await q.take([q.received("C1", "H", "2026-03-02 09:00", "wd3")]);
  const risk = async (time: string) => (await q.board("", { ...day("2026-03-04"), at: wall(time) })).measures.atRisk;
  expect(await risk("2026-03-04 16:29:59.999")).toBe(0);
  expect(await risk("2026-03-04 16:30")).toBe(1);
  expect(await atRisk("2026-03-04 17:00")).toBe(1);
  expect(await atRisk("2026-03-04 17:00:00.001")).toBe(0);
});

test("what was overdue before it was extended or suspended was so then, and is not any more", async () => {
  const q = await Province.create(server);
  await q.take([
    // Due on Tuesday 3 March at 17:00, each of them.
    q.received("C1", "extended", "2026-03-02 09:00", "wd1"),
    q.event("C1", "extended", "extended", "2026-03-05 09:00", { dueAt: wall("2026-03-10 17:00") }),
    q.received("C1", "suspended", "2026-03-02 09:00", "wd1"),
    q.event("C1", "suspended", "suspended", "2026-03-05 09:00"),
    q.event("C1", "resumed", "suspended", "2026-03-06 09:00"),
  ]);
  const at = async (time: string) => {
    const { overdue, suspended } = (await q.board("", { from: "2026-03-01", to: "2026-03-31", at: wall(time) }))
      .measures;
    return { overdue, suspended };
  };
  expect(await at("2026-03-03 17:00")).toEqual({ overdue: 0, suspended: 0 });
  expect(await at("2026-03-05 08:59:59.999")).toEqual({ overdue: 2, suspended: 0 });
  expect(await at("2026-03-05 09:00")).toEqual({ overdue: 0, suspended: 1 });
  expect(await at("2026-03-06 09:00")).toEqual({ overdue: 1, suspended: 0 });
  expect(await at("2026-03-10 17:00:00.001")).toEqual({ overdue: 2, suspended: 0 });
});

test.each([
  ["from after to", { from: "2026-03-11", to: "2026-03-10" }],
  ["from after today", { from: "2026-03-12" }],
  ["a date that is none", { from: "2026-02-29" }],
  ["another form of date", { from: "11/03/2026" }],
  ["an instant without an offset", { at: "2026-03-11T10:00:00" }],
  ["an instant that is none", { at: "yesterday" }],
  ["a unit that is no code", { unit: "../etc" }],
])("refused as invalid: %s", async (_, query: Readonly<Record<string, string>>) => {
  const asked = new URLSearchParams({ ...("unit" in query ? {} : { unit: p.code }), ...query });
  const answer = await p.call("GET", `/api/v1/board?${asked}`);
  // What cannot be a unit's code is no unit either.
  if (answer.status === 404 && "unit" in query) expectProblem(answer, 404, "not-found");
  else expectProblem(answer, 422, "invalid");
});

test("an unknown unit is not found", async () => {
  expectProblem(await p.call("GET", "/api/v1/board?unit=NOWHERE"), 404, "not-found");
  expectProblem(await p.call("GET", "/api/v1/dossiers?unit=NOWHERE&measure=received"), 404, "not-found");
  expectProblem(await p.call("GET", "/api/v1/faults?unit=NOWHERE"), 404, "not-found");
});

test("without a unit it is the topmost, of several the first by code", async () => {
  const a = await call(server.url, "PUT", "/api/v1/units", {
    token: BOOTSTRAP_TOKEN,
    body: [
      { code: "B-root", name: "Second", kind: "department" },
      { code: "A-root", name: "First", kind: "department" },
    ],
  });
  expect(a.status).toBe(200);
  const answer = await p.call("GET", "/api/v1/board");
  expect((answer.body as Board).unit.code).toBe("A-root");
});
