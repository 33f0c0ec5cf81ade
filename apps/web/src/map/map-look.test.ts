import { describe, expect, it } from "vitest";
import { layoutMap, type MapGroup } from "./map-layout.ts";
import { labelWidth, mapLook } from "./map-look.ts";

/** What the wall leaves the map, px. */
const WIDTH = 740;

/** A province of twelve groups of twelve communes and an office, its own office apart. */
function province(look: ReturnType<typeof mapLook>): MapGroup[] {
  const names = ["Cấp tỉnh", ...Array.from({ length: 12 }, (_, index) => `Nghĩa Điền ${index}`)];
  return names.map((name, index) => ({
    code: `${index}`,
    labelWidth: labelWidth(look, name, 12),
    tiles: Array.from({ length: index === 0 ? 1 : 13 }, (_, unit) => `${index}.${unit}`),
    office: `${index}.0`,
  }));
}

describe("for a deep room", () => {
  it("the map has less height, for it is drawn larger as a whole, and nothing in it is smaller", () => {
    const { height, ...far } = mapLook("wall", "far");
    const { height: near, ...wall } = mapLook("wall", "normal");
    expect(height).toBeLessThan(near);
    expect(far).toEqual(wall);
  });

  it.each(["normal", "far"] as const)("every unit of a province stands, and every area has its name: %s", (density) => {
    const look = mapLook("wall", density);
    const groups = province(look);
    const layout = layoutMap(groups, { width: WIDTH, ...look });
    expect(layout.tiles.map(({ code }) => code).sort()).toEqual(groups.flatMap(({ tiles }) => tiles).sort());
    expect(layout.labelled).toBe(true);
    expect(layout.groups.map(({ code }) => code)).toEqual(groups.map(({ code }) => code));
    for (const { y } of layout.tiles) expect(y + layout.radius).toBeLessThanOrEqual(look.height + 0.01);
    for (const { label } of layout.groups) expect(label.y + look.labelHeight).toBeLessThanOrEqual(look.height + 0.01);
  });

  it("a phone has the width that it has, whatever the density of the wall", () => {
    expect(mapLook("phone", "far")).toEqual(mapLook("phone", "normal"));
  });
});
