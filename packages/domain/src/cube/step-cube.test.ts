import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BASE_COUNT, BASE_MEASURES, FLOW_INDEXES, isStock, STOCK_INDEXES } from "../measure/measures.ts";
import { dayFromCivil } from "../time/civil-date.ts";
import { createZone, dayOf, startOfDay } from "../time/zone.ts";
import { type DossierStep, StepCube } from "./step-cube.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("the platform does not know the zone");

const RUNS = { seed: 2026, numRuns: 400 };
const UNITS = 3;

const dayArbitrary = fc.oneof(
  fc.integer({ min: dayFromCivil(2024, 12, 25), max: dayFromCivil(2025, 1, 8) }),
  fc.integer({ min: dayFromCivil(2023, 11, 1), max: dayFromCivil(2026, 2, 1) }),
);
const momentArbitrary = fc
  .tuple(dayArbitrary, fc.constantFrom(0, 1, 43_200_000, 86_399_999))
  .map(([day, ms]) => startOfDay(zone, day) + ms);

/** As dossiers make them: stocks booked on the day of their effect, flows on that day or an earlier one. */
const stepArbitrary: fc.Arbitrary<DossierStep> = fc
  .record({
    measure: fc.nat(BASE_COUNT - 1),
    unit: fc.integer({ min: 1, max: UNITS }),
    procedure: fc.constantFrom(0, 1, 16, 17),
    dossier: fc.nat(5),
    at: momentArbitrary,
    earlier: fc.constantFrom(0, 0, 0, 1, 9, 40, 400),
    due: fc.constantFrom(0, 1),
    delta: fc.constantFrom(1, 1, -1, 2),
  })
  .map(({ earlier, ...step }) => {
    const effectDay = dayOf(zone, step.at);
    const measure = BASE_MEASURES[step.measure];
    return { ...step, day: measure !== undefined && isStock(measure) ? effectDay : effectDay - earlier };
  });

const stepsArbitrary = fc.array(stepArbitrary, { maxLength: 60 });

function cubeOf(steps: readonly DossierStep[]): StepCube {
  const cube = new StepCube(zone as NonNullable<typeof zone>);
  for (const step of steps) cube.add(step);
  return cube;
}

/** Unit 3 is nobody's: it is asked for nowhere. */
const slotOf = (unit: number, procedure: number): number =>
  unit === UNITS ? -1 : ((unit - 1) * 2 + (procedure === 17 ? 1 : 0)) * BASE_COUNT;
const emptyGrid = (): Float64Array => new Float64Array((UNITS - 1) * 2 * BASE_COUNT);

function naive(steps: readonly DossierStep[], counts: (step: DossierStep) => boolean): Float64Array {
  const into = emptyGrid();
  for (const step of steps) {
    const slot = slotOf(step.unit, step.procedure);
    if (slot >= 0 && counts(step)) into[slot + step.measure] = (into[slot + step.measure] ?? 0) + step.delta;
  }
  return into;
}

describe("the cube answers what a sum over all steps, one by one, would", () => {
  test("CUBE-1: stocks at an instant", () => {
    fc.assert(
      fc.property(stepsArbitrary, momentArbitrary, (steps, at) => {
        const into = emptyGrid();
        cubeOf(steps).addStocks(STOCK_INDEXES, at, { slotOf, into });
        expect(into).toEqual(naive(steps, (step) => STOCK_INDEXES.includes(step.measure) && step.at <= at));
      }),
      RUNS,
    );
  });

  test("CUBE-2: flows of a period, as far as they are in effect", () => {
    fc.assert(
      fc.property(stepsArbitrary, dayArbitrary, dayArbitrary, momentArbitrary, (steps, one, other, at) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const into = emptyGrid();
        cubeOf(steps).addFlows(from, to, at, { slotOf, into });
        const counts = (step: DossierStep): boolean =>
          FLOW_INDEXES.includes(step.measure) && step.day >= from && step.day <= to && step.at <= at;
        expect(into).toEqual(naive(steps, counts));
      }),
      RUNS,
    );
  });

  test("LST-1: visits the very steps that are added up", () => {
    fc.assert(
      fc.property(stepsArbitrary, dayArbitrary, dayArbitrary, momentArbitrary, (steps, one, other, at) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const cube = cubeOf(steps);
        for (let measure = 0; measure < BASE_COUNT; measure += 1) {
          let sum = 0;
          cube.visit(measure, from, to, at, (unit, procedure, dossier, effect, due, delta) => {
            sum += delta * (1 + unit + 10 * procedure + 1000 * dossier + 100_000 * due);
            expect(effect).toBeLessThanOrEqual(at);
          });
          const expected = steps
            .filter((step) => step.measure === measure && step.day >= from && step.day <= to && step.at <= at)
            .reduce(
              (total, { unit, procedure, dossier, due, delta }) =>
                total + delta * (1 + unit + 10 * procedure + 1000 * dossier + 100_000 * due),
              0,
            );
          expect(sum).toBe(expected);
        }
      }),
      RUNS,
    );
  });

  test("names the units that the clock alone will move, and when, and no others", () => {
    fc.assert(
      fc.property(stepsArbitrary, momentArbitrary, (steps, after) => {
        const turns = new Set<string>();
        const end = Math.max(after, ...steps.map(({ at }) => at));
        cubeOf(steps).visitComing(after, end, ({ at, unit }) => turns.add(`${unit} ${at}`));
        const expected = steps.filter(({ at }) => at > after).map(({ at, unit }) => `${unit} ${at}`);
        expect([...turns].sort()).toEqual([...new Set(expected)].sort());
      }),
      RUNS,
    );
  });
});
