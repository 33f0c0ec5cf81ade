import { countedDossiers } from "@ioc/domain/board/counted-dossiers.ts";
import { MEASURES } from "@ioc/domain/measure/measures.ts";
import { compareUtf8 } from "@ioc/domain/order/utf8-order.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { comparableBoard } from "@ioc/testkit/oracle/comparable-board.ts";
import { oracleBoard } from "@ioc/testkit/oracle/oracle-board.ts";
import { oracleDossiers } from "@ioc/testkit/oracle/oracle-dossiers.ts";
import { oracleFaults } from "@ioc/testkit/oracle/oracle-faults.ts";
import type { OracleQuery } from "@ioc/testkit/oracle/oracle-world.ts";
import { worldAndQueryArbitrary } from "@ioc/testkit/oracle/query-arbitrary.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAnyUnit } from "../access/find-any-unit.test-support.ts";
import { askedOf } from "../http/query.ts";
import type { LiveState } from "./live-state.ts";
import { takeWorld } from "./oracle-state.test-support.ts";
import { readBoard } from "./read-board.ts";

const RUNS = Number(process.env["ORACLE_RUNS"] ?? 1500);

function asked(state: LiveState, query: OracleQuery) {
  const { unit, from, to, at, now } = query;
  return askedOf(
    { unit, from, to, at: at === undefined ? undefined : formatInstant(at) },
    state,
    now,
    findAnyUnit(state.reference, now),
  );
}

describe("boards against a reference written from the contract alone, which shares no code with them", () => {
  test("BRD: every number, rate, child, field and hotspot is the reference's", () => {
    fc.assert(
      fc.property(worldAndQueryArbitrary, ({ world, query }) => {
        const { state } = takeWorld(world);
        const board = readBoard(state, asked(state, query));
        expect(comparableBoard(board)).toEqual(comparableBoard(oracleBoard(world, query)));
      }),
      { numRuns: RUNS },
    );
  });

  test("LST-1: the list behind every measure is the reference's, and as long as the number says", () => {
    fc.assert(
      fc.property(worldAndQueryArbitrary, fc.constantFrom(...MEASURES), ({ world, query }, measure) => {
        const { state, codes } = takeWorld(world);
        const list = countedDossiers(state.sources(), { ...asked(state, query), measure });
        const shown = (list?.dossiers ?? [])
          .flatMap(({ dossier, count }) => new Array<string>(count).fill(codes.get(dossier) ?? ""))
          .sort(compareUtf8);
        expect(shown).toEqual(oracleDossiers(world, { ...query, measure }));
        expect(readBoard(state, asked(state, query))?.measures[measure]).toBe(shown.length);
      }),
      { numRuns: RUNS },
    );
  });

  test("FLT: the faults of the fold are the reference's", () => {
    fc.assert(
      fc.property(worldAndQueryArbitrary, ({ world }) => {
        const { faults, feedIds } = takeWorld(world);
        const feedbacks = new Set(
          world.events.filter(({ event }) => event.type.includes("feedback")).map(({ event }) => event.subject),
        );
        const found = faults
          .filter(({ kind, subject }) => kind === "foreign" || !feedbacks.has(subject))
          .map(({ kind, subject, event }) =>
            [kind, subject, event.source, event.id, feedIds.get(event.feed)].join(" "),
          );
        const expected = oracleFaults(world).map(({ kind, subject, source, id, feed }) =>
          [kind, subject, source, id, feed].join(" "),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: RUNS },
    );
  });
});
