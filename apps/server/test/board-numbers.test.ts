import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countedIn, expectStockEquation, MEASURES } from "./board-shape.test-support.ts";
import { type CloudEvent, day, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  // A Tuesday.
  server = await startTestServer(wall("2026-03-10 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

/** Six dossiers worked out by hand; what each counts for stands beside it. */
function sixDossiers(p: Province): CloudEvent[] {
  return [
    // Due Wednesday 17:00, more than eight working hours away: carried over, within.
    p.received("C1", "H1", "2026-03-06 09:00", "wd3"),
    // Due today 17:00, five working hours away: due today, at risk.
    p.received("C1", "H2", "2026-03-09 09:00", "wd1", { channel: "onlineFull", components: "partial" }),
    // Due yesterday: overdue.
    p.received("C2", "H3", "2026-03-09 09:30", "wd0", { channel: "onlinePartial" }),
    p.received("C2", "H4", "2026-03-09 10:00", "wd0", { channel: "postal", applicant: "business" }),
    p.event("C2", "suspended", "H4", "2026-03-09 15:00", { reason: "missing-papers" }),
    p.received("C3", "H5", "2026-03-10 08:00", "wd3", { components: "full", applicant: "citizen" }),
    p.event("C3", "paid", "H5", "2026-03-10 08:05", { method: "online", amount: 20_000 }),
    p.event("C3", "paid", "H5", "2026-03-10 08:06", { method: "counter" }),
    p.event("C3", "resolved", "H5", "2026-03-10 09:00", { outcome: "approved", result: "digitalSigned" }),
    p.event("C3", "returned", "H5", "2026-03-10 09:10", { channel: "online" }),
    p.event("C3", "rated", "H5", "2026-03-10 09:20", { score: 5 }),
    p.received("C3", "H6", "2026-03-09 11:00", "cd5"),
    p.event("C3", "withdrawn", "H6", "2026-03-10 09:30", { reason: "changed-mind" }),
  ];
}

const TWO_DAYS = { from: "2026-03-09", to: "2026-03-10" };

test("a board counts what happened and what is open, by unit and by field", async () => {
  const p = await Province.create(server);
  await p.take(sixDossiers(p));
  const board = await p.board("", TWO_DAYS);
  expect(board.unit).toMatchObject({ code: p.code, kind: "province" });
  expect(board.period).toEqual(TWO_DAYS);
  expect(Date.parse(board.asOf)).toBe(server.clock.now());
  expect(countedIn(board)).toEqual({
    received: 5,
    receivedCounter: 2,
    receivedOnlinePartial: 1,
    receivedOnlineFull: 1,
    receivedPostal: 1,
    carriedOver: 1,
    resolved: 1,
    resolvedAhead: 1,
    withdrawn: 1,
    inProgress: 4,
    inProgressWithin: 3,
    overdue: 1,
    suspended: 1,
    dueToday: 1,
    atRisk: 1,
    componentsAny: 2,
    componentsFull: 1,
    resultsDigital: 1,
    resultsSigned: 1,
    paid: 2,
    paidOnline: 1,
    rated: 1,
    satisfied: 1,
  });
  expectStockEquation(board);
  const [d1, d2] = [board.children[p.unit("D1")], board.children[p.unit("D2")]];
  expect(d1?.measures).toMatchObject({ received: 3, inProgress: 4, overdue: 1, suspended: 1, resolved: 0, paid: 0 });
  expect(d2?.measures).toMatchObject({ received: 2, inProgress: 0, resolved: 1, withdrawn: 1, paid: 2 });
  expect(board.fields["Chứng thực"]?.measures).toMatchObject({ received: 2, inProgress: 2, overdue: 1, suspended: 1 });
  expect(board.fields["Hộ tịch"]?.measures).toMatchObject({ received: 2, carriedOver: 1, inProgress: 2, resolved: 1 });
  expect(board.rates["overdueShare"]).toEqual({ numerator: 1, denominator: 4, value: 0.25 });
  expect(board.hotspots).toEqual([
    expect.objectContaining({
      unit: p.unit("C2"),
      field: "Chứng thực",
      overdue: 1,
      open: 2,
      expected: 0.5,
      excess: 0.5,
    }),
  ]);
  expect(Date.parse(board.hotspots[0]?.oldestDueAt ?? "")).toBe(Date.parse(wall("2026-03-09 17:00")));
  const commune = await p.board("C2", TWO_DAYS);
  expect(commune.children[p.unit("C2")]?.measures).toEqual(commune.measures);
});

test("the order in which events arrive, and how often, changes nothing", async () => {
  const [inOrder, backwards] = [await Province.create(server), await Province.create(server)];
  await inOrder.take(sixDossiers(inOrder));
  const reversed = sixDossiers(backwards).toReversed();
  for (const event of reversed) {
    expect(await backwards.send([event, event])).toMatchObject({ accepted: 1, duplicates: 1, rejected: [] });
  }
  await backwards.send(reversed);
  const measuresOf = async (p: Province) => {
    const board = await p.board("", TWO_DAYS);
    const children = Object.entries(board.children).map(([code, child]) => [code.replace(p.code, ""), child.measures]);
    return { all: board.measures, children, fields: board.fields };
  };
  expect(await measuresOf(backwards)).toEqual(await measuresOf(inOrder));
});

test("every measure can be listed, and the list's total is the board's number, field by field", async () => {
  const p = await Province.create(server);
  await p.take(sixDossiers(p));
  await p.take([
    p.event("C1", "feedback.received", "F1", "2026-03-09 08:00", { topic: "late", dueAt: wall("2026-03-09 12:00") }),
    p.event("C1", "feedback.answered", "F1", "2026-03-09 13:00"),
    p.event("C1", "paid", "lost", "2026-03-09 08:00", { method: "online" }),
  ]);
  const board = await p.board("", TWO_DAYS);
  for (const measure of MEASURES) {
    const list = await p.dossiers("", { ...TWO_DAYS, measure });
    expect([measure, list.total, list.items.length]).toEqual([measure, board.measures[measure], list.total]);
    for (const [field, numbers] of Object.entries(board.fields)) {
      const ofField = await p.dossiers("", { ...TWO_DAYS, measure, field });
      expect([measure, field, ofField.total]).toEqual([measure, field, numbers.measures[measure]]);
      for (const item of ofField.items) expect(item.field).toBe(field);
    }
  }
});

describe("where a number belongs", () => {
  test("what is transferred is the receiving unit's up to then and the other's from then on", async () => {
    const p = await Province.create(server);
    await p.take([
      p.received("C1", "H", "2026-03-02 09:00", "wd5"),
      p.event("C1", "paid", "H", "2026-03-03 09:00", { method: "counter" }),
      p.event("C1", "transferred", "H", "2026-03-04 09:00", { toUnit: p.unit("C3") }),
      p.event("C1", "digitized", "H", "2026-03-05 08:00", { components: "full" }),
      p.event("C3", "paid", "H", "2026-03-05 09:00", { method: "online" }),
      p.event("C3", "transferred", "H", "2026-03-06 09:00", { toUnit: p.unit("") }),
      p.event("", "resolved", "H", "2026-03-06 15:00", { outcome: "approved" }),
    ]);
    const week = { from: "2026-03-02", to: "2026-03-08" };
    const { children } = await p.board("", week);
    expect(countedIn(children[p.unit("D1")] ?? (await p.board("D1")))).toEqual({
      received: 1,
      receivedCounter: 1,
      componentsAny: 1,
      componentsFull: 1,
      paid: 1,
    });
    expect(countedIn(await p.board("D2", week))).toEqual({ paid: 1, paidOnline: 1 });
    expect(countedIn(children[p.code] ?? (await p.board("D1")))).toEqual({ resolved: 1, resolvedAhead: 1 });
    const midway = await p.board("", { ...week, at: wall("2026-03-04 12:00") });
    expect(midway.children[p.unit("D1")]?.measures).toMatchObject({ received: 1, inProgress: 0, componentsFull: 0 });
    expect(midway.children[p.unit("D2")]?.measures).toMatchObject({ received: 0, inProgress: 1 });
    const carried = await p.board("", day("2026-03-05"));
    expect(carried.children[p.unit("D1")]?.measures.carriedOver).toBe(0);
    expect(carried.children[p.unit("D2")]?.measures.carriedOver).toBe(1);
  });

  test("components digitized later count on the day of receipt, and only ever rise", async () => {
    const p = await Province.create(server);
    await p.take([
      p.received("C1", "H", "2026-03-02 09:00", "cd10"),
      p.event("C1", "digitized", "H", "2026-03-04 09:00", { components: "partial" }),
      p.event("C1", "digitized", "H", "2026-03-06 09:00", { components: "full" }),
      p.event("C1", "digitized", "H", "2026-03-09 09:00", { components: "partial" }),
    ]);
    const counts = async (at?: string) => {
      const { measures } = await p.board("", { ...day("2026-03-02"), ...(at === undefined ? {} : { at: wall(at) }) });
      return [measures.componentsAny, measures.componentsFull];
    };
    expect(await counts("2026-03-03 09:00")).toEqual([0, 0]);
    expect(await counts("2026-03-04 09:00")).toEqual([1, 0]);
    expect(await counts("2026-03-06 08:59:59.999")).toEqual([1, 0]);
    expect(await counts()).toEqual([1, 1]);
    expect((await p.board("", day("2026-03-06"))).measures).toMatchObject({ componentsAny: 0, componentsFull: 0 });
  });

  test("of several ratings the last one up to the moment looked at counts, on its own date", async () => {
    const p = await Province.create(server);
    await p.take([
      p.received("C1", "H", "2026-03-02 09:00", "wd5"),
      p.event("C1", "rated", "H", "2026-03-03 09:00", { score: 3 }),
      p.event("C1", "rated", "H", "2026-03-04 09:00", { score: 4 }),
    ]);
    const counts = async (date: string, at?: string) => {
      const { measures } = await p.board("", { ...day(date), ...(at === undefined ? {} : { at: wall(at) }) });
      return [measures.rated, measures.satisfied];
    };
    expect(await counts("2026-03-03", "2026-03-03 23:00")).toEqual([1, 0]);
    expect(await counts("2026-03-03")).toEqual([0, 0]);
    expect(await counts("2026-03-04")).toEqual([1, 1]);
  });

  test("feedbacks count at the unit that received them, apart from dossiers", async () => {
    const p = await Province.create(server);
    const dueAt = wall("2026-03-05 17:00");
    await p.take([
      p.event("C1", "feedback.received", "F1", "2026-03-02 09:00", { dueAt }),
      p.event("C3", "feedback.answered", "F1", "2026-03-05 17:00:00.001"),
      p.event("C1", "feedback.answered", "F1", "2026-03-06 09:00"),
      p.event("C1", "feedback.received", "F2", "2026-03-02 09:00", { dueAt }),
      p.event("C1", "feedback.answered", "F2", "2026-03-05 17:00"),
      p.event("C1", "feedback.received", "F3", "2026-03-02 09:00"),
      p.event("C1", "feedback.answered", "F3", "2026-03-01 09:00"),
      p.event("C2", "feedback.answered", "F4", "2026-03-02 09:00"),
    ]);
    const board = await p.board("", { from: "2026-03-01", to: "2026-03-10" });
    const expected = { feedbackReceived: 3, feedbackAnswered: 2, feedbackLate: 1 };
    expect(countedIn(board)).toEqual(expected);
    expect(countedIn(board.fields["feedback"] ?? board)).toEqual(expected);
    expect(countedIn(await p.board("C1", { from: "2026-03-01", to: "2026-03-10" }))).toEqual(expected);
  });

  test("a dossier without any receipt is an orphan of the unit of its first event, until its receipt comes", async () => {
    const p = await Province.create(server);
    await p.take([p.event("C1", "resolved", "H", "2026-03-05 09:00", { outcome: "approved" })]);
    const orphan = await p.board("", TWO_DAYS);
    expect(countedIn(orphan)).toEqual({ orphans: 1 });
    expect(countedIn(orphan.fields["unclassified"] ?? orphan)).toEqual({ orphans: 1 });
    expect((await p.board("C1")).measures.orphans).toBe(1);
    await p.take([p.event("C3", "paid", "H", "2026-03-04 09:00", { method: "online" })]);
    expect((await p.board("C1")).measures.orphans).toBe(0);
    expect((await p.board("C3")).measures.orphans).toBe(1);
    const { items } = await p.dossiers("", { measure: "orphans" });
    expect(items).toEqual([expect.objectContaining({ code: p.dossier("H"), state: "orphan", unit: p.unit("C3") })]);
    await p.take([p.received("C1", "H", "2026-03-04 12:00", "wd5")]);
    const found = await p.board("", { from: "2026-03-01", to: "2026-03-10" });
    expect(countedIn(found)).toMatchObject({ received: 1, resolved: 1 });
    expect(found.measures.orphans + found.measures.paid).toBe(0);
    expect((await p.board("", { at: wall("2026-03-04 10:00") })).measures.orphans).toBe(1);
  });

  test("the first receipt counts, what closes first closes, and after it little has an effect", async () => {
    const p = await Province.create(server);
    await p.take([
      p.event("C1", "paid", "H", "2026-03-02 08:00", { method: "online" }),
      p.received("C1", "H", "2026-03-02 09:00", "wd5"),
      p.received("C2", "H", "2026-03-02 10:00", "wd0", { channel: "postal" }),
      p.event("C1", "withdrawn", "H", "2026-03-03 09:00"),
      p.event("C1", "resolved", "H", "2026-03-03 10:00", { outcome: "approved", result: "digital" }),
      p.event("C1", "transferred", "H", "2026-03-03 11:00", { toUnit: p.unit("C3") }),
      p.event("C1", "extended", "H", "2026-03-03 12:00", { dueAt: wall("2026-04-03 12:00") }),
      p.event("C1", "suspended", "H", "2026-03-03 13:00"),
      p.event("C1", "digitized", "H", "2026-03-04 09:00", { components: "partial" }),
      p.event("C1", "paid", "H", "2026-03-04 10:00", { method: "online" }),
      p.event("C1", "returned", "H", "2026-03-04 11:00"),
      p.event("C1", "rated", "H", "2026-03-04 12:00", { score: 1 }),
    ]);
    const board = await p.board("C1", { from: "2026-03-01", to: "2026-03-10" });
    expect(countedIn(board)).toEqual({
      received: 1,
      receivedCounter: 1,
      withdrawn: 1,
      componentsAny: 1,
      paid: 1,
      paidOnline: 1,
      rated: 1,
    });
    expect(countedIn(await p.board("", { from: "2026-03-01", to: "2026-03-10" }))).toEqual(countedIn(board));
    expect(await p.readDossier("H")).toMatchObject({ state: "withdrawn", unit: p.unit("C1"), procedure: "wd5" });
  });
});

test("events of one instant are folded by source, then by id, by bytes of UTF-8", async () => {
  const p = await Province.create(server);
  const time = "2026-03-03 09:00";
  // In bytes U+FF5E comes before U+1F600; in UTF-16 code units it is the other way round.
  const close = (type: string, id: string, data: object) =>
    p.event("C1", type, "H", time, data, { id, source: `/units/${p.unit("C1")}` });
  await p.take([
    p.received("C1", "H", "2026-03-02 09:00", "wd5"),
    close("withdrawn", `${p.code}-\u{1F600}`, {}),
    close("resolved", `${p.code}-\uFF5E`, { outcome: "approved" }),
  ]);
  expect(await p.readDossier("H")).toMatchObject({ state: "resolved" });
  await p.take([p.event("C1", "withdrawn", "H", time, {}, { id: "z", source: `/units/${p.unit("C1")}` })]);
  expect(await p.readDossier("H")).toMatchObject({ state: "resolved" });
  await p.take([p.event("C1", "withdrawn", "H", time, {}, { id: "0", source: `/units/${p.unit("C1")}` })]);
  expect(await p.readDossier("H")).toMatchObject({ state: "withdrawn" });
  await p.take([p.event("C1", "resolved", "H", time, { outcome: "refused" }, { id: "!", source: `/units/${p.code}` })]);
  expect(await p.readDossier("H")).toMatchObject({ state: "resolved" });
});
