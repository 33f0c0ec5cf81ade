import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { countedIn } from "./board-shape.test-support.ts";
import { day, Province, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

// Limits and calendars change: what is committed already keeps those it was committed under.

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
});
beforeEach(async () => {
  p = await Province.create(server);
});
afterAll(() => server.stop());

async function putProcedure(code: string, limit: number, more: object = {}): Promise<void> {
  const body = [
    {
      code,
      name: "Thủ tục",
      field: "Đất đai",
      level: "commune",
      service: "full",
      limit,
      limitUnit: "workingDay",
      ...more,
    },
  ];
  expect((await p.call("PUT", "/api/v1/procedures", { body })).status).toBe(200);
}

async function dueAt(name: string): Promise<number> {
  return Date.parse((await p.readDossier(name)).dueAt ?? "");
}

test("an unknown procedure is taken without a deadline, and once provisioned it is as if it had always been known", async () => {
  const procedure = `${p.code}-new`;
  await p.take([
    p.received("C1", "H1", "2026-03-02 09:00", procedure),
    p.received("C1", "H2", "2026-03-02 09:00", procedure),
    p.event("C1", "resolved", "H2", "2026-03-10 09:00", { outcome: "approved" }),
    p.received("C1", "H3", "2026-03-02 09:00", procedure, { dueAt: wall("2026-03-03 09:00") }),
  ]);
  const period = { from: "2026-03-02", to: "2026-03-11" };
  const before = await p.board("", period);
  expect(countedIn(before.fields["unclassified"] ?? before)).toEqual({
    received: 3,
    receivedCounter: 3,
    resolved: 1,
    resolvedOnTime: 1,
    inProgress: 2,
    inProgressWithin: 1,
    overdue: 1,
  });
  expect((await p.readDossier("H1")).dueAt ?? null).toBeNull();
  const faults = await p.call("GET", `/api/v1/faults?unit=${p.code}&kind=unknownProcedure`);
  expect(faults.body).toMatchObject({ total: expect.any(Number) });
  expect((faults.body as { total: number }).total).toBeGreaterThanOrEqual(1);

  await putProcedure(procedure, 3);
  const after = await p.board("", period);
  expect(Object.keys(after.fields)).toEqual(["Đất đai"]);
  expect(after.measures).toMatchObject({ received: 3, resolvedOnTime: 0, resolvedLate: 1, overdue: 2 });
  expect(await dueAt("H1")).toBe(Date.parse(wall("2026-03-05 17:00")));
  expect(await dueAt("H3")).toBe(Date.parse(wall("2026-03-03 09:00")));
  expect((await p.board("", { ...period, at: wall("2026-03-05 17:00:00.001") })).measures.overdue).toBe(3);
});

test("a changed limit touches later dossiers only, a changed field all of them", async () => {
  const procedure = `${p.code}-limit`;
  await putProcedure(procedure, 5);
  await p.take([p.received("C1", "H1", "2026-03-02 09:00", procedure)]);
  await putProcedure(procedure, 1, { field: "Xây dựng" });
  await p.take([
    p.received("C1", "H2", "2026-03-02 09:00", procedure),
    p.event("C1", "suspended", "H1", "2026-03-04 10:00"),
    p.event("C1", "resumed", "H1", "2026-03-05 10:00"),
  ]);
  // Monday 9 March; three of its working days were left on the 4th, and run on from the 5th.
  expect(await dueAt("H1")).toBe(Date.parse(wall("2026-03-10 17:00")));
  expect(await dueAt("H2")).toBe(Date.parse(wall("2026-03-03 17:00")));
  expect(Object.keys((await p.board("", day("2026-03-02"))).fields)).toEqual(["Xây dựng"]);
});

test("limits are those in force when the receipt that counts was committed", async () => {
  const procedure = `${p.code}-first`;
  await putProcedure(procedure, 5);
  await p.take([p.received("C1", "H1", "2026-03-03 09:00", procedure)]);
  await putProcedure(procedure, 1);
  // An earlier receipt, committed later: now it is the one that counts, under the limit of its commit.
  await p.take([p.received("C1", "H1", "2026-03-02 09:00", procedure)]);
  expect(await dueAt("H1")).toBe(Date.parse(wall("2026-03-03 17:00")));
});

test("a changed calendar touches later dossiers only, for the deadline and all that follows from it", async () => {
  const procedure = `${p.code}-calendar`;
  await putProcedure(procedure, 3);
  await p.take([p.received("C1", "H1", "2026-03-02 09:00", procedure)]);
  const office = [
    ["07:30", "11:30"],
    ["13:30", "16:00"],
  ];
  const calendar = {
    week: { mon: office, tue: office, thu: office, fri: office },
    holidays: [{ date: "2026-03-05", name: "Nghỉ" }],
    workdays: [{ date: "2026-03-08", name: "Làm bù" }],
  };
  expect((await p.call("PUT", "/api/v1/calendar", { body: calendar })).status).toBe(200);
  await p.take([
    p.received("C1", "H2", "2026-03-02 09:00", procedure),
    p.event("C1", "suspended", "H1", "2026-03-04 10:00"),
    p.event("C1", "resumed", "H1", "2026-03-09 10:00"),
  ]);
  // Old calendar: due on Thursday 5, one working day left, so the first working day after Monday 9.
  expect(await dueAt("H1")).toBe(Date.parse(wall("2026-03-10 17:00")));
  // New one: Tuesday 3, Friday 6, Sunday 8 at the close of a Monday.
  expect(await dueAt("H2")).toBe(Date.parse(wall("2026-03-08 16:00")));
});
