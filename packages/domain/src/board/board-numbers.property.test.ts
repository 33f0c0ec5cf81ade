import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StepCube } from "../cube/step-cube.ts";
import { dossierEventsArbitrary, momentArbitrary } from "../dossier/dossier-events.arbitrary.ts";
import {
  context,
  EIGHT_HOURS,
  ELSEWHERE,
  FIVE_DAYS,
  HANDLER,
  RECEIVER,
  vietnam,
} from "../dossier/dossier-events.test-support.ts";
import { dossierSteps } from "../dossier/dossier-steps.ts";
import type { DossierEvent } from "../dossier/event.ts";
import { compareEvents } from "../dossier/event-order.ts";
import { foldDossier } from "../dossier/fold-dossier.ts";
import { MEASURES, type Measures, RATES } from "../measure/measures.ts";
import { UnitTree } from "../org/unit-tree.ts";
import { dayOf } from "../time/zone.ts";
import { type BoardQuery, type BoardSources, boardNumbers } from "./board-numbers.ts";
import { type CountedList, type CountedQuery, countedDossiers } from "./counted-dossiers.ts";
import { FieldIndex } from "./field-index.ts";

const RUNS = { seed: 2026, numRuns: 400 };
const PROVINCE = 7;
const LAST_OF_EVENTS = 20;

const unit = (id: number, parent: number | null, span: { validTo?: number; successor?: number } = {}) => ({
  id,
  code: `U${id}`,
  parent,
  validFrom: null,
  validTo: span.validTo ?? null,
  successor: span.successor ?? null,
});

/** A district with a commune that ends in the middle, perhaps followed by its neighbour, and a unit beside them. */
const treeArbitrary = fc
  .record({ ends: fc.nat(LAST_OF_EVENTS), isFollowed: fc.boolean() })
  .map(({ ends, isFollowed }) => {
    const firstDay = dayOf(vietnam, Date.UTC(2026, 2, 2, 5));
    const end = { validTo: firstDay + ends, ...(isFollowed ? { successor: ELSEWHERE } : {}) };
    const district = 8;
    return new UnitTree([
      unit(PROVINCE, null),
      unit(district, PROVINCE),
      unit(RECEIVER, district),
      unit(HANDLER, district, end),
      unit(ELSEWHERE, PROVINCE),
    ]);
  });

const queryArbitrary: fc.Arbitrary<BoardQuery> = fc
  .record({
    unit: fc.constantFrom(PROVINCE, PROVINCE, 8, RECEIVER, HANDLER, ELSEWHERE),
    days: fc.tuple(momentArbitrary, momentArbitrary),
    now: momentArbitrary,
    at: fc.option(momentArbitrary, { nil: undefined, freq: 2 }),
  })
  .map(({ days, ...query }) => {
    const [from = 0, to = 0] = days.map((moment) => dayOf(vietnam, moment)).sort((a, b) => a - b);
    return { ...query, period: { from, to } };
  });

const dossiersArbitrary = fc.array(dossierEventsArbitrary, { minLength: 1, maxLength: 5 });

function sourcesOf(dossiers: readonly (readonly DossierEvent[])[], tree: UnitTree): BoardSources {
  const cube = new StepCube(vietnam);
  dossiers.forEach((events, index) => {
    if (events.length === 0) return;
    const timeline = foldDossier([...events].sort(compareEvents), context);
    for (const step of dossierSteps(timeline, vietnam)) cube.add({ ...step, dossier: index + 1 });
  });
  const fields = new FieldIndex(
    new Map([
      [FIVE_DAYS, "Đất đai"],
      [EIGHT_HOURS, "Hộ tịch"],
    ]),
  );
  return { cube, tree, fields, zone: vietnam };
}

function sum(parts: Iterable<{ readonly measures: Measures }>): Record<string, number> {
  const all = [...parts];
  return Object.fromEntries(
    MEASURES.map((name) => [name, all.reduce((total, { measures }) => total + measures[name], 0)]),
  );
}

function boardOf(sources: BoardSources, query: BoardQuery) {
  const board = boardNumbers(sources, query);
  if (board === undefined) throw new Error("every unit asked for is known");
  return board;
}

describe("board arithmetic", () => {
  test("BRD-6: the children, and the fields, add up to the board; a child's numbers are its own board's", () => {
    fc.assert(
      fc.property(dossiersArbitrary, treeArbitrary, queryArbitrary, (dossiers, tree, query) => {
        const sources = sourcesOf(dossiers, tree);
        const board = boardOf(sources, query);
        expect(sum(board.children.values())).toEqual(board.total.measures);
        expect(sum(board.fields.values())).toEqual(board.total.measures);
        expect(sum([...board.owners.values()].map((measures) => ({ measures })))).toEqual(board.total.measures);
        for (const child of board.subtree.children) {
          const own = boardOf(sources, { ...query, unit: child });
          expect(board.children.get(child)).toEqual(own.total);
        }
      }),
      RUNS,
    );
  });

  test("BRD-3: inProgress is within or overdue; suspended, due today and at risk are parts of within", () => {
    fc.assert(
      fc.property(dossiersArbitrary, treeArbitrary, queryArbitrary, (dossiers, tree, query) => {
        const { measures } = boardOf(sourcesOf(dossiers, tree), query).total;
        expect(measures.inProgressWithin + measures.overdue).toBe(measures.inProgress);
        for (const part of ["suspended", "dueToday", "atRisk"] as const) {
          expect(measures[part]).toBeLessThanOrEqual(measures.inProgressWithin);
        }
        for (const name of MEASURES) expect(measures[name], name).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test("BRD-4: the stock equation, where nothing crosses the border", () => {
    fc.assert(
      fc.property(dossiersArbitrary, treeArbitrary, queryArbitrary, (dossiers, tree, query) => {
        const staying = dossiers.map((events) => events.filter(({ type }) => type !== "transferred"));
        const { measures } = boardOf(sourcesOf(staying, tree), query).total;
        expect(measures.carriedOver + measures.received).toBe(
          measures.resolved + measures.withdrawn + measures.inProgress,
        );
      }),
      RUNS,
    );
  });

  test("BRD-7, BRD-8: rates are quotients or nothing; hotspots are the overdue cells by excess", () => {
    fc.assert(
      fc.property(dossiersArbitrary, treeArbitrary, queryArbitrary, (dossiers, tree, query) => {
        const { total, hotspots, moments } = boardOf(sourcesOf(dossiers, tree), query);
        for (const name of Object.keys(RATES) as (keyof typeof RATES)[]) {
          const { numerator, denominator, value } = total.rates[name];
          expect(value).toBe(denominator === 0 ? null : numerator / denominator);
        }
        expect(hotspots.reduce((sumOf, { overdue }) => sumOf + overdue, 0)).toBe(total.measures.overdue);
        const share = total.rates.overdueShare.value ?? 0;
        hotspots.forEach(({ overdue, open, expected, excess, oldestDueAt }, index) => {
          expect(overdue).toBeGreaterThan(0);
          expect(expected).toBe(open * share);
          expect(excess).toBe(overdue - expected);
          expect(oldestDueAt ?? Number.POSITIVE_INFINITY).toBeLessThan(moments.judgedAt);
          expect(hotspots[index - 1]?.excess ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(excess);
        });
      }),
      RUNS,
    );
  });

  test("LST-1: the list behind a number is as long as the number, in every field too", () => {
    fc.assert(
      fc.property(dossiersArbitrary, treeArbitrary, queryArbitrary, (dossiers, tree, query) => {
        const sources = sourcesOf(dossiers, tree);
        const board = boardOf(sources, query);
        for (const measure of MEASURES) {
          const length = (field?: string) =>
            countedDossiers(sources, { ...query, measure, field })?.dossiers.reduce((all, { count }) => all + count, 0);
          expect(length(), measure).toBe(board.total.measures[measure]);
          for (const [field, { measures }] of board.fields) expect(length(field)).toBe(measures[measure]);
        }
      }),
      RUNS,
    );
  });

  test("LST-2, LST-6, LST-7: a list by state, channel and procedure, and by deadline, is what its dossiers are", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        dossiersArbitrary,
        treeArbitrary,
        queryArbitrary,
        fc.oneof(fc.constant(undefined), fc.constantFrom(...MEASURES)),
        (dossiers, tree, query, measure) => {
          const sources = sourcesOf(dossiers, tree);
          const list = (narrow: Partial<CountedQuery> = {}) => {
            const found = countedDossiers(sources, { ...query, measure, ...narrow });
            if (found === undefined) throw new Error("every unit asked for is known");
            return found;
          };
          const whole = list();
          const known = whole.dossiers.map(({ dossier }) => ({
            dossier,
            ...standing(dossiers, dossier, whole.shownAt),
          }));
          const idsOf = ({ dossiers: found }: CountedList) =>
            found.map(({ dossier }) => dossier).toSorted((a, b) => a - b);
          for (const state of ["open", "suspended", "resolved", "withdrawn", "orphan"] as const) {
            const expected = known.filter((one) => one.state === state).map(({ dossier }) => dossier);
            expect(idsOf(list({ state })), state).toEqual(expected.toSorted((a, b) => a - b));
            if (expected.length > 0) seen.add(state);
          }
          for (const channel of ["counter", "onlinePartial", "onlineFull", "postal"] as const) {
            const expected = known.filter((one) => one.channel === channel).map(({ dossier }) => dossier);
            expect(idsOf(list({ channel })), channel).toEqual(expected.toSorted((a, b) => a - b));
          }
          const procedure = FIVE_DAYS;
          const expected = known.filter((one) => one.procedure === procedure).map(({ dossier }) => dossier);
          expect(idsOf(list({ procedure }))).toEqual(expected.toSorted((a, b) => a - b));
          const among = new Set([1, 3]);
          expect(idsOf(list({ among }))).toEqual(idsOf(whole).filter((dossier) => among.has(dossier)));
          const still = list({ measure: "suspended" });
          const keys = still.dossiers.map(({ key }) => key);
          expect(keys).toEqual(still.dossiers.map(({ dossier }) => standing(dossiers, dossier, still.shownAt).since));
          expect(keys).toEqual(keys.toSorted((a, b) => a - b));
          if (measure !== "inProgress") return;
          const byDue = list({ order: "due" });
          expect(idsOf(byDue)).toEqual(idsOf(whole));
          const due = (id: number) =>
            known.find(({ dossier }) => dossier === id)?.runningDue ?? Number.MAX_SAFE_INTEGER;
          expect(byDue.dossiers.map(({ key }) => key)).toEqual(byDue.dossiers.map(({ dossier }) => due(dossier)));
          expect(byDue.dossiers.map(({ key }) => key)).toEqual(
            byDue.dossiers.map(({ key }) => key).toSorted((a, b) => a - b),
          );
        },
      ),
      RUNS,
    );
    expect([...seen].sort()).toEqual(["open", "orphan", "resolved", "suspended", "withdrawn"]);
  });
});

/** What the events of a dossier up to an instant make of it. */
function standing(dossiers: readonly (readonly DossierEvent[])[], dossier: number, at: number) {
  const events = (dossiers[dossier - 1] ?? []).filter(({ time }) => time <= at).toSorted(compareEvents);
  const { received, closing, segments } = foldDossier(events, context);
  const last = segments.at(-1);
  const suspended = last !== undefined && last.suspendedAt !== null;
  const lasting = segments.filter(({ from, until }) => until !== from);
  const ran = lasting.findLastIndex(({ suspendedAt }) => suspendedAt === null);
  return {
    state: received === null ? "orphan" : closing !== null ? closing.how : suspended ? "suspended" : "open",
    channel: received?.channel,
    procedure: received?.procedure,
    since: suspended ? lasting[ran + 1]?.from : undefined,
    runningDue: suspended ? undefined : (last?.dueAt ?? undefined),
  };
}

test("an unknown unit has neither board nor list", () => {
  const sources = sourcesOf([], new UnitTree([]));
  const query = { unit: 1, period: { from: 0, to: 0 }, now: 0 };
  expect(boardNumbers(sources, query)).toBeUndefined();
  expect(countedDossiers(sources, { ...query, measure: "received" })).toBeUndefined();
});
