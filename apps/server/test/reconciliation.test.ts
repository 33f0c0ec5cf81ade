import type { Reconciliation } from "@ioc/protocol/reconciliation.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { openFresh } from "./fresh-database.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

const PATH = "/api/v1/connection/reconcile";
const MONTH = { from: "2026-03-02", to: "2026-03-06" };

let server: TestServer;
let database: OpenDatabase;
let p: Province;

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-06 16:00"), {
    openDatabase: async () => {
      database = await openFresh();
      return database;
    },
  });
  await provisionProcedures(server);
  p = await Province.create(server);
  await p.take([
    p.received("C1", "before", "2026-02-28 09:00", "wd5"),
    p.received("C1", "one", "2026-03-02 09:00", "wd5"),
    p.received("C1", "two", "2026-03-04 09:00", "wd3"),
    p.received("C1", "gone", "2026-03-04 10:00", "wd3"),
    p.event("C1", "transferred", "gone", "2026-03-05 09:00", { toUnit: p.unit("C3") }),
    p.event("C1", "resolved", "one", "2026-03-05 09:00", { outcome: "approved" }),
    p.received("C3", "elsewhere", "2026-03-04 09:00", "wd5"),
  ]);
  server.clock.set(Date.parse(wall("2026-03-10 09:00")));
  await p.take([
    p.received("C1", "late", "2026-03-06 16:30", "wd5"),
    p.received("C1", "after", "2026-03-07 09:00", "wd5"),
  ]);
});
afterAll(() => server.stop());

async function reconcile(body: object, unit = "C1"): Promise<Reconciliation> {
  const answer = await p.call("POST", PATH, { body: { unit: p.unit(unit), ...MONTH, ...body } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Reconciliation;
}

const codesOf = (listed: { readonly items: readonly { readonly code: string }[] } | undefined): string[] | undefined =>
  listed?.items.map(({ code }) => code.slice(p.code.length + 1)).sort();

describe("figures", () => {
  test("what is counted is what the boards say, whole, by field and by procedure", async () => {
    const board = await p.board("C1", MONTH);
    const figures = [
      { measure: "received", count: 3 },
      { measure: "received", field: "Hộ tịch", count: 2 },
      { measure: "received", procedure: "wd5", count: 2 },
      { measure: "received", procedure: "nobody-knows", count: 1 },
      { measure: "inProgress", count: 0 },
      { measure: "carriedOver", count: 1 },
    ];
    const { figures: compared, explained, list } = await reconcile({ figures });
    expect(compared.map(({ counted, difference }) => [counted, difference])).toEqual([
      [4, 1],
      [2, 0],
      [2, 0],
      [0, -1],
      [board.measures.inProgress, board.measures.inProgress],
      [1, 0],
    ]);
    expect(board.measures.received).toBe(4);
    expect([explained, list]).toEqual([0, null]);
    const csv = ["measure,field,procedure,count"].concat(
      figures.map(({ measure, field = "", procedure = "", count }) => `${measure},${field},${procedure},${count}`),
    );
    expect((await reconcile({ figures: csv.join("\n") })).figures).toEqual(compared);
  });

  test("where none differs nothing is explained", async () => {
    const { explained, candidates } = await reconcile({ figures: [{ measure: "received", count: 4 }] });
    expect([explained, candidates]).toEqual([null, []]);
  });
});

describe("without a list", () => {
  test("candidates are what lies on the border, came late, and went elsewhere", async () => {
    const { candidates, faults } = await reconcile({ figures: [{ measure: "received", count: 3 }] });
    expect(candidates.map((candidate) => [candidate.kind, candidate.total, codesOf(candidate)])).toEqual([
      ["firstDay", 1, ["one"]],
      ["lastDay", 1, ["late"]],
      ["dayAfter", 1, ["after"]],
      ["arrivedLater", 1, ["late"]],
      ["transferredOut", 1, ["gone"]],
    ]);
    expect(faults).toEqual({ rejected: 0, orphan: 0, doubleReceived: 0, unknownProcedure: 0, foreign: 0 });
    const there = await reconcile({ figures: [{ measure: "withdrawn", count: 1 }] }, "C3");
    expect(there.candidates.map((candidate) => [candidate.kind, codesOf(candidate)])).toEqual([
      ["transferredIn", ["gone"]],
    ]);
  });

  test("faults are those recorded in the period, as the connection counts them, those of a feed above included", async () => {
    await p.send([p.event("C1", "received", "wrong", "2026-03-10 08:00", {})], "C1");
    await p.send([p.event("C1", "received", "wrong too", "2026-03-10 08:00", {})], "");
    await p.send([p.event("C3", "received", "wrong there", "2026-03-10 08:00", {})], "");
    const period = { from: "2026-03-10", to: "2026-03-10" };
    const { faults } = await reconcile({ ...period, figures: [] });
    const { body } = await p.call("GET", `/api/v1/connection?unit=${p.unit("C1")}`);
    expect([faults.rejected, (body as { rejected: { total: number } }).rejected.total]).toEqual([2, 2]);
    expect((await reconcile({ ...MONTH, figures: [] })).faults.rejected).toBe(0);
  });
});

describe("with the unit's own list", () => {
  const figures = [{ measure: "received", count: 4 }];

  test("what either side does not have, and what differs, add up to the difference", async () => {
    const rows = [
      { code: p.dossier("one"), receivedAt: "2026-03-02", closedAt: null },
      { code: p.dossier("two"), receivedAt: "04/03/2026 09:00", closedAt: "20260306101500" },
      { code: p.dossier("two"), receivedAt: "04/03/2026" },
      { code: p.dossier("before"), receivedAt: "2026-03-02T08:00:00+07:00" },
      { code: "SECRET-1" },
      { code: p.dossier("elsewhere") },
    ];
    const { list, figures: compared, explained } = await reconcile({ figures, dossiers: rows });
    expect(explained).toBe(0);
    expect(list).toMatchObject({ given: 5, repeated: 1, matched: 2 });
    // Read by the top: what was received elsewhere is theirs, too, only not of this figure.
    expect(list?.unknown).toEqual({ total: 1, items: [{ code: "SECRET-1" }] });
    expect(codesOf(list?.notCounted)).toEqual(["before", "elsewhere"]);
    expect(codesOf(list?.onlyHere)).toEqual(["gone", "late"]);
    expect(list?.differing.items).toMatchObject([
      { item: { code: p.dossier("one") }, receivedDay: null, closedDay: null, isOpenThere: true },
      { item: { code: p.dossier("two") }, receivedDay: null, closedDay: "2026-03-06", isOpenThere: false },
    ]);
    const { unknown, notCounted, onlyHere, given = 0 } = list ?? {};
    expect((compared[0]?.counted ?? 0) - given).toBe(
      (onlyHere?.total ?? 0) - (unknown?.total ?? 0) - (notCounted?.total ?? 0),
    );
  });

  test("as CSV, with a header, with semicolons, or nothing but the codes", async () => {
    const codes = ["one", "two", "gone", "late"].map((name) => p.dossier(name));
    for (const dossiers of [
      `code,receivedAt\n${codes.map((code) => `${code},`).join("\n")}`,
      `code;closedAt\r\n${codes.map((code) => `${code};`).join("\r\n")}`,
      `\uFEFF${codes.join("\r\n")}`,
    ]) {
      const { list } = await reconcile({ figures, dossiers });
      expect([list?.matched, list?.unknown.total, list?.onlyHere.total, list?.differing.total]).toEqual([4, 0, 0, 0]);
    }
  });

  test("of a unit below, whoever asks may read no more than their own", async () => {
    const { body } = await p.call("POST", "/api/v1/tokens", { body: { name: "t", role: "staff", unit: p.unit("C1") } });
    const { token } = body as { token: string };
    const asked = (unit: string, extra: object) =>
      call(server.url, "POST", PATH, { token, body: { unit: p.unit(unit), ...MONTH, figures, ...extra } });
    expect((await asked("D1", {})).status).toBe(404);
    const own = await asked("C1", { dossiers: [{ code: p.dossier("elsewhere") }, { code: p.dossier("gone") }] });
    const { list } = own.body as Reconciliation;
    expect(codesOf(list?.unknown)).toEqual(["elsewhere"]);
    expect(JSON.stringify(list?.notCounted)).not.toContain("elsewhere");
  });

  test("nothing of it is stored", async () => {
    await reconcile({ figures, dossiers: [{ code: "SECRET-2", receivedAt: "2026-03-02" }] });
    await reconcile({ figures: "measure,field,count\nreceived,SECRET-2,1\n" });
    const { rows } = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(database.db);
    expect(rows.length).toBeGreaterThan(20);
    for (const { name } of rows) {
      const { rows: found } = await sql<{ count: number }>`
        select count(*)::int4 as count from ${sql.raw(name)} as t where t::text like '%SECRET-2%'`.execute(database.db);
      expect([name, found[0]?.count]).toEqual([name, 0]);
    }
  });
});

describe("what is wrong is named", () => {
  test.each([
    [{ figures: [{ measure: "king", count: 1 }] }, "figures.0.measure"],
    [{ figures: "measure,count\nreceived,many\n" }, "figures.0.count"],
    [{ figures: "measure,count\nreceived,1,2\n" }, "figures"],
    [{ figures: [], explain: 0 }, "explain"],
    [{ figures: [], dossiers: [{ code: "x" }] }, "figures"],
    [
      { figures: [{ measure: "received", count: 1 }], dossiers: [{ code: "x", receivedAt: "yesterday" }] },
      "dossiers.0.receivedAt",
    ],
    [
      { figures: [{ measure: "received", count: 1 }], dossiers: [{ code: "x", receivedAt: "31/02/2026" }] },
      "dossiers.0.receivedAt",
    ],
    [{ figures: [], from: "2026-03-09" }, "from"],
  ])("%o", async (body, path) => {
    const answer = await p.call("POST", PATH, { body: { unit: p.unit("C1"), ...MONTH, ...body } });
    const { errors } = answer.body as { errors?: readonly { path: string }[] };
    expect([answer.status, errors?.[0]?.path]).toEqual([422, path]);
  });

  test("of a CSV by line and column", async () => {
    const csv = ["measure;count", "received;1.234", "", "resolved;1,5", "king;2", "overdue;2;3"];
    const messages = async (figures: readonly string[]) => {
      const answer = await p.call("POST", PATH, {
        body: { unit: p.unit("C1"), ...MONTH, figures: figures.join("\n") },
      });
      expect(answer.status).toBe(422);
      return (answer.body as { errors: readonly { message: string }[] }).errors.map(({ message }) => message);
    };
    expect(await messages(csv.slice(0, 5))).toEqual([
      "line 4, column count: is no whole number: 1,5",
      "line 5, column measure: must be the name of a measure, as received",
    ]);
    expect(await messages(csv)).toEqual(["line 6: has another number of cells than the header"]);
    expect(await messages([])).toEqual(["is no CSV: it has no header"]);
  });

  test("counts are read as reports write them", async () => {
    const written = ["1.234", "1 234", "1\u00a0234", '"1,234"', "1234"];
    const rows = written.map((count) => `received,${count}`).join("\n");
    const { figures } = await reconcile({ figures: `measure,count\n${rows}\n` });
    expect(figures.map(({ reported }) => reported)).toEqual(written.map(() => 1234));
  });
});
