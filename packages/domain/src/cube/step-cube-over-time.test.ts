import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BASE_COUNT, BASE_MEASURES, FLOW_INDEXES, isStock, MEASURE_INDEX, STOCK_INDEXES } from "../measure/measures.ts";
import { type Day, dayFromCivil } from "../time/civil-date.ts";
import { createZone, dayOf, startOfDay } from "../time/zone.ts";
import { type DossierStep, StepCube } from "./step-cube.ts";
import { stepsOf } from "./step-segment.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("the platform does not know the zone");
const vietnam = zone;

const FIRST_DAY = dayFromCivil(2025, 12, 29);
const dayArbitrary = fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 6 });
const momentArbitrary = fc
  .tuple(dayArbitrary, fc.constantFrom(0, 1, 30_000_000, 43_200_000, 86_399_999))
  .map(([day, ms]) => startOfDay(vietnam, day) + ms);

const stepArbitrary: fc.Arbitrary<DossierStep> = fc
  .record({
    measure: fc.oneof(fc.nat(BASE_COUNT - 1), fc.constant(MEASURE_INDEX.overdue)),
    unit: fc.integer({ min: 1, max: 3 }),
    procedure: fc.constantFrom(16, 17),
    dossier: fc.nat(3),
    at: momentArbitrary,
    earlier: fc.constantFrom(0, 0, 0, 1, 4),
    due: fc.constantFrom(0, 1),
    delta: fc.constantFrom(1, 1, -1, 2),
  })
  .map(({ earlier, ...step }) => {
    const measure = BASE_MEASURES[step.measure];
    const day = dayOf(vietnam, step.at);
    return { ...step, day: measure !== undefined && isStock(measure) ? day : day - earlier };
  });

type Deed =
  | { readonly kind: "add"; readonly steps: readonly DossierStep[] }
  | { readonly kind: "settle" }
  | { readonly kind: "load"; readonly steps: readonly DossierStep[] }
  | { readonly kind: "stocks"; readonly at: number }
  | { readonly kind: "few"; readonly at: number }
  | { readonly kind: "dues"; readonly at: number }
  | { readonly kind: "flows"; readonly from: Day; readonly to: Day; readonly at: number };

const deedArbitrary: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("add" as const), steps: fc.array(stepArbitrary) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("settle" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("load" as const), steps: fc.array(stepArbitrary) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("stocks" as const), at: momentArbitrary }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("few" as const), at: momentArbitrary }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("dues" as const), at: momentArbitrary }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("flows" as const),
      from: fc.constantFrom(FIRST_DAY, FIRST_DAY + 2),
      to: fc.constantFrom(FIRST_DAY + 2, FIRST_DAY + 5),
      at: momentArbitrary,
    }),
  },
);

const SLOTS = 3 * 2;
const slotOf = (unit: number, procedure: number): number => ((unit - 1) * 2 + (procedure === 17 ? 1 : 0)) * BASE_COUNT;

function naive(steps: readonly DossierStep[], counts: (step: DossierStep) => boolean): Float64Array {
  const into = new Float64Array(SLOTS * BASE_COUNT);
  for (const step of steps) {
    const slot = slotOf(step.unit, step.procedure) + step.measure;
    if (counts(step)) into[slot] = (into[slot] ?? 0) + step.delta;
  }
  return into;
}

const OVERDUE = MEASURE_INDEX.overdue;

function duesOf(cube: StepCube, at: number): string[] {
  const found: string[] = [];
  const covers = (unit: number): boolean => unit !== 3;
  cube.visitDues(OVERDUE, at, (...due) => found.push(due.join(" ")), covers);
  return found.sort();
}

function standingDues(steps: readonly DossierStep[], at: number): string[] {
  const counts = new Map<string, number>();
  for (const { measure, unit, procedure, due, delta, at: effect } of steps) {
    if (measure !== OVERDUE || unit === 3 || effect > at) continue;
    const key = [unit, procedure, due].join(" ");
    counts.set(key, (counts.get(key) ?? 0) + delta);
  }
  return [...counts].flatMap(([key, count]) => (count === 0 ? [] : [`${key} ${count}`])).sort();
}

/** As a cube that was stored would be read back. */
function load(cube: StepCube, steps: readonly DossierStep[]): void {
  const stored = new StepCube(vietnam);
  for (const step of steps) stored.add(step);
  for (const day of stored.days()) {
    const segment = stored.segmentOf(day);
    if (segment !== undefined) cube.load(day, segment);
  }
}

describe("a cube that lives", () => {
  test("CUBE-3: whatever settled, was loaded and was asked before, every sum is that over all steps", () => {
    fc.assert(
      fc.property(fc.array(deedArbitrary, { maxLength: 40 }), (deeds) => {
        const cube = new StepCube(vietnam);
        const held: DossierStep[] = [];
        for (const deed of deeds) {
          const into = new Float64Array(SLOTS * BASE_COUNT);
          if (deed.kind === "settle") cube.settle();
          else if (deed.kind === "add") for (const step of deed.steps) cube.add(step);
          else if (deed.kind === "load") load(cube, deed.steps);
          else if (deed.kind === "stocks") {
            cube.addStocks(STOCK_INDEXES, deed.at, { slotOf, into });
            expect(into).toEqual(naive(held, (step) => STOCK_INDEXES.includes(step.measure) && step.at <= deed.at));
          } else if (deed.kind === "dues") {
            expect(duesOf(cube, deed.at)).toEqual(standingDues(held, deed.at));
          } else if (deed.kind === "few") {
            cube.addStocks(STOCK_INDEXES, deed.at, { slotOf, into, units: [2] });
            expect(into.slice(slotOf(2, 16), slotOf(3, 16))).toEqual(
              naive(held, (step) => STOCK_INDEXES.includes(step.measure) && step.at <= deed.at).slice(
                slotOf(2, 16),
                slotOf(3, 16),
              ),
            );
          } else {
            const { from, to, at } = deed;
            cube.addFlows(from, to, at, { slotOf, into });
            expect(into).toEqual(
              naive(
                held,
                (step) => FLOW_INDEXES.includes(step.measure) && step.day >= from && step.day <= to && step.at <= at,
              ),
            );
          }
          if (deed.kind === "add" || deed.kind === "load") held.push(...deed.steps);
        }
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  test("CUBE-3: the segments of its days are its steps, summed up by place", () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 80 }), fc.nat(80), (steps, settledAfter) => {
        const cube = new StepCube(vietnam);
        steps.forEach((step, i) => {
          if (i === settledAfter) cube.settle();
          cube.add(step);
        });
        const found = new Map<string, number>();
        for (const day of cube.days()) {
          const segment = cube.segmentOf(day);
          if (segment === undefined) continue;
          for (const step of stepsOf(day, segment)) {
            expect(found.has(placeOf(step))).toBe(false);
            found.set(placeOf(step), step.delta);
          }
        }
        const expected = new Map<string, number>();
        for (const step of steps) expected.set(placeOf(step), (expected.get(placeOf(step)) ?? 0) + step.delta);
        for (const [place, sum] of expected) if (sum === 0) expected.delete(place);
        expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
      }),
      { seed: 2026, numRuns: 300 },
    );
  });

  test("CUBE-4: what comes into effect between two moments moves its units, whenever the steps came", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(momentArbitrary, fc.array(stepArbitrary, { maxLength: 10 })), { maxLength: 12 }),
        (turns) => {
          const cube = new StepCube(vietnam);
          const start = startOfDay(vietnam, FIRST_DAY);
          const held: DossierStep[] = [];
          let told = start;
          for (const [now, steps] of turns) {
            for (const step of steps) cube.add(step);
            held.push(...steps);
            const expected = held.filter(({ at }) => at > told && at <= now).map(({ unit }) => unit);
            const coming = new Set<number>();
            cube.visitComing(told, now, ({ unit }) => coming.add(unit));
            expect([...coming].sort()).toEqual([...new Set(expected)].sort());
            told = Math.max(told, now);
          }
        },
      ),
      { seed: 2026, numRuns: 300 },
    );
  });

  test("LST-1: with a choice of pairs only their steps are visited", () => {
    fc.assert(
      fc.property(
        fc.array(stepArbitrary, { maxLength: 60 }),
        fc.nat(60),
        momentArbitrary,
        (steps, settledAfter, at) => {
          const cube = new StepCube(vietnam);
          steps.forEach((step, i) => {
            if (i === settledAfter) cube.settle();
            cube.add(step);
          });
          const covers = (unit: number, procedure: number): boolean => unit === 2 && procedure === 17;
          for (let measure = 0; measure < BASE_COUNT; measure += 1) {
            const sums = new Map<number, number>();
            cube.visit(
              measure,
              FIRST_DAY,
              FIRST_DAY + 5,
              at,
              (unit, procedure, dossier, _at, _due, delta) => {
                expect(covers(unit, procedure)).toBe(true);
                sums.set(dossier, (sums.get(dossier) ?? 0) + delta);
              },
              covers,
            );
            for (let dossier = 0; dossier <= 3; dossier += 1) {
              const expected = steps
                .filter((step) => step.measure === measure && step.dossier === dossier && step.at <= at)
                .filter(
                  (step) => covers(step.unit, step.procedure) && step.day >= FIRST_DAY && step.day <= FIRST_DAY + 5,
                )
                .reduce((sum, { delta }) => sum + delta, 0);
              expect(sums.get(dossier) ?? 0).toBe(expected);
            }
          }
        },
      ),
      { seed: 2026, numRuns: 200 },
    );
  });

  test("CUBE-3: steps that cancel out do not make it grow for ever", () => {
    const cube = new StepCube(vietnam);
    const at = startOfDay(vietnam, FIRST_DAY);
    const step = { measure: 8, unit: 1, procedure: 16, day: FIRST_DAY, due: 0 };
    for (let i = 0; i < 100_000; i += 1) {
      cube.add({ ...step, dossier: i, at: at + i, delta: 1 });
      cube.add({ ...step, dossier: i, at: at + i, delta: -1 });
    }
    cube.settle();
    let visited = 0;
    cube.visit(8, FIRST_DAY, FIRST_DAY, at + 100_000, () => {
      visited += 1;
    });
    expect(visited).toBeLessThan(1000);
  });
});

function placeOf({ delta: _, ...place }: DossierStep): string {
  return Object.entries(place).sort().join(" ");
}
