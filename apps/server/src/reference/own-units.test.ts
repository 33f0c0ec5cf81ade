import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { idOf, referenceOf, TODAY, unit } from "../access/organisation.test-support.ts";
import { reachOf } from "../access/reach.ts";
import { OwnUnits } from "./own-units.ts";
import type { Reference } from "./reference.ts";
import { withUnits } from "./with-units.ts";

const ENDED = { validTo: "2026-02-28" };
const BODIES = [
  unit("P", null, { kind: "province", codePrefix: "H" }),
  unit("D1", "P", { kind: "district", codePrefix: "H1." }),
  unit("D2", "P", { kind: "district", codePrefix: "H2." }),
  unit("C1", "D1", { codePrefix: "H1.1" }),
  unit("C2", "D1"),
  unit("C3", "D2", { codePrefix: "H1.9" }),
  unit("LEAVES", "D1", { validTo: "2026-12-31", successor: "C3" }),
  unit("CAME", "D2", { ...ENDED, successor: "C1" }),
  unit("WENT", "D1", { ...ENDED, successor: "C3" }),
];
const reference = referenceOf(BODIES);

function ownOf(code: string, state: Reference = reference): OwnUnits {
  const grants = [{ role: "administrator", unit: idOf(state, code) }] as const;
  const rules = { reach: reachOf(state, TODAY), publicBoard: false };
  return new OwnUnits({ kind: "service", id: 1, name: "s", grants }, state, rules);
}

/** A unit as its administrator is shown it, and changed. */
function changed(code: string, members: Partial<UnitBody>, own = ownOf("D1")): UnitBody {
  const shown = own.body(code);
  if (shown === undefined) throw new Error(`${code} is not shown`);
  return { ...shown, ...members };
}

function faultsOf(...bodies: UnitBody[]): string[] {
  return ownOf("D1")
    .check(bodies)
    .map(({ path, message }) => `${path}: ${message}`);
}

const FROZEN = "can be changed only by who administers more than this unit";

test("whoever administers a district is shown its units, and nothing of what lies around them", () => {
  const bodies = ownOf("D1").bodies;
  expect(bodies.map(({ code }) => code)).toEqual(["D1", "C1", "C2", "LEAVES", "CAME"]);
  expect(bodies.map(({ parent, successor }) => [parent, successor])).toEqual([
    [undefined, undefined],
    ["D1", undefined],
    ["D1", undefined],
    // Where it goes is not theirs; where something came from is not either.
    ["D1", undefined],
    [undefined, "C1"],
  ]);
  expect(ownOf("D1").body("D2")).toBeUndefined();
});

test("what is shown may be sent back, and what is hidden stays", () => {
  const own = ownOf("D1");
  expect(own.check(own.bodies)).toEqual([]);
  const stored = own.bodies.map((body) => own.stored(body));
  expect(stored).toEqual(BODIES.filter(({ code }) => ["D1", "C1", "C2", "LEAVES", "CAME"].includes(code)));
});

test.each<readonly [string, readonly UnitBody[]]>([
  ["another name and place", [changed("D1", { name: "Huyện mới", nameEn: "New", lat: 10, lon: 106 })]],
  ["a new commune", [unit("NEW", "D1")]],
  ["a new commune and a centre below it, in any order", [unit("N2", "N1"), unit("N1", "C1")]],
  ["a commune below another", [changed("C2", { parent: "C1" })]],
  ["a merger inside", [changed("C2", { validTo: "2026-06-30", successor: "C1" })]],
  ["the end of a commune", [changed("C2", { validTo: "2026-06-30" })]],
  ["a prefix that begins with one of their own", [changed("C2", { codePrefix: "H1.2" })]],
  ["a prefix taken off", [changed("C1", { codePrefix: null })]],
  ["what leaves, renamed", [changed("LEAVES", { name: "Xã cũ" })]],
])("inside the subtree is theirs: %s", (_, bodies) => {
  expect(faultsOf(...bodies)).toEqual([]);
});

describe("what lies outside is not there", () => {
  test.each<readonly [string, UnitBody, readonly string[]]>([
    ["a unit beside", unit("D2", "D1"), ["0.code: names an unknown unit: D2"]],
    ["the unit above", unit("P", null), ["0.code: names an unknown unit: P"]],
    ["one that has gone", unit("WENT", "D1"), ["0.code: names an unknown unit: WENT"]],
    ["a parent beside", unit("NEW", "D2"), ["0.parent: names an unknown unit: D2"]],
    ["a parent nowhere", unit("NEW", "NOWHERE"), ["0.parent: names an unknown unit: NOWHERE"]],
    ["a successor beside", changed("C2", { successor: "C3" }), ["0.successor: names an unknown unit: C3"]],
    [
      "their own parent, which is right",
      changed("D1", { parent: "P" }),
      ["0.parent: names an unknown unit: P", `0.parent: ${FROZEN}`],
    ],
  ])("%s", (_, body, faults) => {
    expect(faultsOf(body)).toEqual(faults);
  });
});

test.each<readonly [string, UnitBody, readonly string[]]>([
  ["kind", changed("D1", { kind: "province" }), [`0.kind: ${FROZEN}`]],
  [
    "life span",
    changed("D1", { validFrom: "2020-01-01", validTo: "2030-01-01" }),
    [`0.validFrom: ${FROZEN}`, `0.validTo: ${FROZEN}`],
  ],
  ["successor", changed("D1", { successor: "C1" }), [`0.successor: ${FROZEN}`]],
  ["code prefix", changed("D1", { codePrefix: "H1.0" }), [`0.codePrefix: ${FROZEN}`]],
  ["parent", changed("D1", { parent: "C1" }), ["0.parent: closes a cycle", `0.parent: ${FROZEN}`]],
  ["where a commune goes", changed("LEAVES", { successor: "C1" }), [`0.successor: ${FROZEN}`]],
  ["when it goes", changed("LEAVES", { validTo: null }), [`0.validTo: ${FROZEN}`]],
  ["what came in", changed("CAME", { successor: "C2" }), [`0.successor: ${FROZEN}`]],
  ["a place below what came in", unit("NEW", "CAME"), ["0.parent: has ended: CAME"]],
  ["a root", unit("NEW", null), ["0.parent: must name a unit"]],
  ["a commune that becomes a root", changed("C2", { parent: null }), ["0.parent: must name a unit"]],
])("not theirs to change: %s", (_, body, faults) => {
  expect(faultsOf(body)).toEqual(faults);
});

test.each([
  ["the province's", "H5"],
  ["the district's beside", "H2.1"],
  ["one beside that is longer than their own", "H1.9"],
  ["one that begins with it", "H1.95"],
  ["one of nobody", "X"],
])("a code prefix must not take dossiers from others: %s", (_, codePrefix) => {
  expect(faultsOf(changed("C2", { codePrefix }))).toEqual([
    "0.codePrefix: must begin with a prefix of the subtree's own",
  ]);
});

test("parents and successors that are harmless each must not cut a part off together", () => {
  const ring = [
    unit("A", "D1", { ...ENDED, successor: "B" }),
    unit("C", "D1", { ...ENDED, successor: "D" }),
    unit("B", "C"),
    unit("D", "A"),
  ];
  expect(faultsOf(...ring)).toEqual([": would move units across the border of the subtree on some day"]);
});

test("above all units everything is shown and may be changed", () => {
  const rules = { reach: reachOf(reference, TODAY), publicBoard: false };
  const own = new OwnUnits({ kind: "bootstrap" }, reference, rules);
  expect(own.bodies).toEqual(BODIES);
  expect(own.check([unit("D1", null, { codePrefix: "X" }), unit("NEW", null)])).toEqual([]);
});

test("whatever is let through changes nothing around the subtree, on any day", () => {
  const code = fc.constantFrom("C1", "C2", "C1", "C2", "N1", "N2", "LEAVES", "CAME", "D1", "C3");
  const relative = fc.constantFrom("D1", "D1", "C1", "C2", "N1", "N2", "C3");
  const day = fc.constantFrom(undefined, "2025-12-31", "2026-03-01", "2026-06-30", "2027-01-31");
  const body = fc
    .record({ code, parent: fc.option(relative), successor: fc.option(relative), validFrom: day, validTo: day })
    .filter(({ validFrom, validTo }) => validFrom === undefined || validTo === undefined || validFrom <= validTo)
    .map(({ code: own, parent, validFrom, validTo, successor }) => {
      const known = ownOf("D1").body(own);
      return unit(own, parent, { ...known, validFrom, validTo, successor, ...(parent === null ? {} : { parent }) });
    });
  let taken = 0;
  const theirs = new Set(["D1", "C1", "C2", "LEAVES", "CAME", "N1", "N2"]);
  fc.assert(
    fc.property(fc.uniqueArray(body, { minLength: 1, maxLength: 4, selector: (one) => one.code }), (bodies) => {
      const own = ownOf("D1");
      if (own.check(bodies).length > 0) return;
      taken += 1;
      const after = withUnits(
        reference,
        bodies.map((one) => own.stored(one)),
      );
      for (const date of [...reference.tree.turns, ...after.tree.turns, 0]) {
        for (const shift of [-1, 0]) {
          const was = reference.tree.on(date + shift);
          const is = after.tree.on(date + shift);
          expect(is.roots()).toEqual(was.roots());
          for (const {
            id,
            body: { code: name },
          } of reference.rows.units) {
            if (theirs.has(name)) continue;
            expect(after.unitsById.get(id)?.body).toEqual(reference.unitsById.get(id)?.body);
            for (const top of ["P", "D2", "C3"]) {
              expect(is.contains(idOf(reference, top), id)).toBe(was.contains(idOf(reference, top), id));
            }
          }
        }
      }
    }),
    { numRuns: 5000, seed: 20_260_311 },
  );
  expect(taken).toBeGreaterThan(100);
});
