import { describe, expect, test } from "vitest";
import { handMadeWorld, hcm, hcmText, on, procedure, received } from "./hand-made-world.ts";
import { ORACLE_MEASURES } from "./measures.ts";
import { oracleBoard } from "./oracle-board.ts";
import { oracleDossiers } from "./oracle-dossiers.ts";

/**
 * All by three working days. H1: due Thu 23, resolved on Wed 22. H2: due Thu 23 17:00, open. H3: received Wed 22, due
 * Mon 27, suspended from Thu 23 10:00. H4: received Fri 17, due Wed 22, withdrawn Thu 23 09:00. H5: received Thu 23 at
 * D2, transferred to C2 the same day, due Tue 28.
 */
const world = handMadeWorld([
  received("2026-04-20 08:00", { channel: "onlineFull", components: "full" }),
  on("2026-04-22 16:00", "dossier.resolved", { outcome: "approved", result: "digital" }),
  received("2026-04-20 09:00", { channel: "onlinePartial", components: "partial" }, { subject: "H2", unit: "C2" }),
  received("2026-04-22 09:00", { channel: "postal" }, { subject: "H3" }),
  on("2026-04-23 10:00", "dossier.suspended", {}, { subject: "H3" }),
  received("2026-04-17 09:00", {}, { subject: "H4", unit: "D1" }),
  on("2026-04-23 09:00", "dossier.withdrawn", {}, { subject: "H4", unit: "D1" }),
  received("2026-04-23 08:00", {}, { subject: "H5", unit: "D2" }),
  on("2026-04-23 15:00", "dossier.transferred", { toUnit: "C2" }, { subject: "H5", unit: "D2" }),
]);

const now = hcm("2026-04-24 12:00");
const nothing = Object.fromEntries(ORACLE_MEASURES.map((name) => [name, 0]));

describe("the numbers of one board, worked out by hand", () => {
  const week = { from: "2026-04-20", to: "2026-04-26", now };

  test("the province from Monday to Sunday, on Friday at noon", () => {
    const board = oracleBoard(world, week);
    expect(board.unit).toEqual({ code: "P", name: "Tỉnh", kind: "province" });
    expect(board.asOf).toBe(hcmText("2026-04-24 12:00"));
    expect(board.measures).toEqual({
      ...nothing,
      received: 4,
      receivedCounter: 1,
      receivedOnlinePartial: 1,
      receivedOnlineFull: 1,
      receivedPostal: 1,
      carriedOver: 1,
      resolved: 1,
      resolvedAhead: 1,
      withdrawn: 1,
      inProgress: 3,
      inProgressWithin: 2,
      overdue: 1,
      suspended: 1,
      componentsAny: 2,
      componentsFull: 1,
      resultsDigital: 1,
    });
    expect(board.rates.onTime).toEqual({ numerator: 1, denominator: 1, value: 1 });
    expect(board.rates.online).toEqual({ numerator: 2, denominator: 4, value: 0.5 });
    expect(board.rates.overdueShare).toEqual({ numerator: 1, denominator: 3, value: 1 / 3 });
    expect(board.rates.satisfaction).toEqual({ numerator: 0, denominator: 0, value: null });
    expect(Object.keys(board.children)).toEqual(["D1", "D2"]);
    expect(board.children["D2"]?.measures).toEqual({ ...nothing, received: 1, receivedCounter: 1 });
  });

  test("received belongs to the receiving unit; everything else to the unit that handles the dossier", () => {
    const board = oracleBoard(world, { ...week, unit: "C2" });
    expect(board.measures).toMatchObject({ received: 1, inProgress: 2, overdue: 1 });
    expect(oracleDossiers(world, { ...week, unit: "C2", measure: "inProgress" })).toEqual(["H2", "H5"]);
    expect(Object.keys(board.children)).toEqual(["C2"]);
  });

  test("what belongs to the unit itself is there under its own code", () => {
    const { children } = oracleBoard(world, { ...week, unit: "D1" });
    expect(Object.keys(children)).toEqual(["D1", "C1", "C2"]);
    expect(children["D1"]?.measures).toEqual({ ...nothing, carriedOver: 1, withdrawn: 1 });
  });

  test("Stocks are judged at S = the earliest of now, `at` and the end of the period", () => {
    const thursday = { from: "2026-04-23", to: "2026-04-23" };
    // The end of Thursday: H2 is overdue since 17:00, H3 suspended, H5 within.
    expect(oracleBoard(world, { ...thursday, now }).measures).toMatchObject({
      overdue: 1,
      suspended: 1,
      inProgress: 3,
    });
    expect(oracleBoard(world, { ...thursday, now, at: hcm("2026-04-23 17:00") }).measures).toMatchObject({
      overdue: 0,
      dueToday: 1,
      atRisk: 1,
      inProgress: 3,
      inProgressWithin: 3,
    });
    // Thursday 09:00: H2 has 6 hours left, H3 (due Mon 27) and H4 is withdrawn at this very moment.
    expect(oracleBoard(world, { ...thursday, now, at: hcm("2026-04-23 09:00") }).measures).toMatchObject({
      withdrawn: 1,
      inProgress: 3,
      atRisk: 1,
      suspended: 0,
    });
    expect(oracleBoard(world, { ...thursday, now: hcm("2026-04-23 08:59:59.999") }).measures).toMatchObject({
      withdrawn: 0,
      inProgress: 4,
      overdue: 1,
    });
  });

  test("carriedOver: received before the period begins and not closed before it (judged at S, if S is earlier)", () => {
    const thursday = { from: "2026-04-23", to: "2026-04-23", now };
    expect(oracleDossiers(world, { ...thursday, measure: "carriedOver" })).toEqual(["H2", "H3", "H4"]);
    const monday = { ...thursday, at: hcm("2026-04-20 08:30") };
    expect(oracleDossiers(world, { ...monday, measure: "carriedOver" })).toEqual(["H1", "H4"]);
    expect(oracleBoard(world, monday).measures).toMatchObject({ carriedOver: 2, received: 0, inProgress: 2 });
  });

  test("atRisk: at most 8 hours of working time left", () => {
    // H2: 17:00 on Thursday is eight hours of work after 16:30 on Wednesday.
    const c2 = { from: "2026-04-22", to: "2026-04-22", now, unit: "C2" };
    expect(oracleBoard(world, { ...c2, at: hcm("2026-04-22 16:29:59.999") }).measures.atRisk).toBe(0);
    expect(oracleBoard(world, { ...c2, at: hcm("2026-04-22 16:30") }).measures.atRisk).toBe(1);
  });
});

describe("hotspots", () => {
  test("by excess = overdue − expected descending, then overdue descending, unit, field (bytes of UTF-8)", () => {
    const procedures = [
      procedure(0, "workingDay", { code: "late", field: "Đất đai" }),
      procedure(0, "workingDay", { code: "other", field: "Chứng thực" }),
      procedure(30, "workingDay", { code: "open", field: "Đất đai" }),
    ];
    const dossiers: readonly [string, string][] = [
      ["C1", "late"],
      ["C1", "open"],
      ["C2", "late"],
      ["C2", "other"],
      ["D2", "late"],
      ["D2", "late"],
      ["D2", "open"],
      ["D2", "open"],
      ["D1", "open"],
      ["D1", "open"],
    ];
    const events = dossiers.map(([unit, code], index) =>
      received("2026-04-20 08:00", { procedure: code }, { unit, subject: `H${index}` }),
    );
    const board = oracleBoard(handMadeWorld(events, { procedures }), { from: "2026-04-20", to: "2026-04-24", now });
    // Five of ten are overdue: half of what is open is expected.
    expect(board.hotspots.map(({ unit, field, excess }) => [unit, field, excess])).toEqual([
      ["C2", "Chứng thực", 0.5],
      ["C2", "Đất đai", 0.5],
      ["D2", "Đất đai", 0],
      ["C1", "Đất đai", 0],
    ]);
    expect(board.hotspots[3]).toEqual({
      unit: "C1",
      unitName: "Xã Một",
      field: "Đất đai",
      overdue: 1,
      open: 2,
      expected: 1,
      excess: 0,
      oldestDueAt: hcmText("2026-04-20 17:00"),
    });
  });
});
