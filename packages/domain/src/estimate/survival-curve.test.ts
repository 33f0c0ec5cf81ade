import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { finished } from "./finished.test-support.ts";
import { SurvivalCurve, type Watched } from "./survival-curve.ts";

const time = fc.integer({ min: 0, max: 20 });
const watched: fc.Arbitrary<Watched> = fc
  .record({ from: fc.integer({ min: -5, max: 15 }), length: fc.integer({ min: 1, max: 12 }), isOver: fc.boolean() })
  .map(({ from, length, isOver }) => ({ from, until: from + length, isOver }));
const many = fc.array(watched, { maxLength: 30 });

function curveOf(all: readonly Watched[]): SurvivalCurve {
  return finished(SurvivalCurve.of(all));
}

/** By definition: of those there, at each moment at which any were over, the share that was not. */
function byDefinition(all: readonly Watched[], now: number, moment: number): number | undefined {
  if (!all.some(({ from, until, isOver }) => isOver && from <= now && until >= now)) return undefined;
  let lasting = 1;
  for (const at of new Set(all.flatMap(({ until, isOver }) => (isOver ? [until] : [])))) {
    if (at < now || at > moment) continue;
    const there = all.filter(({ from, until }) => from < at && until >= at).length;
    lasting *= 1 - all.filter(({ until, isOver }) => isOver && until === at).length / there;
  }
  return lasting;
}

function since(from: number, ends: readonly number[], cuts: readonly number[]): Watched[] {
  return [
    ...ends.map((until) => ({ from, until, isOver: true })),
    ...cuts.map((until) => ({ from, until, isOver: false })),
  ];
}

describe("how long things last, when some are not over yet and some came later", () => {
  test("EST-2: Kaplan and Meier's own kind of example, patients in remission for weeks, under treatment", () => {
    // Freireich et al. 1963, as textbooks have it.
    const curve = curveOf(since(0, [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]));
    const shares = [6, 7, 10, 13, 16, 22, 23].map((week) => Number(curve.outlasting(0, week)?.toFixed(4)));
    expect(shares).toEqual([0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]);
  });

  test("EST-2, EST-3: it is the product by definition, within 0 … 1", () => {
    fc.assert(
      fc.property(many, time, time, (all, now, length) => {
        const said = curveOf(all).outlasting(now, now + length);
        const expected = byDefinition(all, now, now + length);
        if (expected === undefined) expect(said).toBeUndefined();
        else {
          expect(said).toBeCloseTo(expected, 9);
          expect(said).toBeGreaterThanOrEqual(0);
          expect(said).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("EST-3: the later the moment, the less likely that it is not over", () => {
    fc.assert(
      fc.property(many, time, time, time, (all, now, length, more) => {
        const curve = curveOf(all);
        const [long, short] = [curve.outlasting(now, now + length + more), curve.outlasting(now, now + length)];
        expect(long ?? 0).toBeLessThanOrEqual((short ?? 0) + 1e-12);
      }),
    );
  });

  test("EST-2: one that is not over yet never makes it likelier that others end", () => {
    fc.assert(
      fc.property(many, watched, time, time, (all, another, now, length) => {
        const without = curveOf(all).outlasting(now, now + length);
        const beside = curveOf([...all, { ...another, isOver: false }]).outlasting(now, now + length);
        expect(beside === undefined).toBe(without === undefined);
        expect(beside ?? 0).toBeGreaterThanOrEqual((without ?? 0) - 1e-12);
      }),
    );
  });

  test("EST-5: where none that was there is over, nothing is known", () => {
    const curve = curveOf(since(0, [3, 5], [9]));
    expect(curve.outlasting(5, 6)).toBe(0.5);
    expect(curve.outlasting(6, 7)).toBeUndefined();
    expect(curveOf(since(0, [], [4, 4])).outlasting(0, 1)).toBeUndefined();
    expect(curveOf(since(4, [9], [])).outlasting(3, 8)).toBeUndefined();
  });
});
