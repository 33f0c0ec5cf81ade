import { describe, expect, it } from "vitest";
import { layoutMap, type MapGroup } from "./map-layout.ts";
import { mapLook } from "./map-look.ts";

/** What the wall leaves the map, px. */
const WIDTH = 740;

/** A province of twelve groups of twelve communes and an office, its own office apart. */
function province(): MapGroup[] {
  const names = ["Cấp tỉnh", ...Array.from({ length: 12 }, (_, index) => `Nghĩa Điền ${index}`)];
  return names.map((name, index) => ({
    code: `${index}`,
    labelWidth: name.length * 13 + 40,
    tiles: Array.from({ length: index === 0 ? 1 : 13 }, (_, unit) => `${index}.${unit}`),
    office: `${index}.0`,
  }));
}

describe("for a deep room", () => {
  it("the map has less height, for it is drawn larger as a whole, and its names may be smaller by as much, not more", () => {
    const { height, leastLabel, ...far } = mapLook("wall", "far");
    const { height: near, leastLabel: least, ...wall } = mapLook("wall", "normal");
    expect(height).toBeLessThan(near);
    expect(far).toEqual(wall);
    const enlarged = 1.46;
    for (const px of [least * wall.fontSize, leastLabel * far.fontSize * enlarged]) {
      expect(px).toBeGreaterThanOrEqual(20);
    }
  });

  it.each(["normal", "far"] as const)("every unit of a province stands, and every area has its name: %s", (density) => {
    const look = mapLook("wall", density);
    const groups = province();
    const layout = layoutMap(groups, { width: WIDTH, ...look });
    expect(layout.tiles.map(({ code }) => code).sort()).toEqual(groups.flatMap(({ tiles }) => tiles).sort());
    expect(layout.labelScale).toBeGreaterThanOrEqual(look.leastLabel);
    expect(layout.groups.map(({ code }) => code)).toEqual(groups.map(({ code }) => code));
    for (const { y } of layout.tiles) expect(y + layout.radius).toBeLessThanOrEqual(look.height + 0.01);
    for (const { label } of layout.groups) expect(label.y + look.labelHeight).toBeLessThanOrEqual(look.height + 0.01);
  });

  it("a phone has the width that it has, whatever the density of the wall", () => {
    expect(mapLook("phone", "far")).toEqual(mapLook("phone", "normal"));
  });
});
