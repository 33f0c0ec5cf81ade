import { describe, expect, test } from "vitest";
import { boardQuerySchema } from "./board.ts";
import { checkSubscribe } from "./check-subscribe.ts";
import { dossiersQuerySchema } from "./dossiers.ts";
import { ERROR_CODES, ERROR_STATUS, problemOf, problemSchema } from "./error.ts";
import { faultsQuerySchema } from "./faults.ts";
import { historyQuerySchema } from "./history.ts";
import { checkWire } from "./wire-fault.ts";

function pathsOf(checked: { ok: true } | { ok: false; errors: { path: string }[] }): string[] {
  return checked.ok ? [] : checked.errors.map(({ path }) => path);
}

describe("queries", () => {
  test("every parameter of a board may be absent", () => {
    expect(checkWire(boardQuerySchema, {})).toEqual({ ok: true, value: {} });
  });

  test("a board's period does not end before it begins", () => {
    expect(pathsOf(checkWire(boardQuerySchema, { from: "2026-03-02", to: "2026-03-01" }))).toEqual(["from"]);
    expect(pathsOf(checkWire(boardQuerySchema, { from: "2026-03-02", to: "2026-03-02" }))).toEqual([]);
  });

  test("a parameter given twice is refused", () => {
    expect(pathsOf(checkWire(boardQuerySchema, { unit: ["A", "B"] }))).toEqual(["unit"]);
  });

  test.each([
    [undefined, 100],
    ["1", 1],
    ["500", 500],
  ])("a page size of %s", (limit, size) => {
    const checked = checkWire(dossiersQuerySchema, { measure: "overdue", ...(limit === undefined ? {} : { limit }) });
    expect(checked).toMatchObject({ ok: true, value: { limit: size } });
  });

  test.each(["0", "501", "-1", "1.5", "1e2", "", "abc"])("a page size of %j is refused", (limit) => {
    expect(pathsOf(checkWire(dossiersQuerySchema, { measure: "overdue", limit }))).toEqual(["limit"]);
  });

  test("a list needs a measure that exists", () => {
    expect(pathsOf(checkWire(dossiersQuerySchema, {}))).toEqual(["measure"]);
    expect(pathsOf(checkWire(dossiersQuerySchema, { measure: "constructor" }))).toEqual(["measure"]);
  });

  test.each([
    [{ measure: "overdue", dueFrom: "2026-03-02", dueTo: "2026-03-02", overdueFrom: "0", overdueTo: "9999" }, []],
    [{ measure: "inProgressWithin", dueTo: "2026-03-02", procedure: "1.001" }, []],
    [{ measure: "received", dueFrom: "2026-03-02" }, ["dueFrom"]],
    [{ measure: "suspended", dueTo: "2026-03-02" }, ["dueTo"]],
    [{ measure: "inProgress", overdueFrom: "3" }, ["overdueFrom"]],
    [{ measure: "overdue", overdueTo: "1.5" }, ["overdueTo"]],
    [{ measure: "overdue", dueFrom: "2026-02-30" }, ["dueFrom"]],
  ])("a list by deadline: %j", (query, paths) => {
    expect(pathsOf(checkWire(dossiersQuerySchema, query))).toEqual(paths);
  });

  test("faults are asked for by a kind that exists", () => {
    expect(pathsOf(checkWire(faultsQuerySchema, { kind: "other" }))).toEqual(["kind"]);
  });
});

describe("the history's query", () => {
  test.each([
    [{ measure: "overdue" }, []],
    [{ rate: "onTime", field: "Đất đai", days: "92" }, []],
    [{ measure: "overdue", procedure: "1.004203" }, []],
    [{ measure: "overdue", procedure: "a b" }, ["procedure"]],
    [{}, ["measure"]],
    [{ measure: "overdue", rate: "onTime" }, ["measure"]],
    [{ measure: "overdue", days: "93" }, ["days"]],
    [{ measure: "overdue", days: "0" }, ["days"]],
    [{ measure: "onTime" }, ["measure"]],
  ])("%j", (query, paths) => {
    expect(pathsOf(checkWire(historyQuerySchema, query))).toEqual(paths);
  });

  test("absent, its days are thirty", () => {
    expect(checkWire(historyQuerySchema, { rate: "onTime" })).toMatchObject({ value: { days: 30 } });
  });
});

describe("subscriptions", () => {
  test.each([
    [{ unit: "SG", from: "2026-03-01", to: "2026-03-02" }, []],
    [{ period: "week" }, []],
    [{ unit: null, scene: "overview" }, []],
    [{ period: "decade" }, ["period"]],
    [{ period: "week", from: "2026-03-01" }, ["from"]],
    [{ scene: "map" }, ["scene"]],
    [{ unit: "SG", scene: "hotspots" }, []],
    [{ scene: "hotspots", period: "week" }, ["period"]],
    [{ unit: "SG", scene: "ranking", period: "quarter" }, []],
    [{ scene: "ranking" }, ["period"]],
    [{ scene: "ranking", period: "today" }, ["period"]],
    [{ unit: "SG" }, ["from", "to"]],
    [{ from: "2026-03-02", to: "2026-03-01" }, ["from"]],
    [null, [""]],
    ["today", [""]],
  ])("%j", (request, paths) => {
    expect(pathsOf(checkSubscribe(request))).toEqual(paths);
  });
});

test("every error code makes a problem document with its status", () => {
  for (const code of ERROR_CODES) {
    const problem = problemOf(code, "words", { errors: [{ path: "0.code", code, message: "words" }] });
    expect(problemSchema.safeParse(problem).success).toBe(true);
    expect(problem.status).toBe(ERROR_STATUS[code]);
  }
});
