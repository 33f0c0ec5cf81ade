import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DayTree } from "./day-tree.ts";
import { hasEndedBy, isValidOn, type Unit } from "./unit.ts";
import { UnitTree } from "./unit-tree.ts";

const DAYS = 12;
const RUNS = { seed: 2026, numRuns: 1500 };

const pick = fc.record({
  parent: fc.option(fc.nat(20), { freq: 6 }),
  validFrom: fc.option(fc.nat(DAYS), { freq: 3 }),
  validTo: fc.option(fc.nat(DAYS), { freq: 2 }),
  successor: fc.option(fc.nat(20), { freq: 2 }),
});

/** Anything but a cycle of parents: successors point anywhere, in rings and below the unit itself too. */
const unitsArbitrary: fc.Arbitrary<Unit[]> = fc.array(pick, { minLength: 1, maxLength: 9 }).map((picks) =>
  picks.map(({ parent, successor, ...span }, index) => {
    const follower = successor === null ? null : (successor % picks.length) + 1;
    return {
      id: index + 1,
      code: `U${(index * 7) % 10}`,
      parent: parent === null || index === 0 ? null : (parent % index) + 1,
      successor: follower === index + 1 ? null : follower,
      ...span,
    };
  }),
);

const worldArbitrary = fc.tuple(unitsArbitrary, fc.integer({ min: -1, max: DAYS + 1 }));

function treeOf(units: readonly Unit[], day: number): DayTree {
  return new UnitTree(units).on(day);
}

describe("the organisation of a day, however units follow each other", () => {
  test("ORG-5: every unit stands somewhere: below exactly one root, and there is always a root", () => {
    fc.assert(
      fc.property(worldArbitrary, ([units, day]) => {
        const tree = treeOf(units, day);
        const roots = tree.roots();
        expect(roots.length).toBeGreaterThan(0);
        for (const { id } of units) {
          expect(roots.filter((root) => tree.contains(root, id))).toHaveLength(1);
          expect(tree.contains(id, id)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test("ORG-3: containing is an order: transitive, and mutual only where the same unit stands for both", () => {
    fc.assert(
      fc.property(worldArbitrary, ([units, day]) => {
        const tree = treeOf(units, day);
        for (const { id: a } of units) {
          for (const { id: b } of units) {
            if (!tree.contains(a, b)) continue;
            if (tree.contains(b, a)) expect(tree.nodeOf(a)).toBe(tree.nodeOf(b));
            for (const { id: c } of units) if (tree.contains(b, c)) expect(tree.contains(a, c)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test("ORG-2: a unit that has not ended, or names no successor, stands for itself", () => {
    fc.assert(
      fc.property(worldArbitrary, ([units, day]) => {
        const tree = treeOf(units, day);
        for (const unit of units) {
          if (!hasEndedBy(unit, day) || unit.successor === null) expect(tree.nodeOf(unit.id)).toBe(unit.id);
        }
      }),
      RUNS,
    );
  });

  test("ORG-4, ORG-6: a subtree's units have one owner each, valid or the top, under one entry each", () => {
    fc.assert(
      fc.property(worldArbitrary, ([units, day]) => {
        const tree = treeOf(units, day);
        const byId = new Map(units.map((unit) => [unit.id, unit]));
        for (const top of new Set(units.map(({ id }) => tree.nodeOf(id) ?? 0))) {
          const { owners, entries, children } = tree.subtree(top);
          expect([...owners.keys()].sort()).toEqual(
            units.flatMap(({ id }) => (tree.contains(top, id) ? [id] : [])).sort(),
          );
          for (const owner of owners.values()) {
            const unit = byId.get(owner);
            expect(owner === top || (unit !== undefined && isValidOn(unit, day))).toBe(true);
            expect([top, ...children]).toContain(entries.get(owner));
          }
          for (const child of children) expect(entries.get(child)).toBe(child);
        }
      }),
      RUNS,
    );
  });

  test("ORG-1: a day between two turns has the tree of the turn before it", () => {
    fc.assert(
      fc.property(worldArbitrary, ([units, day]) => {
        const shared = new UnitTree(units);
        for (let other = -1; other <= DAYS + 1; other += 1) shared.on(other);
        const alone = treeOf(units, day);
        for (const { id } of units) {
          expect(shared.on(day).nodeOf(id)).toBe(alone.nodeOf(id));
          expect(shared.on(day).isValid(id)).toBe(isValidOn(units[id - 1] as Unit, day));
        }
        expect(shared.on(day).roots()).toEqual(alone.roots());
      }),
      RUNS,
    );
  });
});
