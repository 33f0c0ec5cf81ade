import { countedDossiers } from "@ioc/domain/board/counted-dossiers.ts";
import { daysBefore } from "@ioc/domain/board/relative-period.ts";
import { MEASURES, type Measure, RATES, type RateName } from "@ioc/domain/measure/measures.ts";
import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import { dayOf, endOfDay } from "@ioc/domain/time/zone.ts";
import { PROCEDURE_CODES } from "@ioc/testkit/oracle/arbitrary-provisioning.ts";
import { oracleHistory } from "@ioc/testkit/oracle/oracle-history.ts";
import { oracleLate } from "@ioc/testkit/oracle/oracle-late.ts";
import { daysBefore as oracleDaysBefore, oracleRanking } from "@ioc/testkit/oracle/oracle-ranking.ts";
import type { OracleQuery } from "@ioc/testkit/oracle/oracle-world.ts";
import { worldAndQueryArbitrary } from "@ioc/testkit/oracle/query-arbitrary.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAnyUnit } from "../access/find-any-unit.test-support.ts";
import { type AskedDeadlines, deadlinesAsked } from "../dossiers/asked-deadlines.ts";
import { exceptOf } from "../dossiers/except-of.ts";
import type { HotspotsContent } from "./hotspots-writer.ts";
import type { LiveState } from "./live-state.ts";
import { takeWorld } from "./oracle-state.test-support.ts";
import type { RankingContent } from "./ranking-writer.ts";
import { readBoard } from "./read-board.ts";
import { readHistory } from "./read-history.ts";
import { readHotspots } from "./read-hotspots.ts";
import { readRanking } from "./read-ranking.ts";

const RUNS = { numRuns: Number(process.env["ORACLE_RUNS"] ?? 500) };
const RATE_NAMES = Object.keys(RATES) as RateName[];

function unitOf(state: LiveState, { unit, now }: OracleQuery, judgedAt: number): number {
  const found = findAnyUnit(state.reference, now)(unit, judgedAt);
  if (found === undefined) throw new Error("the world has no such unit");
  return found;
}

function periodOf({ from, to }: { from: string; to: string }) {
  return { from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 };
}

function lateOf(document: HotspotsContent | undefined, share: number) {
  if (document === undefined) return undefined;
  const { unit, children, ageing, ...rest } = document;
  return {
    ...rest,
    unit: unit.code,
    share,
    children: mapValues(children, ({ overdue, inProgress, fields }) => ({
      overdue,
      inProgress,
      fields: mapValues(fields, ({ overdue: late, open }) => ({ overdue: late, open })),
    })),
    ageing: ageing.map(({ overdue }) => overdue),
    hotspots: document.hotspots.map((cell) => ({ ...cell, expected: near(cell.expected), excess: near(cell.excess) })),
  };
}

function rankingOf(document: RankingContent | undefined) {
  if (document === undefined) return undefined;
  const { asOf: _, unit, children, units, ...rest } = document;
  return {
    ...rest,
    unit: unit.code,
    children: mapValues(children, ({ name, nameEn, kind, state, ...numbers }) => numbers),
    units: mapValues(units, ({ resolved, resolvedLate, group }) => ({ resolved, resolvedLate, group })),
  };
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** What floating point makes of a number that is computed in another order does not count. */
function near(value: number): unknown {
  return expect.closeTo(value, 9);
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

describe("the documents of the scenes against a reference that counts dossier by dossier", () => {
  test("HOT: every cell, age, procedure, deadline ahead and hotspot is the reference's", () => {
    fc.assert(
      fc.property(worldAndQueryArbitrary, ({ world, query }) => {
        const { state } = takeWorld(world);
        const { now, at } = query;
        const document = readHotspots(state, { unit: unitOf(state, query, Math.min(now, at ?? now)), now, at });
        const expected = oracleLate(world, query);
        expect(expected).toEqual(lateOf(document, expected.share));
        for (const { fields } of Object.values(document?.children ?? {})) {
          for (const { open, expected: hot } of Object.values(fields)) {
            expect(Math.abs(hot - open * expected.share)).toBeLessThan(0.0501);
          }
        }
      }),
      RUNS,
    );
  });

  test("HOT: the cells add up to the board both ways, and the ages to what is overdue", () => {
    fc.assert(
      fc.property(worldAndQueryArbitrary, ({ world, query }) => {
        const { state } = takeWorld(world);
        const { now, at } = query;
        const asOf = Math.min(now, at ?? now);
        const unit = unitOf(state, query, asOf);
        const today = dayOf(state.reference.zone, asOf);
        const board = readBoard(state, { unit, now, at, period: { from: today, to: today } });
        const document = readHotspots(state, { unit, now, at });
        if (board === undefined || document === undefined) throw new Error("there is a board");
        const { overdue, inProgress, suspended, atRisk, dueToday } = board.measures;
        expect(document.measures).toEqual({ overdue, inProgress, suspended, atRisk, dueToday });
        expect(document.hotspots).toEqual(board.hotspots);
        expect(Object.keys(document.children)).toEqual(Object.keys(board.children));
        expect(sumOf(document.ageing.map((bucket) => bucket.overdue))).toBe(overdue);
        expect(document.due[0]?.open).toBe(dueToday);
        const cells = Object.values(document.children).flatMap(({ fields }) => Object.entries(fields));
        for (const [code, child] of Object.entries(document.children)) {
          expect(child.overdue).toBe(board.children[code]?.measures.overdue);
          expect(sumOf(Object.values(child.fields).map((cell) => cell.overdue))).toBe(child.overdue);
          expect(sumOf(Object.values(child.fields).map((cell) => cell.open))).toBe(child.inProgress);
        }
        for (const [name, field] of Object.entries(document.fields)) {
          const ofField = cells.filter(([of]) => of === name).map(([, cell]) => cell);
          expect(sumOf(ofField.map((cell) => cell.overdue))).toBe(field.overdue);
          expect(sumOf(ofField.map((cell) => cell.open))).toBe(field.open);
          expect(field.overdue).toBe(board.fields[name]?.measures.overdue);
        }
        expect(sumOf(Object.values(document.fields).map((field) => field.open))).toBe(inProgress);
      }),
      RUNS,
    );
  });

  test("LST-9: the list behind an age, a day that something is due on, and a procedure is as long as the number", () => {
    fc.assert(
      fc.property(worldAndQueryArbitrary, ({ world, query }) => {
        const { state } = takeWorld(world);
        const { reference } = state;
        const { now, at } = query;
        const asOf = Math.min(now, at ?? now);
        const today = dayOf(reference.zone, asOf);
        const asked = { unit: unitOf(state, query, asOf), now, at, period: { from: today, to: today } };
        const listed = (measure: Measure, deadline: AskedDeadlines, code?: string): number => {
          const due = deadlinesAsked(reference, asked, deadline);
          const procedure = code === undefined ? undefined : reference.proceduresByCode.get(code)?.id;
          const list = countedDossiers(state.sources(), { ...asked, measure, due, procedure });
          return sumOf((list?.dossiers ?? []).map(({ count }) => count));
        };
        const { ageing = [], due = [], procedures = [], nextClose } = readHotspots(state, asked) ?? {};
        for (const { fromDays, toDays, overdue } of ageing) {
          expect(listed("overdue", { overdueFrom: fromDays, overdueTo: toDays ?? undefined })).toBe(overdue);
        }
        for (const { date, open } of due) {
          expect(listed("inProgressWithin", { dueFrom: date, dueTo: date })).toBe(open);
        }
        expect(listed("inProgressWithin", { dueUntil: nextClose?.at })).toBe(nextClose?.count ?? 0);
        for (const { code, overdue, open } of procedures) {
          expect([listed("overdue", {}, code), listed("inProgress", {}, code)]).toEqual([overdue, open]);
        }
      }),
      RUNS,
    );
  });

  test("LST-10: what leaves out units and fields is the whole without their numbers, as a list and day by day", () => {
    const picks = fc.record({
      measure: fc.constantFrom(...MEASURES),
      units: fc.array(fc.nat(20), { maxLength: 3 }),
      names: fc.array(fc.nat(10), { maxLength: 2 }),
      days: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(worldAndQueryArbitrary, picks, ({ world, query }, { measure, units, names, days }) => {
        const { state } = takeWorld(world);
        const { fields } = state.reference;
        const { now, at } = query;
        const asOf = Math.min(now, at ?? now);
        const today = dayOf(state.reference.zone, asOf);
        const asked = { unit: unitOf(state, query, asOf), now, at, period: { from: today, to: today } };
        const board = readBoard(state, asked);
        const children = Object.keys(board?.children ?? {});
        const except = [...new Set(units.flatMap((unit) => children[unit % children.length] ?? []))];
        const exceptField = [...new Set(names.flatMap((name) => fields.names[name % fields.names.length] ?? []))];
        const listed = (narrowed: object): number => {
          const list = countedDossiers(state.sources(), { ...asked, measure, ...narrowed });
          return sumOf((list?.dossiers ?? []).map(({ count }) => count));
        };
        const ofUnits = sumOf(except.map((code) => board?.children[code]?.measures[measure] ?? 0));
        const ofFields = sumOf(exceptField.map((name) => board?.fields[name]?.measures[measure] ?? 0));
        const all = board?.measures[measure] ?? 0;
        expect(listed(exceptOf(state.reference, { except }))).toBe(all - ofUnits);
        expect(listed(exceptOf(state.reference, { exceptField }))).toBe(all - ofFields);
        const rest = listed(exceptOf(state.reference, { except, exceptField }));
        const history = readHistory(state, { ...asked, measure, own: false, except, exceptField, days });
        expect(history?.days.at(-1)?.numerator).toBe(rest);
        // What a unit below it would leave out is its own affair alone: one above it, or elsewhere, leaves out nothing.
        const elsewhere = [...state.reference.unitsById.values()]
          .map(({ body }) => body.code)
          .filter((code) => !state.reference.tree.on(today).contains(asked.unit, state.reference.unit(code)?.id ?? 0));
        expect(listed(exceptOf(state.reference, { except: [...elsewhere, "NOWHERE"] }))).toBe(all);
      }),
      RUNS,
    );
  });

  test("RNK: both periods, every child and every unit are the reference's, and add up", () => {
    fc.assert(
      fc.property(worldAndQueryArbitrary, ({ world, query }) => {
        const { state } = takeWorld(world);
        const { now, at } = query;
        const { zone } = state.reference;
        const period = periodOf(query);
        const unit = unitOf(state, query, Math.min(now, at ?? now, endOfDay(zone, period.to)));
        const document = readRanking(state, { unit, now, at, period, previous: daysBefore(period) });
        expect(rankingOf(document)).toEqual(oracleRanking(world, query, oracleDaysBefore(query)));
        const { measures, children = {}, units = {} } = document ?? {};
        for (const name of ["resolved", "resolvedLate"] as const) {
          expect(sumOf(Object.values(children).map((child) => child[name]))).toBe(measures?.[name]);
          expect(sumOf(Object.values(units).map((one) => one[name]))).toBe(measures?.[name]);
        }
      }),
      RUNS,
    );
  });

  test("HIS-1: every day is what the board of that day said at its end, and what the reference counts", () => {
    const picks = fc.record({
      measure: fc.constantFrom(...MEASURES),
      rate: fc.constantFrom(...RATE_NAMES),
      field: fc.option(fc.nat(10)),
      days: fc.integer({ min: 1, max: 8 }),
      own: fc.boolean(),
      procedure: fc.option(fc.constantFrom(...PROCEDURE_CODES), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        worldAndQueryArbitrary,
        picks,
        ({ world, query }, { measure, rate, days, own, procedure, field: pick }) => {
          const { state } = takeWorld(world);
          const { now, at } = query;
          const { zone, fields, unitsById } = state.reference;
          const asOf = Math.min(now, at ?? now);
          const unit = unitOf(state, query, asOf);
          const code = unitsById.get(unit)?.body.code ?? "";
          const field = pick === null ? undefined : fields.names[pick % fields.names.length];
          const part = { field, own, procedure };
          const ofMeasure = readHistory(state, { unit, measure, ...part, days, now, at });
          const ofRate = readHistory(state, { unit, rate, ...part, days, now, at });
          const last = dayOf(zone, asOf);
          const boards = Array.from({ length: days }, (_, index) => {
            const day = last - days + 1 + index;
            const board = readBoard(state, {
              unit,
              now,
              at: Math.min(asOf, endOfDay(zone, day)),
              period: { from: day, to: day },
            });
            return { date: formatDay(day), numbers: field === undefined ? board : board?.fields[field] };
          });
          const reference = oracleHistory(world, { ...query, unit: code }, days, field, own, procedure);
          if (!own && procedure === undefined)
            expect(ofMeasure?.days.map(({ date, numerator }) => [date, numerator])).toEqual(
              boards.map(({ date, numbers }) => [date, numbers?.measures[measure] ?? 0]),
            );
          expect(ofMeasure?.days.map(({ date, value }) => [date, value])).toEqual(
            reference.map(({ date, measures }) => [date, measures[measure]]),
          );
          expect(
            ofRate?.days.map(({ date, numerator, denominator, value }) => [date, numerator, denominator, value]),
          ).toEqual(
            reference.map(({ date, rates }) => [
              date,
              rates[rate].numerator,
              rates[rate].denominator,
              rates[rate].value,
            ]),
          );
        },
      ),
      RUNS,
    );
  });
});
