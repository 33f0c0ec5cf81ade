import fc from "fast-check";
import { expect, test } from "vitest";
import { DueCounts } from "./due-counts.ts";

const additions = fc.array(
  fc.tuple(
    fc.oneof(fc.nat(3), fc.nat(300_000)),
    fc.oneof(fc.constantFrom(0, 1_700_000_000_000, 1_700_000_000_001), fc.maxSafeInteger()),
    fc.constantFrom(1, 1, -1),
  ),
  { maxLength: 600 },
);

function found(counts: DueCounts): [string, number][] {
  const all: [string, number][] = [];
  counts.forEach((cell, due, count) => {
    all.push([`${cell} ${due}`, count]);
  });
  return all.sort();
}

test("CUBE: every deadline of every cell is counted apart, and forgotten when it stands no more", () => {
  fc.assert(
    fc.property(additions, additions, (first, more) => {
      const counts = new DueCounts();
      const expected = new Map<string, number>();
      for (const [cell, due, delta] of first) {
        counts.add(cell, delta, due);
        expected.set(`${cell} ${due}`, (expected.get(`${cell} ${due}`) ?? 0) + delta);
      }
      const standing = [...expected].filter(([, count]) => count !== 0).sort();
      expect(found(counts)).toEqual(standing);
      const copy = counts.copy();
      for (const [cell, due, delta] of more) copy.add(cell, delta, due);
      expect(found(counts)).toEqual(standing);
    }),
    { seed: 2026, numRuns: 300 },
  );
});

test("CUBE-5: deadlines before the least are passed by, in copies too", () => {
  const counts = new DueCounts(1000);
  for (const due of [0, 999, 1000, 1001]) counts.add(1, 1, due);
  const copy = counts.copy();
  copy.add(1, 1, 5);
  expect(found(copy)).toEqual([
    ["1 1000", 1],
    ["1 1001", 1],
  ]);
});

test("CUBE: what came and went leaves no room behind", () => {
  const counts = new DueCounts();
  for (let due = 1; due <= 50_000; due += 1) {
    counts.add(1, 1, due);
    counts.add(1, -1, due);
  }
  expect(counts.bytes).toBeLessThan(10_000);
});
