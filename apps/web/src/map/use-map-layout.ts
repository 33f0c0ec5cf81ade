import { useMemo } from "react";
import { layoutMap, type MapBox, type MapGroup, type MapLayout } from "./map-layout.ts";

/** Wide enough that a finger finds a unit on a phone. */
const PHONE_RADIUS = 13;
const PHONE_STEP = 48;

/** The layout for these groups in this box; computed again only when units come or go, not when numbers change. */
export function useMapLayout(groups: readonly MapGroup[], box: MapBox, grow: boolean): MapLayout & { height: number } {
  const key = JSON.stringify([groups, box, grow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all of them by value
  return useMemo(() => (grow ? growingLayout(groups, box) : { ...layoutMap(groups, box), height: box.height }), [key]);
}

/** On a phone the page scrolls, so the map takes the height that it needs. */
function growingLayout(groups: readonly MapGroup[], box: MapBox): MapLayout & { height: number } {
  const units = groups.reduce((sum, group) => sum + group.tiles.length, 0);
  const least = (units * 2.6 * PHONE_RADIUS ** 2) / Math.max(1, box.width) + box.labelHeight;
  for (let height = least; ; height += Math.max(PHONE_STEP, height * 0.15)) {
    const layout = layoutMap(groups, { ...box, height });
    const roomy = layout.labelScale === 1 && layout.radius >= PHONE_RADIUS;
    if (roomy || height > least * 4 + 2000 || groups.length === 0) return { ...layout, height };
  }
}
