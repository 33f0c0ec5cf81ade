import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "./http-client.test-support.ts";
import { type CloudEvent, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

interface FaultList {
  readonly total: number;
  readonly items: readonly {
    readonly kind: string;
    readonly unit?: string;
    readonly feed?: string;
    readonly subject?: string;
    readonly source?: string;
    readonly id?: string;
    readonly type?: string;
    readonly time?: string;
    readonly recordedAt: string;
    readonly code?: string;
    readonly path?: string;
    readonly message: string;
  }[];
  readonly nextCursor?: string | null;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

async function faults(p: Province, unit: string, query: Readonly<Record<string, string>> = {}): Promise<FaultList> {
  const asked = new URLSearchParams({ unit: p.unit(unit), ...query });
  const { status, body } = await p.call("GET", `/api/v1/faults?${asked}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as FaultList;
}

async function codes(p: Province, feed: string, ...events: CloudEvent[]): Promise<string[]> {
  const { accepted, rejected } = await p.send(events, feed);
  expect(accepted + rejected.length).toBe(events.length);
  return rejected.map(({ index, code }) => `${index} ${code}`);
}

const WEEK = { from: "2026-03-02", to: "2026-03-11" };

test("a feed reports for its unit and everything below it, and for nobody else", async () => {
  const p = await Province.create(server);
  const at = (unit: string, name: string, more: object = {}) => p.received(unit, name, "2026-03-10 09:00", "wd5", more);
  expect(await codes(p, "D1", at("D1", "H1"), at("C1", "H2"), at("C3", "H3"), at("", "H4"))).toEqual([
    "2 forbidden",
    "3 forbidden",
  ]);
  expect(
    await codes(
      p,
      "D1",
      at("D1", "H5", { unit: p.unit("C2") }),
      at("C1", "H6", { unit: p.unit("D1") }),
      at("C1", "H7", { unit: p.unit("C3") }),
      at("C3", "H8", { unit: p.unit("C1") }),
      at("C1", "H9", { unit: "NOWHERE" }),
      at("C1", "H10", { unit: "constructor" }),
      p.event(
        "C1",
        "received",
        "H11",
        "2026-03-10 09:00",
        { procedure: "wd5", channel: "postal" },
        { source: "/units/NOWHERE" },
      ),
    ),
  ).toEqual(["2 forbidden", "3 forbidden", "4 forbidden", "5 forbidden", "6 forbidden"]);
  const { children } = await p.board("D1", WEEK);
  const received = ["D1", "C1", "C2"].map((name) => children[p.unit(name)]?.measures.received);
  // `data.unit` says where it happened, not `source`.
  expect(received).toEqual([2, 1, 1]);
});

test("a dossier whose code has a unit's prefix is received in that unit's subtree only", async () => {
  const p = await Province.create(server, { D1: { codePrefix: "H36." }, C1: { codePrefix: "H36.1" } });
  // Prefixes are of the whole system, so these codes are too.
  const receipt = (unit: string, code: string) =>
    p.event(unit, "received", "", "2026-03-10 09:00", { procedure: "wd5", channel: "counter" }, { subject: code });
  expect(await codes(p, "", receipt("C2", "H36.12-1"), receipt("D1", "H36.12-2"), receipt("C3", "H36.2-1"))).toEqual([
    "0 forbidden",
    "1 forbidden",
    "2 forbidden",
  ]);
  expect(await codes(p, "", receipt("C1", "H36.12-1"), receipt("C2", "H36.2-1"), receipt("D1", "H36.3"))).toEqual([]);
  expect(await codes(p, "", receipt("C3", "H36"), receipt("C3", "h36.1-x"), receipt("C3", "Q-H36.1"))).toEqual([]);
  // Only receiving is bound to the prefix.
  const paid = p.event("C2", "paid", "", "2026-03-10 09:00", { method: "online" }, { subject: "H36.12-1" });
  expect(await codes(p, "", paid)).toEqual([]);
});

test("what is known already is a duplicate, also where a prefix came after it", async () => {
  const p = await Province.create(server);
  const receipt = p.event(
    "C2",
    "received",
    "",
    "2026-03-10 09:00",
    { procedure: "wd5", channel: "counter" },
    { subject: "H77.1-1" },
  );
  expect(await codes(p, "", receipt)).toEqual([]);
  const units = (await p.call("GET", "/api/v1/units")).body as {
    items: { code: string }[];
  };
  const claimed = units.items.find(({ code }) => code === p.unit("C1"));
  await p.call("PUT", "/api/v1/units", { body: [{ ...claimed, codePrefix: "H77." }] });
  expect(await p.send([receipt], "")).toMatchObject({ accepted: 0, duplicates: 1, rejected: [] });
  expect(await codes(p, "", { ...receipt, id: "another" })).toEqual(["0 forbidden"]);
});

test("an event of a feed that the dossier does not belong to is kept, changes nothing, and is a fault of that feed", async () => {
  const p = await Province.create(server);
  await p.take([p.received("C1", "H", "2026-03-02 09:00", "wd5")], "C1");
  const early = p.event("C3", "paid", "H", "2026-03-03 09:00", { method: "online" });
  await p.take([early], "C3");
  expect((await p.board("", WEEK)).measures.paid).toBe(0);
  const foreign = await faults(p, "C3", { kind: "foreign" });
  expect(foreign.total).toBe(1);
  expect(foreign.items[0]).toMatchObject({
    kind: "foreign",
    subject: p.dossier("H"),
    source: early["source"],
    id: early["id"],
    type: early["type"],
  });
  const { body } = await p.call("GET", "/api/v1/feeds");
  const feeds = (body as { items: { id: string; unit: string }[] }).items;
  expect(feeds.find(({ id }) => id === foreign.items[0]?.feed)?.unit).toBe(p.unit("C3"));

  // Once it is handled there, that feed's events count from that point of the fold on; the receiving unit's always do.
  await p.take([p.event("C1", "transferred", "H", "2026-03-04 09:00", { toUnit: p.unit("C3") })], "C1");
  await p.take([p.event("C3", "paid", "H", "2026-03-05 09:00", { method: "online" })], "C3");
  await p.take([p.event("C1", "paid", "H", "2026-03-05 10:00", { method: "counter" })], "C1");
  expect((await p.board("C3", WEEK)).measures).toMatchObject({ paid: 2, paidOnline: 1 });
  await p.take([p.event("C2", "withdrawn", "H", "2026-03-06 09:00")], "C2");
  expect((await p.readDossier("H")).state).toBe("open");
  // A feed above both may always.
  await p.take([p.event("D1", "resolved", "H", "2026-03-06 10:00", { outcome: "approved" })], "D1");
  expect((await p.readDossier("H")).state).toBe("resolved");
});

test("a foreign event takes effect when an earlier one that arrives later makes its feed the handling one", async () => {
  const p = await Province.create(server);
  await p.take([p.received("C1", "H", "2026-03-02 09:00", "wd5")], "C1");
  await p.take([p.event("C3", "resolved", "H", "2026-03-05 09:00", { outcome: "approved" })], "C3");
  expect((await p.board("", WEEK)).measures.resolved).toBe(0);
  await p.take([p.event("C1", "transferred", "H", "2026-03-04 09:00", { toUnit: p.unit("C3") })], "C1");
  expect((await p.board("D2", WEEK)).measures.resolved).toBe(1);
});

test("the same holds for feedbacks", async () => {
  const p = await Province.create(server);
  await p.take([p.event("C1", "feedback.received", "F", "2026-03-02 09:00")], "C1");
  await p.take([p.event("C3", "feedback.answered", "F", "2026-03-03 09:00")], "C3");
  expect((await p.board("", WEEK)).measures).toMatchObject({ feedbackReceived: 1, feedbackAnswered: 0 });
  expect((await faults(p, "C3", { kind: "foreign" })).total).toBe(1);
  await p.take([p.event("D1", "feedback.answered", "F", "2026-03-04 09:00")], "D1");
  expect((await p.board("C1", WEEK)).measures.feedbackAnswered).toBe(1);
});

test("faults are told by kind: rejected, received twice (to both units), orphans, unknown procedures", async () => {
  const p = await Province.create(server);
  const wrong = { ...p.received("C1", "bad", "2026-03-10 09:00", "wd5", { channel: "fax" }) };
  await p.send([wrong], "C1");
  await p.take([p.received("C1", "H", "2026-03-10 09:00", "wd5")], "C1");
  await p.take([p.received("C3", "H", "2026-03-10 10:00", "wd5")], "C3");
  await p.take([
    p.event("C2", "resumed", "lost", "2026-03-10 09:00"),
    p.received("C2", "U", "2026-03-10 09:00", `${p.code}-x`),
  ]);

  const rejected = await faults(p, "C1", { kind: "rejected" });
  expect(rejected.total).toBe(1);
  expect(rejected.items[0]).toMatchObject({
    kind: "rejected",
    code: "invalid",
    path: expect.stringMatching(/channel$/),
    subject: p.dossier("bad"),
    source: wrong["source"],
    id: wrong["id"],
    type: wrong["type"],
    message: expect.any(String),
  });
  expect(Date.parse(rejected.items[0]?.time ?? "")).toBe(Date.parse(wall("2026-03-10 09:00")));
  expect(Date.parse(rejected.items[0]?.recordedAt ?? "")).toBe(server.clock.now());
  for (const unit of ["C1", "C3", "D1", "D2", ""]) {
    const twice = await faults(p, unit, { kind: "doubleReceived" });
    expect([unit, twice.total, twice.items[0]?.subject]).toEqual([unit, 1, p.dossier("H")]);
  }
  expect((await faults(p, "C2", { kind: "doubleReceived" })).total).toBe(0);
  expect((await faults(p, "C2", { kind: "orphan" })).items.map(({ subject }) => subject)).toEqual([p.dossier("lost")]);
  expect((await faults(p, "C2", { kind: "unknownProcedure" })).items.map(({ subject }) => subject)).toEqual([
    p.dossier("U"),
  ]);
  expect((await faults(p, "")).total).toBe(4);
  expect((await faults(p, "D2")).total).toBe(1);
});

test("faults are paged, and chosen by the civil days on which they were recorded", async () => {
  const p = await Province.create(server);
  const many = Array.from({ length: 230 }, (_, index) => ({ id: `bad-${index}`, source: `/units/${p.unit("C1")}` }));
  await p.send(many, "C1");
  const ids = new Set<string>();
  let cursor: string | null | undefined;
  do {
    const page: FaultList = await faults(p, "C1", cursor == null ? {} : { cursor });
    expect(page.total).toBe(230);
    for (const { id } of page.items) ids.add(id ?? "");
    cursor = page.nextCursor;
  } while (cursor != null);
  expect(ids.size).toBe(230);
  const today = { from: "2026-03-11", to: "2026-03-11" };
  expect((await faults(p, "C1", today)).total).toBe(230);
  expect((await faults(p, "C1", { from: "2026-03-12" })).total).toBe(0);
  expect((await faults(p, "C1", { to: "2026-03-10" })).total).toBe(0);
  server.clock.advance(24 * 3_600_000);
  await p.send(many.slice(0, 1), "C1");
  expect((await faults(p, "C1", today)).total).toBe(230);
  expect((await faults(p, "C1", { from: "2026-03-12" })).total).toBe(1);
  for (const query of ["kind=nothing", "cursor=nonsense", "from=yesterday", "from=2026-03-12&to=2026-03-11"]) {
    expectProblem(await p.call("GET", `/api/v1/faults?unit=${p.code}&${query}`), 422, "invalid");
  }
});

test("what was rejected may hold anything: its fault can still be read", async () => {
  const p = await Province.create(server);
  const odd = ["\u0000", "\ud800", "x".repeat(5000), "\u202e", 7, { a: 1 }, null, ["a"], "__proto__"];
  await p.send(
    odd.map((value) => ({ id: value, source: value, subject: value, type: value, time: value, data: value })),
  );
  const { total, items } = await faults(p, "");
  expect([total, items.length]).toEqual([odd.length, odd.length]);
});
