import { expect, test } from "vitest";
import { placeLabels } from "./place-labels.ts";
import { stripOfTiles } from "./strip-of-tiles.ts";

const BOX = { width: 300, height: 100, labelHeight: 20 };
const label = (code: string, x: number, y: number, weight: number, width = 80) => ({ code, x, y, width, weight });

test("of two names in one place the heavier stands; one that has room stays; at the edge it is pushed in", () => {
  const placed = placeLabels([label("A", 100, 50, 1), label("B", 120, 55, 9), label("C", 2, 99, 5)], BOX);
  expect(placed.map(({ code, x, y }) => [code, x, y])).toEqual([
    ["B", 120, 55],
    ["C", 40, 90],
  ]);
  expect(placeLabels([label("D", 100, 50, 1, 301)], BOX)).toEqual([]);
});

test("units that lie nowhere stand in rows as large as they fit, none outside", () => {
  for (const count of [0, 1, 31, 400]) {
    const { radius, height, centres } = stripOfTiles(count, 120, 740, 107);
    expect(centres).toHaveLength(count);
    expect(height).toBeLessThanOrEqual(107);
    for (const { x, y } of centres) {
      expect(x + radius * 0.87).toBeLessThanOrEqual(740);
      expect(y + radius).toBeLessThanOrEqual(height + 1e-9);
    }
  }
});
