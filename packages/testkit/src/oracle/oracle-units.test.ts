import { describe, expect, test } from "vitest";
import { FIVE_UNITS, type HandMadeEvent, handMadeWorld, hcm, on, received } from "./hand-made-world.ts";
import { oracleBoard } from "./oracle-board.ts";
import { oracleFaults } from "./oracle-faults.ts";
import type { OracleUnit } from "./oracle-world.ts";

const now = hcm("2026-05-30 12:00");

/** One dossier each at D1, C1, C2 and D2, received on Monday 20 April. */
const events = ["D1", "C1", "C2", "D2"].map((unit) => received("2026-04-20 08:00", {}, { unit, subject: `H-${unit}` }));

function changed(changes: Readonly<Record<string, Partial<OracleUnit>>>): readonly OracleUnit[] {
  return FIVE_UNITS.map((unit) => ({ ...unit, ...changes[unit.code] }));
}

/** The unit shown, and `received` of each entry under it, seen at the end of the day `to`. */
function seen(units: readonly OracleUnit[], to: string, unit = "P", more: readonly HandMadeEvent[] = []) {
  const board = oracleBoard(handMadeWorld([...events, ...more], { units }), { unit, from: "2026-04-20", to, now });
  const children = Object.entries(board.children).map(([code, { measures }]) => [code, measures.received]);
  return { unit: board.unit.code, ...Object.fromEntries(children) };
}

describe("after validTo, its last day, everything of the unit stands under the successor", () => {
  const units = changed({ D1: { validTo: "2026-04-22", successor: "D2" } });

  test("up to then all is as it was", () => {
    expect(seen(units, "2026-04-22")).toEqual({ unit: "P", D1: 3, D2: 1 });
    expect(seen(units, "2026-04-22", "D1")).toEqual({ unit: "D1", D1: 1, C1: 1, C2: 1 });
  });

  test("and the ended unit is no child any more", () => {
    expect(seen(units, "2026-04-23")).toEqual({ unit: "P", D2: 4 });
  });

  test("its board is the successor's, its own numbers are the successor's own, its children the successor's", () => {
    expect(seen(units, "2026-04-23", "D1")).toEqual({ unit: "D2", D2: 2, C1: 1, C2: 1 });
  });

  test("and its successor in turn", () => {
    const chain = changed({
      C1: { validTo: "2026-04-22", successor: "C2" },
      C2: { validTo: "2026-04-23", successor: "D2" },
    });
    expect(seen(chain, "2026-04-23")).toEqual({ unit: "P", D1: 3, D2: 1 });
    expect(seen(chain, "2026-04-24")).toEqual({ unit: "P", D1: 1, D2: 3 });
    expect(seen(chain, "2026-04-24", "C1")).toEqual({ unit: "D2", D2: 3 });
  });

  test("a successor never stands for a unit that has not begun", () => {
    const early = changed({ C1: { validFrom: "2026-04-24", successor: "D2" } });
    expect(seen(early, "2026-04-23")).toEqual({ unit: "P", D1: 3, D2: 1 });
    expect(seen(early, "2026-04-23", "D1")).toEqual({ unit: "D1", D1: 2, C2: 1 });
    expect(seen(early, "2026-04-24", "D1")).toEqual({ unit: "D1", D1: 1, C1: 1, C2: 1 });
  });
});

describe("a unit that is not valid on the day of S and has no successor stands under its parent's own entry", () => {
  test("its own numbers in the parent's entry, its children as the parent's children", () => {
    const units = changed({ D1: { validTo: "2026-04-22" } });
    expect(seen(units, "2026-04-23")).toEqual({ unit: "P", P: 1, C1: 1, C2: 1, D2: 1 });
  });

  test("the nearest valid ancestor, where the parent is not valid either", () => {
    const units = changed({ D1: { validTo: "2026-04-22" }, C1: { validFrom: "2026-05-01" } });
    expect(seen(units, "2026-04-23")).toEqual({ unit: "P", P: 2, C2: 1, D2: 1 });
  });

  test("the successor's ancestor, where the successor has not begun", () => {
    const units = changed({ C1: { validTo: "2026-04-22", successor: "C2" }, C2: { validFrom: "2026-04-30" } });
    expect(seen(units, "2026-04-23", "D1")).toEqual({ unit: "D1", D1: 3 });
  });
});

describe("an event has an effect only if the receiving or the handling unit lies in the subtree of its feed", () => {
  const withdrawn = (feed: string, recordedAt = "2026-04-27 08:00") =>
    on("2026-04-21 08:00", "dossier.withdrawn", {}, { feed, unit: feed.slice("feed-".length), recordedAt });
  const transferred = on("2026-04-20 09:00", "dossier.transferred", { toUnit: "D2" });

  function outcome(more: readonly HandMadeEvent[], units: readonly OracleUnit[] = FIVE_UNITS) {
    const world = handMadeWorld([received("2026-04-20 08:00"), ...more], { units });
    const { withdrawn: count } = oracleBoard(world, { from: "2026-04-20", to: "2026-04-24", now }).measures;
    return { withdrawn: count, faults: oracleFaults(world).map(({ kind, feed }) => `${kind} ${feed}`) };
  }

  test("any other is kept, changes nothing, and is reported as a fault (foreign) of that feed", () => {
    expect(outcome([withdrawn("feed-C2")])).toEqual({ withdrawn: 0, faults: ["foreign feed-C2"] });
    expect(outcome([withdrawn("feed-D2")])).toEqual({ withdrawn: 0, faults: ["foreign feed-D2"] });
    expect(outcome([withdrawn("feed-D1")])).toEqual({ withdrawn: 1, faults: [] });
    expect(outcome([withdrawn("feed-P")])).toEqual({ withdrawn: 1, faults: [] });
  });

  test("the one that handles it at that point of the fold", () => {
    expect(outcome([transferred, withdrawn("feed-D2")])).toEqual({ withdrawn: 1, faults: [] });
    expect(outcome([transferred, withdrawn("feed-C1")])).toEqual({ withdrawn: 1, faults: [] });
    expect(outcome([transferred, withdrawn("feed-C2")])).toEqual({ withdrawn: 0, faults: ["foreign feed-C2"] });
  });

  test("from the end of a unit on the successor stands for it, feeds included, by the day of the commit", () => {
    const units = changed({ C1: { validTo: "2026-04-22", successor: "C2" } });
    const late = withdrawn("feed-C2", "2026-04-23 00:00");
    expect(outcome([late], units)).toEqual({ withdrawn: 1, faults: [] });
    const early = withdrawn("feed-C2", "2026-04-22 23:59:59.999");
    expect(outcome([early], units)).toEqual({ withdrawn: 0, faults: ["foreign feed-C2"] });
  });
});

test("the faults of a dossier: doubleReceived shown to both units, orphan, unknownProcedure", () => {
  const world = handMadeWorld([
    on("2026-04-19 08:00", "dossier.suspended", {}, { id: "a" }),
    received("2026-04-20 08:00", { procedure: "9" }, { id: "b" }),
    received("2026-04-21 08:00", { procedure: "1" }, { id: "c", unit: "D2" }),
    on("2026-04-19 08:00", "dossier.rated", { score: 1 }, { id: "d", subject: "H2" }),
  ]);
  expect(oracleFaults(world)).toEqual([
    { kind: "doubleReceived", subject: "H1", source: "/units/D2", id: "c", feed: "feed-D2", units: ["C1", "D2"] },
    { kind: "orphan", subject: "H1", source: "/units/C1", id: "a", feed: "feed-C1", units: ["C1"] },
    { kind: "orphan", subject: "H2", source: "/units/C1", id: "d", feed: "feed-C1", units: ["C1"] },
    { kind: "unknownProcedure", subject: "H1", source: "/units/C1", id: "b", feed: "feed-C1", units: ["C1"] },
  ]);
});
