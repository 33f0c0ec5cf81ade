import { expect, test } from "vitest";
import { UnitTree } from "./unit-tree.ts";

test("ORG-4: a tree may be as deep as somebody provisions it", () => {
  const depth = 20_000;
  const units = Array.from({ length: depth }, (_, index) => ({
    id: index + 1,
    code: `U${index + 1}`,
    parent: index === 0 ? null : index,
    validFrom: null,
    validTo: null,
    successor: null,
  }));
  const tree = new UnitTree(units).on(0);
  expect(tree.contains(1, depth)).toBe(true);
  expect(tree.contains(depth, 1)).toBe(false);
  expect(tree.subtree(1).owners.size).toBe(depth);
});
