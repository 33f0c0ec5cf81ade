import { expect, it } from "vitest";
import { findUnits, liesWithin, subtreeOf, unitChoices } from "./unit-choices.ts";

const units = [
  { code: "B", name: "Huyện B", parent: "P" },
  { code: "A10", name: "Xã 10", parent: "A" },
  { code: "A2", name: "Xã 2", parent: "A" },
  { code: "A", name: "Huyện A", parent: "P" },
  { code: "P", name: "Tỉnh Đồng Nai" },
  { code: "X", name: "Lạc", parent: "GONE" },
];

it("reads the tree from above, siblings by name", () => {
  expect(unitChoices(units).map(({ unit, depth }) => `${depth} ${unit.code}`)).toEqual([
    "0 X",
    "0 P",
    "1 A",
    "2 A2",
    "2 A10",
    "1 B",
  ]);
});

it("finds by name without accents, and by code", () => {
  const choices = unitChoices(units);
  expect(findUnits(choices, "dong nai").map(({ unit }) => unit.code)).toEqual(["P"]);
  expect(findUnits(choices, "a1").map(({ unit }) => unit.code)).toEqual(["A10"]);
  expect(findUnits(choices, " ")).toHaveLength(6);
});

it("keeps a unit and what lies below it, and nothing where there is no such unit", () => {
  expect(subtreeOf(units, "A").map(({ code }) => code)).toEqual(["A", "A2", "A10"]);
  expect(subtreeOf(units, "P").map(({ code }) => code)).toEqual(["P", "A", "A2", "A10", "B"]);
  expect(subtreeOf(units, "NOWHERE")).toEqual([]);
});

it("tells what lies within some units, and above all", () => {
  const within = (tops: readonly (string | null)[], unit: string): boolean => liesWithin(units, tops, unit);
  expect([within(["A"], "A2"), within(["A"], "A"), within(["P"], "A10"), within([null], "B")]).not.toContain(false);
  expect([within(["A"], "B"), within(["A"], "P"), within([], "A"), within(["GONE"], "A")]).not.toContain(true);
  expect(
    liesWithin(
      [
        { code: "X", name: "", parent: "Y" },
        { code: "Y", name: "", parent: "X" },
      ],
      ["Z"],
      "X",
    ),
  ).toBe(false);
});
