import fc from "fast-check";
import { expect, test } from "vitest";
import { numberAt } from "./number-column.ts";
import { countUpTo, type SettledSteps } from "./settled-steps.ts";
import { StepSettler } from "./step-settler.ts";

type Row = readonly [at: number, dossier: number, cell: number, due: number, delta: number];

const small = fc.nat(2);
const rowsArbitrary = fc.array(fc.tuple(small, small, small, small, fc.constantFrom(1, -1, 1, 3)), { maxLength: 300 });
const settler = new StepSettler();

function settle(rows: readonly Row[]): SettledSteps | undefined {
  const sorted = rows.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [at, dossier, cell, due, delta] of sorted) settler.push(cell, dossier, at, due, delta);
  return settler.finish();
}

function rowsOf(steps: SettledSteps | undefined): Row[] {
  if (steps === undefined) return [];
  return Array.from({ length: steps.length }, (_, i) => [
    numberAt(steps.at, i),
    numberAt(steps.dossier, i),
    steps.cell[i] ?? -1,
    numberAt(steps.due, i),
    numberAt(steps.delta, i),
  ]);
}

function sums(rows: readonly Row[]): Record<string, number> {
  const found = new Map<string, number>();
  for (const [at, dossier, cell, due, delta] of rows) {
    const key = [at, dossier, cell, due].join(" ");
    found.set(key, (found.get(key) ?? 0) + delta);
  }
  return Object.fromEntries([...found].filter(([, sum]) => sum !== 0).sort());
}

test("CUBE-3: settled steps hold the same sums, each place once and nothing that came to nothing", () => {
  fc.assert(
    fc.property(rowsArbitrary, rowsArbitrary, (first, more) => {
      const a = settle(first);
      const b = settle(more);
      expect(sums(rowsOf(a))).toEqual(sums(first));
      expect(rowsOf(a)).toHaveLength(Object.keys(sums(first)).length);
      if (a === undefined || b === undefined) return;
      const both = settler.merge(a, b);
      expect(sums(rowsOf(both))).toEqual(sums([...first, ...more]));
      expect(rowsOf(both)).toHaveLength(Object.keys(sums([...first, ...more])).length);
    }),
    { seed: 2026, numRuns: 300 },
  );
});

test("CUBE-3: settled steps lie in the order of their instants", () => {
  fc.assert(
    fc.property(rowsArbitrary, fc.integer({ min: -1, max: 4 }), (rows, instant) => {
      const settled = settle(rows);
      if (settled === undefined) return;
      const ats = rowsOf(settled).map(([at]) => at);
      expect(ats).toEqual(ats.toSorted((a, b) => a - b));
      expect([settled.firstAt, settled.lastAt]).toEqual([ats[0], ats.at(-1)]);
      expect(countUpTo(settled, instant)).toBe(ats.filter((at) => at <= instant).length);
    }),
    { seed: 2026, numRuns: 300 },
  );
});
