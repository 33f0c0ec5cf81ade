import fc from "fast-check";
import { expect, test } from "vitest";
import { CellCounts } from "./cell-counts.ts";

const additions = fc.array(fc.tuple(fc.oneof(fc.nat(30), fc.nat(3000), fc.nat(60_000)), fc.constantFrom(1, 1, -1, 5)), {
  maxLength: 2000,
});

function found(counts: CellCounts): Record<string, number> {
  const cells: Record<string, number> = {};
  counts.forEach((cell, value) => {
    expect(cells[cell]).toBeUndefined();
    cells[cell] = value;
  });
  return cells;
}

// As many cells as are counted in an array, and as many as are counted in a table until most of them have a number.
test.each([0, 8192, 8193, 100_000])("CUBE: of %i cells each has the sum of what was added", (cells) => {
  fc.assert(
    fc.property(additions, additions, (first, more) => {
      const counts = new CellCounts(cells);
      const expected = new Map<number, number>();
      const addAll = (to: CellCounts, all: typeof first): void => {
        for (const [cell, delta] of all) to.add(cell, delta);
      };
      for (const [cell, delta] of first) expected.set(cell, (expected.get(cell) ?? 0) + delta);
      addAll(counts, first);
      const nonZero = Object.fromEntries([...expected].filter(([, value]) => value !== 0));
      expect(found(counts)).toEqual(nonZero);
      for (const [cell, value] of expected) expect(counts.get(cell)).toBe(value);
      expect(counts.get(70_000)).toBe(0);
      const copy = counts.copy();
      addAll(counts, more);
      expect(found(copy)).toEqual(nonZero);
      addAll(copy, more);
      expect(found(copy)).toEqual(found(counts));
    }),
    { seed: 2026, numRuns: 60 },
  );
});

test("CUBE: a table that fills up becomes an array and holds the same", () => {
  const counts = new CellCounts(20_000);
  for (let cell = 0; cell < 20_000; cell += 1) counts.add(cell, cell);
  expect(counts.bytes).toBeLessThan(20_000 * 4 * 2);
  for (let cell = 0; cell < 20_000; cell += 1) expect(counts.get(cell)).toBe(cell);
});
