import { expect, test } from "vitest";
import type { AccessRules } from "../access/decide.ts";
import type { PersonPrincipal, UnitGrant } from "../access/principal.ts";
import { authorityOf } from "./people-authority.ts";

/** 1 is the province, 2 a district of it, 3 a commune of that; 9 another top. */
const BELOW: Record<number, number[]> = { 1: [1, 2, 3], 2: [2, 3], 3: [3], 9: [9] };
const rules: AccessRules = {
  publicBoard: true,
  reach: {
    covers: (grant, unit) => BELOW[grant]?.includes(unit) ?? false,
    coversAll: () => false,
    isOver: () => false,
  },
};

function person(...grants: UnitGrant[]): PersonPrincipal {
  return { kind: "person", id: "p", user: "p", name: "P", session: "s", grants, mustChangePassword: false };
}

const administrator = (unit: number | null): UnitGrant => ({ role: "administrator", unit });
const leader = (unit: number | null): UnitGrant => ({ role: "leader", unit });

test.each([
  ["above all, a role above all", person(administrator(null)), [leader(null)], true],
  ["above all, the other top", person(administrator(null)), [leader(9)], true],
  ["at the top, a role above all", person(administrator(1)), [leader(null)], false],
  ["at the top, the own unit", person(administrator(1)), [administrator(1)], true],
  ["at a district, below", person(administrator(2)), [leader(3)], true],
  ["at a district, above", person(administrator(2)), [leader(1)], false],
  ["at a district, one role of two outside", person(administrator(2)), [leader(3), leader(9)], false],
  ["a leader above all", person(leader(null)), [leader(3)], false],
  [
    "a leader above all who administers a district, above all",
    person(leader(null), administrator(2)),
    [leader(null)],
    false,
  ],
  ["nobody", { kind: "nobody" } as const, [leader(3)], false],
  ["the bootstrap token", { kind: "bootstrap" } as const, [leader(null), leader(3)], true],
  ["a service token", { kind: "service", id: 1, name: "s", grants: [administrator(2)] } as const, [leader(3)], true],
])("%s: managed %o", (_, who, grants, managed) => {
  expect(authorityOf(who, rules).manages(grants)).toBe(managed);
});

test("whoever has to change the password first manages nobody", () => {
  const who = { ...person(administrator(1)), mustChangePassword: true };
  expect(authorityOf(who, rules).manages([leader(3)])).toBe(false);
});
