import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finished } from "./finished.test-support.ts";
import { lateChance, SHRINKAGE } from "./late-chance.ts";
import { SurvivalCurve, type Watched } from "./survival-curve.ts";

const watched = fc
  .record({ from: fc.integer({ min: -30, max: -5 }), length: fc.integer({ min: 1, max: 40 }), isOver: fc.boolean() })
  .map(({ from, length, isOver }): Watched => ({ from, until: from + length, isOver }));
const curveOf = (all: readonly Watched[]): SurvivalCurve => finished(SurvivalCurve.of(all));
const curve = fc.array(watched, { maxLength: 25 }).map(curveOf);
const groups = fc.array(fc.option(curve, { nil: undefined }), { minLength: 1, maxLength: 3 });

describe("the chance to miss a deadline", () => {
  test("EST-3: of one group it falls with the time that is left", () => {
    fc.assert(
      fc.property(curve, fc.nat(20), fc.nat(10), (of, left, more) => {
        const [much, little] = [lateChance([of], left + more).chance, lateChance([of], left).chance];
        if (much !== null && little !== null) expect(much).toBeLessThanOrEqual(little + 1e-12);
      }),
    );
  });

  test("EST-4: lies between what the groups say, whose parts add up to the whole", () => {
    fc.assert(
      fc.property(groups, fc.nat(25), (of, left) => {
        const { chance, bases } = lateChance(of, left);
        const said = bases.flatMap(({ outlasting }) => outlasting ?? []);
        expect(chance === null).toBe(said.length === 0);
        if (chance === null) return;
        expect(bases.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(chance).toBeGreaterThanOrEqual(Math.min(...said) - 1e-9);
        expect(chance).toBeLessThanOrEqual(Math.max(...said) + 1e-9);
      }),
    );
  });

  test("EST-4: few dossiers of the unit are outweighed by many of the procedure, many are not", () => {
    const all = (count: number, until: number): SurvivalCurve =>
      curveOf(Array.from({ length: count }, () => ({ from: -10, until, isOver: true })));
    const quick = (count: number): SurvivalCurve => all(count, -4);
    const slow = all(500, 4);
    expect(lateChance([quick(SHRINKAGE), slow], 5).chance).toBeCloseTo(0.5, 9);
    expect(lateChance([quick(2), slow], 5).chance).toBeCloseTo(1 - 2 / (2 + SHRINKAGE), 9);
    expect(lateChance([quick(3000), slow], 5).chance).toBeLessThanOrEqual(0.01);
  });

  test("EST-5: without any that is resolved there is no chance to tell", () => {
    expect(lateChance([undefined, curveOf([{ from: -9, until: -1, isOver: false }])], 2)).toEqual({
      chance: null,
      bases: [
        { resolved: 0, outlasting: null, weight: 0 },
        { resolved: 0, outlasting: null, weight: 0 },
      ],
    });
  });
});
