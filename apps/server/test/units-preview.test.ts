import { afterAll, beforeAll, expect, test } from "vitest";
import { MEASURES } from "./board-shape.test-support.ts";
import { expectProblem } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

interface Preview {
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly moreBoards: number;
  readonly feedsFoldedAgain: number;
  readonly changes: readonly { readonly code: string; readonly kind: string }[];
  readonly boards: readonly {
    readonly unit: string;
    readonly successor?: string | null;
    readonly measures: readonly { readonly measure: string; readonly before: number; readonly after: number }[];
  }[];
}

async function preview(p: Province, body: unknown): Promise<Preview> {
  const answer = await p.call("POST", "/api/v1/units/preview", { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Preview;
}

function effectOn(shown: Preview, unit: string): Record<string, [number, number]> | undefined {
  const found = shown.boards.find((board) => board.unit === unit);
  return found && Object.fromEntries(found.measures.map(({ measure, before, after }) => [measure, [before, after]]));
}

function merger(p: Province, lastDay: string): object[] {
  const ended = { kind: "commune", parent: p.unit("D1"), validTo: lastDay, successor: p.unit("N") };
  return [
    { code: p.unit("N"), name: "Xã Mới", kind: "commune", parent: p.unit("D2"), validFrom: "2026-07-01" },
    { code: p.unit("C1"), name: "Đơn vị C1", ...ended },
    { code: p.unit("C2"), name: "Đơn vị C2", ...ended },
  ];
}

async function someDossiers(p: Province): Promise<void> {
  await p.take([
    p.received("C1", "a", "2026-01-05 09:00", "cd10"),
    p.received("C1", "b", "2026-03-10 09:00", "wd5"),
    p.received("C2", "c", "2026-02-03 09:00", "cd10"),
    p.received("C3", "d", "2026-03-10 09:00", "wd5"),
    p.received("C3", "e", "2025-12-01 09:00", "wd5"),
    p.event("C2", "resolved", "c", "2026-02-20 09:00", { outcome: "approved" }),
  ]);
}

test("a merger of two communes shows their successor with the sum of both, their district without them", async () => {
  const p = await Province.create(server);
  await someDossiers(p);
  const shown = await preview(p, merger(p, "2026-06-30"));
  expect(shown).toMatchObject({ on: "2026-07-01", from: "2026-01-01", to: "2026-03-11", moreBoards: 0 });
  expect(shown.changes.map(({ code, kind }) => [code, kind])).toEqual([
    [p.unit("N"), "new"],
    [p.unit("C1"), "changed"],
    [p.unit("C2"), "changed"],
  ]);
  expect(effectOn(shown, p.unit("N"))).toMatchObject({
    received: [0, 3],
    inProgress: [0, 2],
    overdue: [0, 1],
    resolved: [0, 1],
    resolvedLate: [0, 1],
  });
  expect(effectOn(shown, p.unit("C1"))).toMatchObject({ received: [2, 0], inProgress: [2, 0] });
  expect(effectOn(shown, p.unit("D1"))).toMatchObject({ received: [3, 0] });
  expect(effectOn(shown, p.unit("D2"))).toMatchObject({ received: [1, 4], inProgress: [2, 4] });
  // Everything stays within the province, and what nothing moves to is as it was.
  expect(shown.boards.map(({ unit }) => unit).sort()).toEqual(
    ["C1", "C2", "D1", "D2", "N"].map((name) => p.unit(name)),
  );
  expect(shown.boards.find(({ unit }) => unit === p.unit("C1"))?.successor).toBe(p.unit("N"));
});

test("what was shown is what the boards say once it is so, and nothing was changed by showing it", async () => {
  const p = await Province.create(server);
  await someDossiers(p);
  const body = merger(p, "2026-03-10").map((unit) => ({ ...unit, validFrom: undefined }));
  const year = { from: "2026-01-01", to: "2026-03-11" };
  const names = ["", "D1", "D2", "C3"];
  const before = await Promise.all(names.map((name) => p.board(name, year)));
  const shown = await preview(p, body);
  expect(shown.on).toBe("2026-03-11");
  expect(await Promise.all(names.map((name) => p.board(name, year)))).toEqual(before);
  await p.putUnits(body);
  for (const name of [...names, "N"]) {
    const was: Record<string, number | undefined> = before[names.indexOf(name)]?.measures ?? {};
    const is = (await p.board(name, year)).measures;
    const effect = effectOn(shown, p.unit(name)) ?? {};
    for (const measure of MEASURES) {
      const told = effect[measure]?.[1] ?? was[measure] ?? 0;
      expect([name, measure, told]).toEqual([name, measure, is[measure as keyof typeof is]]);
    }
  }
});

test("a change that takes a unit from a feed's subtree says that its events are counted anew", async () => {
  const p = await Province.create(server);
  await p.feedToken("D1");
  const moved = { code: p.unit("C1"), name: "Đơn vị C1", kind: "commune", parent: p.unit("D2") };
  expect(await preview(p, [moved])).toMatchObject({ feedsFoldedAgain: 1, on: "2026-03-11" });
  expect(await preview(p, [{ ...moved, parent: p.unit("D1"), name: "Tên mới" }])).toMatchObject({
    feedsFoldedAgain: 0,
    boards: [],
  });
});

test("a preview is checked as the change would be, takes CSV, and changes nothing", async () => {
  const p = await Province.create(server);
  const wrong = [{ code: p.unit("C1"), name: "x", kind: "commune", parent: "NOBODY" }];
  expectProblem(await p.call("POST", "/api/v1/units/preview", { body: wrong }), 422, "invalid");
  expectProblem(await p.call("POST", "/api/v1/units/preview", { body: "[", type: "application/json" }), 400, "invalid");
  const csv = `code,name,kind\n${p.unit("C9")},Xã Chín,commune\n`;
  const answer = await p.call("POST", "/api/v1/units/preview", { body: csv, type: "text/csv" });
  expect(answer.body).toMatchObject({ changes: [{ code: p.unit("C9"), kind: "new" }], boards: [] });
  expect(JSON.stringify((await p.call("GET", "/api/v1/units")).body)).not.toContain(p.unit("C9"));
});

test("at most 200 boards are listed, those with the greatest change first", async () => {
  const p = await Province.create(server);
  const communes = Array.from({ length: 230 }, (_, index) => ({
    code: p.unit(`X${index}`),
    name: `Xã ${index}`,
    kind: "commune",
    parent: p.unit("D1"),
  }));
  await p.putUnits(communes);
  await p.take(
    communes.map(({ code }, index) => p.received(code.split(".")[1] ?? "", `m${index}`, "2026-03-02 09:00", "wd1")),
  );
  const merged = communes.map((unit) => ({ ...unit, validTo: "2026-03-10", successor: p.unit("C3") }));
  const shown = await preview(p, merged);
  expect(shown.boards).toHaveLength(200);
  expect(shown.moreBoards).toBe(233 - 200);
  expect(
    shown.boards
      .slice(0, 3)
      .map(({ unit }) => unit)
      .sort(),
  ).toEqual([p.unit("C3"), p.unit("D1"), p.unit("D2")]);
});
