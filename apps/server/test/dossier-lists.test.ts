import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "./http-client.test-support.ts";
import { type DossierList, day, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

test("a list goes on from its cursor, whole and without repetition, while events arrive", async () => {
  const p = await Province.create(server);
  const names = Array.from({ length: 23 }, (_, index) => `H${index}`);
  await p.take(names.map((name) => p.received("C1", name, "2026-03-10 09:00", "wd5")));
  const seen: string[] = [];
  let cursor: string | null | undefined;
  let pages = 0;
  do {
    const page: DossierList = await p.dossiers("", {
      ...day("2026-03-10"),
      measure: "received",
      limit: "5",
      ...(cursor == null ? {} : { cursor }),
    });
    expect(page.total).toBe(23);
    expect(page.items.length).toBe(cursor == null || pages < 4 ? 5 : 3);
    seen.push(...page.items.map(({ code }) => code));
    cursor = page.nextCursor;
    pages += 1;
    // Neither older nor newer dossiers, of the same day or another, disturb what is being read.
    server.clock.advance(1000);
    await p.take(
      [
        p.received("C1", `A-early-${pages}`, "2026-03-10 07:00", "wd5"),
        p.received("C2", `Z-late-${pages}`, "2026-03-11 09:00", "wd5"),
      ].slice(1),
    );
  } while (cursor != null);
  expect(pages).toBe(5);
  expect(seen.toSorted()).toEqual(names.map((name) => p.dossier(name)).toSorted());
});

test("a payment is an item each, and a list shows the whole item", async () => {
  const p = await Province.create(server);
  await p.take([
    p.received("C1", "H", "2026-03-10 09:00", "wd3", { channel: "onlineFull" }),
    p.event("C1", "paid", "H", "2026-03-10 10:00", { method: "online", amount: 0 }),
    p.event("C1", "paid", "H", "2026-03-10 11:00", { method: "online", amount: 15_000 }),
    p.event("C1", "transferred", "H", "2026-03-10 12:00", { toUnit: p.unit("C3") }),
  ]);
  const paid = await p.dossiers("C1", { ...day("2026-03-10"), measure: "paidOnline" });
  expect(paid.total).toBe(2);
  expect(paid.items.map(({ code }) => code)).toEqual([p.dossier("H"), p.dossier("H")]);
  const { items } = await p.dossiers("C1", { ...day("2026-03-10"), measure: "received" });
  const [item] = items;
  expect(item).toMatchObject({
    code: p.dossier("H"),
    unit: p.unit("C3"),
    receivingUnit: p.unit("C1"),
    procedure: "wd3",
    field: "Hộ tịch",
    channel: "onlineFull",
    state: "open",
  });
  expect(Date.parse(item?.receivedAt ?? "")).toBe(Date.parse(wall("2026-03-10 09:00")));
  expect(Date.parse(item?.dueAt ?? "")).toBe(Date.parse(wall("2026-03-13 17:00")));
  expect(item?.closedAt ?? null).toBeNull();
});

test("state, unit and deadline are as of S for stocks, of the beginning for what was carried over, else as of now", async () => {
  const p = await Province.create(server);
  await p.take([
    p.received("C1", "H", "2026-03-02 09:00", "wd5"),
    p.event("C1", "suspended", "H", "2026-03-03 09:00"),
    p.event("C1", "resumed", "H", "2026-03-05 09:00"),
    p.event("C1", "transferred", "H", "2026-03-05 12:00", { toUnit: p.unit("C3") }),
    p.event("C3", "extended", "H", "2026-03-06 09:00", { dueAt: wall("2026-03-20 17:00") }),
    p.event("C3", "resolved", "H", "2026-03-09 09:00", { outcome: "approved" }),
  ]);
  const only = async (query: Readonly<Record<string, string>>) => {
    const { total, items } = await p.dossiers("", query);
    expect(total).toBe(1);
    const [item] = items;
    return { state: item?.state, unit: item?.unit, dueAt: Date.parse(item?.dueAt ?? "") };
  };
  const at = (time: string) => Date.parse(wall(time));
  const [c1, c3] = [p.unit("C1"), p.unit("C3")];
  expect(await only({ ...day("2026-03-02"), measure: "inProgress" })).toEqual({
    state: "open",
    unit: c1,
    dueAt: at("2026-03-09 17:00"),
  });
  expect(await only({ ...day("2026-03-03"), measure: "suspended" })).toMatchObject({ state: "suspended", unit: c1 });
  expect(await only({ ...day("2026-03-04"), measure: "carriedOver" })).toMatchObject({ state: "suspended", unit: c1 });
  // Three working days were left when it was suspended on the 3rd … the 9th is one of four: so the 11th.
  expect(await only({ ...day("2026-03-05"), measure: "inProgress" })).toEqual({
    state: "open",
    unit: c3,
    dueAt: at("2026-03-11 17:00"),
  });
  expect(await only({ ...day("2026-03-06"), measure: "carriedOver" })).toEqual({
    state: "open",
    unit: c3,
    dueAt: at("2026-03-11 17:00"),
  });
  expect(await only({ ...day("2026-03-02"), measure: "received" })).toMatchObject({
    state: "resolved",
    unit: c3,
    dueAt: at("2026-03-20 17:00"),
  });
  expect(await only({ ...day("2026-03-02"), measure: "received", at: wall("2026-03-04 09:00") })).toMatchObject({
    state: "suspended",
    unit: c1,
  });
});

test("LST-9: a list is narrowed to a procedure, to days of deadlines and to ages, page after page", async () => {
  const p = await Province.create(server);
  // Seen on Wednesday 11 March at 10:00: late since Monday 9 (2 working days) and Tuesday 10, and due on Friday 13.
  await p.take([
    ...Array.from({ length: 3 }, (_, index) => p.received("C1", `A${index}`, "2026-03-02 09:00", "wd5")),
    p.received("C2", "B", "2026-03-05 09:00", "wd3"),
    p.received("C2", "C", "2026-03-10 09:00", "wd3"),
    p.received("C2", "D", "2026-03-10 09:00", "wd3"),
    p.event("C2", "suspended", "D", "2026-03-10 10:00"),
  ]);
  const codesOf = ({ items }: DossierList) => items.map(({ code }) => code).sort();
  const late = await p.dossiers("", { measure: "overdue", overdueFrom: "2", overdueTo: "5", limit: "2" });
  expect(late.total).toBe(3);
  const rest = await p.dossiers("", {
    measure: "overdue",
    overdueFrom: "2",
    overdueTo: "5",
    cursor: late.nextCursor ?? "",
  });
  expect([...codesOf(late), ...codesOf(rest)].sort()).toEqual(["A0", "A1", "A2"].map((name) => p.dossier(name)));
  expect(codesOf(await p.dossiers("", { measure: "overdue", overdueTo: "1" }))).toEqual([p.dossier("B")]);
  expect(codesOf(await p.dossiers("", { measure: "overdue", procedure: "wd3" }))).toEqual([p.dossier("B")]);
  expect((await p.dossiers("", { measure: "overdue", procedure: "nobody-has-it" })).total).toBe(0);
  const due = { dueFrom: "2026-03-13", dueTo: "2026-03-13" };
  expect(codesOf(await p.dossiers("", { measure: "inProgressWithin", ...due }))).toEqual([p.dossier("C")]);
  expectProblem(
    await p.call("GET", `/api/v1/dossiers?unit=${p.code}&measure=received&dueTo=2026-03-13`),
    422,
    "invalid",
  );
});

test.each([
  ["limit=501", 422],
  ["limit=0", 422],
  ["limit=-1", 422],
  ["limit=ten", 422],
  ["cursor=nonsense", 422],
  ["cursor=%00%ff", 422],
  [`cursor=${Buffer.from('{"a":[]}').toString("base64url")}`, 422],
  [`cursor=${Buffer.from("[0,1,0,-9000000000000000]").toString("base64url")}`, 422],
  ["from=2026-03-12&to=2026-03-11", 422],
])("refused as invalid: %s", async (query, status) => {
  const p = await Province.create(server);
  expectProblem(await p.call("GET", `/api/v1/dossiers?unit=${p.code}&measure=received&${query}`), status, "invalid");
});

test("refused as invalid: no measure, or one that is none", async () => {
  const p = await Province.create(server);
  for (const measure of [
    "",
    "&measure=",
    "&measure=everything",
    "&measure=__proto__",
    "&measure=received&measure=paid",
  ]) {
    expectProblem(await p.call("GET", `/api/v1/dossiers?unit=${p.code}${measure}`), 422, "invalid");
  }
  expect((await p.call("GET", `/api/v1/dossiers?unit=${p.code}&measure=received&limit=500`)).status).toBe(200);
});

test("a dossier is found by any code, with its events and how its deadline came about", async () => {
  const p = await Province.create(server);
  for (const name of ["H36/12/0007", "Hồ sơ số 5", "50% + ? # &", "..", "a/../b", "\u{1F4C1}", "__proto__"]) {
    await p.take([
      p.received("C1", name, "2026-03-02 09:00", "wd5"),
      p.event("C1", "extended", name, "2026-03-03 09:00", { dueAt: wall("2026-03-20 17:00"), reason: "site-visit" }),
    ]);
    const dossier = await p.readDossier(name);
    expect(dossier).toMatchObject({ code: p.dossier(name), state: "open", unit: p.unit("C1"), procedure: "wd5" });
    expect(Date.parse(dossier.dueAt ?? "")).toBe(Date.parse(wall("2026-03-20 17:00")));
    expect(dossier.events.length).toBe(2);
  }
  expectProblem(await p.call("GET", "/api/v1/dossiers/nobody-has-it"), 404, "not-found");
  expectProblem(await p.call("GET", "/api/v1/dossiers/%00"), 404, "not-found");
  expect((await p.call("GET", "/api/v1/dossiers/%ff")).status).toBeLessThan(500);
});

test("a dossier whose code is that of another path is found too", async () => {
  const p = await Province.create(server);
  const code = `${p.code} /faults?x=1`;
  await p.take([
    p.event("C1", "received", "", "2026-03-02 09:00", { procedure: "wd5", channel: "postal" }, { subject: code }),
  ]);
  expect((await p.call("GET", `/api/v1/dossiers/${encodeURIComponent(code)}`)).body).toMatchObject({ code });
});
