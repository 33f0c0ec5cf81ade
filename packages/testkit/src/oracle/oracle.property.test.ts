import fc from "fast-check";
import { expect, test } from "vitest";
import { comparableBoard } from "./comparable-board.ts";
import { ORACLE_MEASURES, type OracleMeasures } from "./measures.ts";
import { oracleBoard } from "./oracle-board.ts";
import { oracleDossiers } from "./oracle-dossiers.ts";
import { oracleFaults } from "./oracle-faults.ts";
import { worldAndQueryArbitrary } from "./query-arbitrary.ts";

const runs = { numRuns: 300 };

function sum(parts: readonly { readonly measures: OracleMeasures }[]): Record<string, number> {
  return Object.fromEntries(
    ORACLE_MEASURES.map((name) => [name, parts.reduce((total, { measures }) => total + measures[name], 0)]),
  );
}

test("the numbers of children, and those of fields, add up to measures", () => {
  fc.assert(
    fc.property(worldAndQueryArbitrary, ({ world, query }) => {
      const board = oracleBoard(world, query);
      expect(sum(Object.values(board.children))).toEqual(board.measures);
      expect(sum(Object.values(board.fields))).toEqual(board.measures);
    }),
    runs,
  );
});

test("inProgress = inProgressWithin + overdue; suspended, dueToday and atRisk are parts of inProgressWithin", () => {
  fc.assert(
    fc.property(worldAndQueryArbitrary, ({ world, query }) => {
      const { measures } = oracleBoard(world, query);
      expect(measures.inProgress).toBe(measures.inProgressWithin + measures.overdue);
      for (const part of ["suspended", "dueToday", "atRisk"] as const) {
        expect(measures[part]).toBeLessThanOrEqual(measures.inProgressWithin);
      }
    }),
    runs,
  );
});

test("carriedOver + received = resolved + withdrawn + inProgress, unless transferred across the unit's border", () => {
  fc.assert(
    fc.property(worldAndQueryArbitrary, ({ world, query }) => {
      const events = world.events.filter(({ event }) => event.type !== "vn.motcua.dossier.transferred");
      const { measures } = oracleBoard({ ...world, events }, query);
      expect(measures.carriedOver + measures.received).toBe(
        measures.resolved + measures.withdrawn + measures.inProgress,
      );
    }),
    runs,
  );
});

test("the order in which they arrive, and how often, changes nothing", () => {
  fc.assert(
    fc.property(worldAndQueryArbitrary, ({ world, query }) => {
      const again = { ...world, events: [...world.events, ...world.events].reverse() };
      expect(comparableBoard(oracleBoard(again, query))).toEqual(comparableBoard(oracleBoard(world, query)));
      expect(oracleFaults(again)).toEqual(oracleFaults(world));
    }),
    runs,
  );
});

test("total equals the board's number, for every measure", () => {
  fc.assert(
    fc.property(worldAndQueryArbitrary, fc.constantFrom(...ORACLE_MEASURES), ({ world, query }, measure) => {
      const board = oracleBoard(world, query);
      expect(oracleDossiers(world, { ...query, measure })).toHaveLength(board.measures[measure]);
      for (const [field, { measures }] of Object.entries(board.fields)) {
        expect(oracleDossiers(world, { ...query, measure, field })).toHaveLength(measures[measure]);
      }
    }),
    runs,
  );
});
