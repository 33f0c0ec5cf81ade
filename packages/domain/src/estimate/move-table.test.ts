import fc from "fast-check";
import { expect, test } from "vitest";
import { MoveTable, NONE } from "./move-table.ts";

const place = fc.record({
  chain: fc.nat(3),
  at: fc.nat(3),
  measure: fc.nat(1),
  unit: fc.nat(1),
  due: fc.nat(1),
  delta: fc.constantFrom(1, -1),
});

test("a chain holds its own moves summed up by place, in order, whatever others are added and let go", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(place, fc.record({ letGo: fc.nat(3) })), { maxLength: 60 }), (deeds) => {
      const table = new MoveTable();
      const heads = [NONE, NONE, NONE, NONE];
      const sums = heads.map(() => new Map<string, number>());
      for (const deed of deeds) {
        if ("letGo" in deed) {
          table.release(heads[deed.letGo] as number);
          heads[deed.letGo] = NONE;
          sums[deed.letGo]?.clear();
          continue;
        }
        const { chain, at, measure, unit, due, delta } = deed;
        heads[chain] = table.add(heads[chain] as number, at, measure, unit, due, delta);
        const key = [at, measure, unit, due].join();
        sums[chain]?.set(key, (sums[chain]?.get(key) ?? 0) + delta);
      }
      heads.forEach((head, chain) => {
        const moves = table.movesOf(head);
        const told = moves.map(({ at, measure, unit, due, delta }) => [[at, measure, unit, due].join(), delta]);
        expect(new Map(told as [string, number][])).toEqual(
          new Map([...(sums[chain] ?? [])].filter(([, sum]) => sum !== 0)),
        );
        expect(moves.map(({ at }) => at)).toEqual(moves.map(({ at }) => at).toSorted((a, b) => a - b));
      });
    }),
    { seed: 2026, numRuns: 300 },
  );
});

test("what is let go makes room: any number may pass through", () => {
  const table = new MoveTable();
  const before = table.room;
  for (let dossier = 0; dossier < 100_000; dossier += 1) {
    const begun = table.add(NONE, dossier, 0, 1, 5, 1);
    table.release(table.add(begun, dossier + 1, 0, 1, 5, -1));
  }
  expect(table.room).toBe(before);
});
