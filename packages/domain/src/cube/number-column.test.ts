import fc from "fast-check";
import { expect, test } from "vitest";
import { type NumberColumn, numberAt, packNumbers } from "./number-column.ts";

const RUNS = { seed: 2026, numRuns: 1000 };

function unpacked(column: NumberColumn, count: number): number[] {
  return Array.from({ length: count }, (_, i) => numberAt(column, i));
}

/** Columns as they occur, and such as never should. */
const valuesArbitrary = fc.oneof(
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1 }),
  fc.array(fc.maxSafeInteger(), { minLength: 1, maxLength: 8 }),
  fc.array(fc.double({ noDefaultInfinity: false }), { minLength: 1, maxLength: 8 }),
  fc
    .record({
      base: fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
      scale: fc.constantFrom(1, 2, 1000, 60_000, 86_400_000),
      offsets: fc.array(fc.oneof(fc.nat(255), fc.nat(65_535), fc.nat(4_294_967_295)), { minLength: 1 }),
    })
    .map(({ base, scale, offsets }) => offsets.map((offset) => base + scale * offset)),
);

test("CUBE-3: what was packed comes back, bit by bit but for the sign of zero", () => {
  fc.assert(
    fc.property(valuesArbitrary, (values) => {
      const found = unpacked(packNumbers(Float64Array.from(values), values.length), values.length);
      expect(found.map((value) => value + 0)).toEqual(values.map((value) => value + 0));
    }),
    RUNS,
  );
});

test.each([
  ["one value", [7, 7, 7], 0],
  ["round instants of a day", [1_700_000_000_000, 1_700_003_600_000, 1_700_082_800_000], 1],
  ["a byte", [0, 255], 1],
  ["one more than a byte", [0, 1, 256], 2],
  ["one more than two bytes", [0, 1, 65_536], 4],
  ["instants to the millisecond", [1_700_000_000_000, 1_700_000_000_001, 1_700_080_000_000], 4],
  ["too far apart", [0, 1, 4_294_967_296], 8],
  ["a fraction", [1, 1.5], 8],
] as const)("%s takes as little as it can", (_, values, bytes) => {
  expect(packNumbers(Float64Array.from(values), values.length).offsets?.BYTES_PER_ELEMENT ?? 0).toBe(bytes);
});

test("only so many values are packed as were asked for", () => {
  expect(packNumbers(Float64Array.of(5, 5, 9), 2)).toEqual({ base: 5, scale: 1, offsets: null });
});
