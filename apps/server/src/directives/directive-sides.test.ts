import type { Role } from "@ioc/protocol/access.ts";
import { expect, test } from "vitest";
import { idOf, referenceOf, TODAY, unit } from "../access/organisation.test-support.ts";
import type { Principal } from "../access/principal.ts";
import { reachOf } from "../access/reach.ts";
import { senderUnitOf, sidesOf } from "./directive-sides.ts";

const reference = referenceOf([
  unit("P", null),
  unit("D1", "P"),
  unit("D2", "P"),
  unit("C1", "D1"),
  unit("CAME", "D2", { validTo: "2026-02-28", successor: "C1" }),
  unit("GONE", "D1", { validTo: "2026-02-28" }),
]);
const rules = { reach: reachOf(reference, TODAY), publicBoard: true };
const at = (code: string): number => idOf(reference, code);
const holding = (...roles: readonly (readonly [Role, string | null])[]): Principal => ({
  kind: "service",
  id: 1,
  name: "s",
  grants: roles.map(([role, code]) => ({ role, unit: code === null ? null : at(code) })),
});

test.each<readonly [string, Principal, string | null | undefined]>([
  ["a leader of the unit", holding(["leader", "C1"]), "C1"],
  ["a leader above it", holding(["leader", "P"]), "P"],
  ["a leader in two places", holding(["leader", "C1"], ["leader", "D1"]), "D1"],
  ["a leader of what it followed has no role any more", holding(["leader", "CAME"]), undefined],
  ["a leader beside it", holding(["leader", "D2"]), undefined],
  ["a leader above all", holding(["leader", "P"], ["leader", null]), null],
  ["staff", holding(["staff", "P"]), undefined],
  ["an administrator", holding(["administrator", null]), undefined],
  ["the bootstrap token", { kind: "bootstrap" }, undefined],
  ["nobody, boards being public", { kind: "nobody" }, undefined],
])("DIR-5 in whose name: %s", (_, who, from) => {
  const expected = typeof from === "string" ? at(from) : from;
  expect(senderUnitOf(who, at("C1"), rules)).toBe(expected);
});

/** Of a directive to C1: on which sides somebody is, by the unit in whose name it was sent; u unit's, s sender's. */
test.each<readonly [string, Principal, Readonly<Record<"P" | "D1" | "C1" | "D2" | "all", string>>]>([
  ["a leader of P", holding(["leader", "P"]), { P: "s", D1: "s", C1: "us", D2: "s", all: "u" }],
  ["a leader of D1", holding(["leader", "D1"]), { P: "u", D1: "s", C1: "us", D2: "s", all: "u" }],
  ["a leader of C1", holding(["leader", "C1"]), { P: "u", D1: "u", C1: "us", D2: "s", all: "u" }],
  ["a leader of D2", holding(["leader", "D2"]), { P: "", D1: "", C1: "", D2: "", all: "" }],
  ["a leader above all", holding(["leader", null]), { P: "s", D1: "s", C1: "us", D2: "s", all: "s" }],
  ["staff of P", holding(["staff", "P"]), { P: "u", D1: "u", C1: "u", D2: "u", all: "u" }],
  ["staff of C1", holding(["staff", "C1"]), { P: "u", D1: "u", C1: "u", D2: "u", all: "u" }],
  ["staff of D2", holding(["staff", "D2"]), { P: "", D1: "", C1: "", D2: "", all: "" }],
  [
    "staff of C1 who leads P",
    holding(["staff", "C1"], ["leader", "P"]),
    { P: "us", D1: "us", C1: "us", D2: "us", all: "u" },
  ],
  ["an administrator", holding(["administrator", "P"]), { P: "", D1: "", C1: "", D2: "", all: "" }],
  ["the bootstrap token", { kind: "bootstrap" }, { P: "", D1: "", C1: "", D2: "", all: "" }],
])("DIR-5 sides: %s", (_, who, expected) => {
  const told = Object.keys(expected).map((from) => {
    const sides = sidesOf(who, { unit: at("C1"), fromUnit: from === "all" ? null : at(from) }, rules);
    return [from, `${sides.unit ? "u" : ""}${sides.sender ? "s" : ""}`];
  });
  expect(Object.fromEntries(told)).toEqual(expected);
});

test("DIR-5 a successor takes the sender's place; what has ended for good leaves it to those above", () => {
  const sides = (who: Principal, from: string) => sidesOf(who, { unit: at("C1"), fromUnit: at(from) }, rules);
  expect(sides(holding(["leader", "C1"]), "CAME")).toEqual({ unit: true, sender: true });
  expect(sidesOf(holding(["leader", "D1"]), { unit: at("GONE"), fromUnit: at("GONE") }, rules).sender).toBe(true);
});
