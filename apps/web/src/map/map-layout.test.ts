import { describe, expect, it } from "vitest";
import { hexPatch } from "./hex-patch.ts";
import { layoutMap, type MapGroup, type MapLayout } from "./map-layout.ts";
import { overdueLevel } from "./overdue-level.ts";

const BOX = { width: 740, height: 428, labelHeight: 30, maxRadius: 40, leastLabel: 0.87 };

function province(groups: number, units: number, provincial = 1): MapGroup[] {
  const own = { code: "P", labelWidth: 120, tiles: codes("P", provincial), office: "P.0" };
  const others = Array.from({ length: groups }, (_, index) => ({
    code: String(index),
    labelWidth: 90 + ((index * 37) % 80),
    tiles: codes(String(index), units - (index % 3)),
    office: `${index}.0`,
  }));
  return provincial === 0 ? others : [own, ...others];
}

function codes(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}.${index}`);
}

/** Whether every hexagon lies inside the box. */
function isInside(layout: MapLayout): boolean {
  const half = (layout.radius * Math.sqrt(3)) / 2;
  return layout.tiles.every(
    ({ x, y }) =>
      x - half >= -0.01 &&
      x + half <= BOX.width + 0.01 &&
      y - layout.radius >= -0.01 &&
      y + layout.radius <= BOX.height + 0.01,
  );
}

function closest(layout: MapLayout): number {
  let nearest = Number.POSITIVE_INFINITY;
  layout.tiles.forEach((a, index) => {
    for (const b of layout.tiles.slice(index + 1)) nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y));
  });
  return nearest;
}

describe("the map", () => {
  it.each([
    ["12 groups of 12 and one office", province(12, 13), 14],
    ["12 groups of 12 and 20 departments", province(12, 13, 20), 11],
    ["34 groups of 4", province(34, 5), 6],
    ["34 groups of 100", province(34, 100), 2],
    ["three units", province(0, 0, 3), 39],
    ["one unit", province(0, 0, 1), 39],
    ["a thousand units", province(12, 85), 6],
    ["a hundred groups of 10", province(100, 10), 2],
  ])("shows %s whole, apart and inside its box", (_name, groups, leastRadius) => {
    const layout = layoutMap(groups, BOX);
    expect(layout.tiles.map((tile) => tile.code).sort()).toEqual(groups.flatMap((group) => group.tiles).sort());
    expect(isInside(layout)).toBe(true);
    expect(layout.radius).toBeGreaterThan(leastRadius);
    if (layout.tiles.length > 1) expect(closest(layout)).toBeGreaterThan(layout.radius * Math.sqrt(3) - 0.01);
  });

  it("keeps names clear of hexagons and of each other", () => {
    const layout = layoutMap(province(12, 13), BOX);
    expect(layout.labelScale).toBeGreaterThan(0);
    const half = (layout.radius * Math.sqrt(3)) / 2;
    for (const { label } of layout.groups.filter((group) => !group.label.beside)) {
      const covered = layout.tiles.filter(
        ({ x, y }) =>
          x + half > label.x &&
          x - half < label.x + label.width &&
          y + layout.radius > label.y + 0.5 &&
          y - layout.radius < label.y + BOX.labelHeight - 0.5,
      );
      expect(covered).toEqual([]);
    }
  });

  it.each([
    ["12 groups with long names", province(12, 13).map((group) => ({ ...group, labelWidth: 310 })), true],
    ["34 groups of 31", province(34, 31), true],
    ["a hundred groups with long names", province(100, 10).map((group) => ({ ...group, labelWidth: 310 })), false],
  ])("gives every name of %s its whole width at a size that can be read, or names none", (_name, groups, labelled) => {
    const layout = layoutMap(groups, BOX);
    expect(layout.labelScale > 0).toBe(labelled);
    if (labelled) expect(layout.labelScale).toBeGreaterThanOrEqual(BOX.leastLabel);
    const widths = new Map(groups.map((group) => [group.code, group.labelWidth * layout.labelScale]));
    const cut = layout.groups.filter(({ code, label }) => label.width < (widths.get(code) ?? 0) - 0.01);
    expect(cut).toEqual([]);
  });

  it("puts the office into the middle of its group", () => {
    const layout = layoutMap([{ code: "A", labelWidth: 50, tiles: codes("A", 13), office: "A.12" }], BOX);
    const office = layout.tiles.find((tile) => tile.code === "A.12");
    const middleX = layout.tiles.reduce((sum, tile) => sum + tile.x, 0) / layout.tiles.length;
    const middleY = layout.tiles.reduce((sum, tile) => sum + tile.y, 0) / layout.tiles.length;
    expect(Math.hypot((office?.x ?? 0) - middleX, (office?.y ?? 0) - middleY)).toBeLessThan(layout.radius);
  });

  it("draws the same picture for the same units", () => {
    expect(layoutMap(province(12, 13), BOX)).toEqual(layoutMap(province(12, 13), BOX));
  });
});

describe("a patch of hexagons", () => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))("interlocks with %i", (count) => {
    const { centres } = hexPatch(count, 1.2);
    expect(centres).toHaveLength(count);
    centres.forEach((a, index) => {
      for (const b of centres.slice(index + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(Math.sqrt(3) - 1e-9);
      }
    });
  });
});

describe("the size of a unit's mark", () => {
  it.each([
    [0, 50, 0],
    [1, 100, 0],
    [2, 100, 1],
    [5, 100, 2],
    [10, 100, 3],
    [2, 3, 1],
    [3, 3, 3],
    [0, 0, 0],
  ] as const)("%i of %i overdue is %i", (overdue, inProgress, level) => {
    expect(overdueLevel(overdue, inProgress)).toBe(level);
  });
});
