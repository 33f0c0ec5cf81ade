import { afterAll, beforeAll, expect, test } from "vitest";
import { day, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

/** Dossiers of one cell: `overdue` of them late since 2 March 17:00, the others due far away. */
async function cell(p: Province, unit: string, procedure: string, overdue: number, within: number): Promise<void> {
  const events = Array.from({ length: overdue + within }, (_, index) =>
    p.received(unit, `${unit}/${procedure}/${index}`, "2026-03-02 09:00", procedure, {
      dueAt: wall(index < overdue ? "2026-03-02 17:00" : "2026-06-01 17:00"),
    }),
  );
  await p.take(events);
}

async function fields(names: readonly string[], prefix: string): Promise<string[]> {
  const procedures = names.map((field, index) => ({
    code: `${prefix}-${index}`,
    name: "Thủ tục",
    field,
    level: "commune",
    service: "full",
    limit: 3,
    limitUnit: "workingDay",
  }));
  const p = await Province.create(server);
  expect((await p.call("PUT", "/api/v1/procedures", { body: procedures })).status).toBe(200);
  return procedures.map(({ code }) => code);
}

test("hotspots are cells of single units, the greatest excess first, then the most overdue", async () => {
  const p = await Province.create(server);
  await cell(p, "C1", "wd5", 3, 1);
  await cell(p, "C2", "wd5", 1, 3);
  await cell(p, "C3", "wd3", 2, 0);
  await cell(p, "C3", "cd10", 0, 4);
  // 6 of 14 are overdue: cells of 4, 4, 2 open expect 12/7, 12/7, 6/7.
  const board = await p.board("");
  expect(board.hotspots.map(({ unit, field, overdue, open }) => [unit, field, overdue, open])).toEqual([
    [p.unit("C1"), "Đất đai", 3, 4],
    [p.unit("C3"), "Hộ tịch", 2, 2],
    [p.unit("C2"), "Đất đai", 1, 4],
  ]);
  expect(board.hotspots.map(({ excess }) => excess)).toEqual(
    [3 - 12 / 7, 2 - 6 / 7, 1 - 12 / 7].map((x) => expect.closeTo(x, 9)),
  );
  expect(board.hotspots[0]?.unitName).toBe("Đơn vị C1");
  for (const { oldestDueAt } of board.hotspots)
    expect(Date.parse(oldestDueAt ?? "")).toBe(Date.parse(wall("2026-03-02 17:00")));
  // A district's board measures against its own share: 4 of 8.
  expect((await p.board("D1")).hotspots.map(({ excess }) => excess)).toEqual([1, -1]);
});

test("equal cells are ordered by unit, then by the field's bytes of UTF-8", async () => {
  const p = await Province.create(server);
  const procedures = await fields(["Đ", "\u{1F600}", "\uFF5E", "a", "Z"], `${p.code}-tie`);
  for (const procedure of procedures) await cell(p, "C2", procedure, 1, 0);
  await cell(p, "C1", procedures[1] ?? "", 1, 0);
  const board = await p.board("");
  expect(board.hotspots.map(({ unit, field }) => [unit, field])).toEqual([
    [p.unit("C1"), "\u{1F600}"],
    ...["Z", "a", "Đ", "\uFF5E", "\u{1F600}"].map((field) => [p.unit("C2"), field]),
  ]);
});

test("there are at most 20 hotspots", async () => {
  const p = await Province.create(server);
  const names = Array.from({ length: 22 }, (_, index) => `F${String(index).padStart(2, "0")}`);
  const procedures = await fields(names, `${p.code}-many`);
  for (const procedure of procedures) await cell(p, "C1", procedure, 1, 0);
  const board = await p.board("");
  expect(board.measures.overdue).toBe(22);
  expect(board.hotspots.map(({ field }) => field)).toEqual(names.slice(0, 20));
});

test("a field may have any printable name, one that JavaScript knows as well", async () => {
  const p = await Province.create(server);
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", 'Đất đai ‒ 1/2.5 "x"'];
  const procedures = await fields(names, `${p.code}-odd`);
  for (const procedure of procedures) await cell(p, "C1", procedure, 1, 1);
  await cell(p, "C1", "toString", 1, 0);
  const board = await p.board("", day("2026-03-02"));
  expect(Object.keys(board.fields).sort()).toEqual([...names, "unclassified"].sort());
  for (const field of names) {
    expect(board.fields[field]?.measures).toMatchObject({ received: 2, overdue: 1 });
    expect((await p.dossiers("", { ...day("2026-03-02"), measure: "overdue", field })).total).toBe(1);
  }
});
