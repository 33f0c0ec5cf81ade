import fc from "fast-check";
import { expect, test } from "vitest";
import { StepColumns } from "./step-columns.ts";

type Row = readonly [unit: number, procedure: number, dossier: number, at: number, due: number, delta: number];

const small = fc.nat(2);
const rowArbitrary: fc.Arbitrary<Row> = fc.tuple(small, small, small, small, small, fc.constantFrom(1, -1, 1, 3));

function rowsOf(columns: StepColumns): Row[] {
  return Array.from({ length: columns.length }, (_, i): Row => {
    const { unit, procedure, dossier, at, due, delta } = columns;
    return [unit[i] ?? -1, procedure[i] ?? -1, dossier[i] ?? -1, at[i] ?? -1, due[i] ?? -1, delta[i] ?? 0];
  });
}

function sums(rows: readonly Row[]): Record<string, number> {
  const found = new Map<string, number>();
  for (const [unit, procedure, dossier, at, due, delta] of rows) {
    const key = [unit, procedure, dossier, at, due].join(" ");
    found.set(key, (found.get(key) ?? 0) + delta);
  }
  return Object.fromEntries([...found].filter(([, sum]) => sum !== 0).sort());
}

test("CUBE: compacted columns hold the same sums, each place once and nothing that came to nothing", () => {
  fc.assert(
    fc.property(
      fc.array(rowArbitrary, { maxLength: 700 }),
      fc.array(rowArbitrary, { maxLength: 20 }),
      (first, more) => {
        const columns = new StepColumns();
        for (const row of first) columns.push(...row);
        expect(sums(rowsOf(columns))).toEqual(sums(first));
        columns.compact();
        const compacted = rowsOf(columns);
        expect(compacted).toHaveLength(Object.keys(sums(first)).length);
        expect(sums(compacted)).toEqual(sums(first));
        for (const row of more) columns.push(...row);
        expect(sums(rowsOf(columns))).toEqual(sums([...first, ...more]));
      },
    ),
    { seed: 2026, numRuns: 200 },
  );
});

test("CUBE: steps that cancel out do not make the columns grow for ever", () => {
  const columns = new StepColumns();
  for (let i = 0; i < 20_000; i += 1) {
    columns.push(1, 16, i, i, 0, 1);
    columns.push(1, 16, i, i, 0, -1);
  }
  expect(columns.length).toBeLessThan(1000);
});
