import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedInSlices } from "./sorted-in-slices.ts";

test("they are in order, however many, and it stops again and again", () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 1999, 2000, 2001, 9_000), fc.nat(), (length, seed) => {
      const keys = Array.from({ length }, (_, index) => ((index + 1) * (seed + 7919)) % 1009);
      const compare = (a: number, b: number): number => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b;
      const sorting = sortedInSlices(Int32Array.from(keys.keys()), compare);
      let stops = 0;
      let result = sorting.next();
      for (; !result.done; result = sorting.next()) stops += 1;
      expect([...result.value]).toEqual([...keys.keys()].sort(compare));
      expect(stops).toBeGreaterThanOrEqual(Math.ceil(length / 2000));
    }),
    { seed: 2026, numRuns: 30 },
  );
});
