import fc from "fast-check";
import { expect, test } from "vitest";
import { CellTable } from "./cell-table.ts";

const unsigned = fc.oneof(fc.nat(20), fc.nat(2_147_483_647));

test("CUBE: every pair of unit and procedure has one number of its own, counted from 0", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(unsigned, unsigned), { maxLength: 400 }), (pairs) => {
      const table = new CellTable();
      const expected = new Map<string, number>();
      for (const [unit, procedure] of pairs) {
        const key = `${unit} ${procedure}`;
        if (!expected.has(key)) expected.set(key, expected.size);
        const cell = table.of(unit, procedure);
        expect(cell).toBe(expected.get(key));
        expect([table.unit[cell], table.procedure[cell]]).toEqual([unit, procedure]);
      }
      expect(table.size).toBe(expected.size);
      for (const [unit] of pairs) {
        const cells: number[] = [];
        table.listOf(unit, cells);
        const own = [...expected].filter(([key]) => key.startsWith(`${unit} `)).map(([, cell]) => cell);
        expect(cells.sort((a, b) => a - b)).toEqual(own);
      }
    }),
    { seed: 2026, numRuns: 100 },
  );
});
