import type { Position } from "geojson";
import polylabel from "polylabel";
import type { DrawnShape } from "./drawn-shape.ts";

/** How near to the best place for a mark is near enough. */
const MARK_PRECISION = 4;

/**
 * A simplified shape as a path in whole numbers.
 *
 * @param parts each an outline and then its holes, closed
 * @param fine how many of their units are one of the path
 */
export function drawShape(unit: string, parts: readonly Position[][][], fine: number): DrawnShape {
  const whole = parts.map((rings) => rings.map((ring) => coarse(ring, fine)));
  const seen = whole
    .map((rings) => rings.filter((ring) => areaOf(ring) > 0))
    .filter(([outline]) => outline !== undefined);
  const points = (seen.length > 0 ? seen : whole).flat(2);
  const box = boxOf(points);
  const largest = seen.toSorted((a, b) => areaOf(b[0] ?? []) - areaOf(a[0] ?? []))[0];
  const path = seen.flat().map(pathOf).join("");
  if (largest === undefined) {
    return { unit, path, box, mark: [Math.round((box[0] + box[2]) / 2), Math.round((box[1] + box[3]) / 2)], room: 0 };
  }
  const place = polylabel(largest, MARK_PRECISION);
  const [x = 0, y = 0] = place;
  return { unit, path, box, mark: [Math.round(x), Math.round(y)], room: Math.max(0, Math.floor(place.distance)) };
}

type Corner = [number, number];

/** On the grid of paths, without corners that have become one; open. */
function coarse(ring: readonly Position[], fine: number): Corner[] {
  const corners: Corner[] = [];
  for (const [x = 0, y = 0] of ring) {
    const corner: Corner = [Math.round(x / fine), Math.round(y / fine)];
    const last = corners.at(-1);
    if (last === undefined || last[0] !== corner[0] || last[1] !== corner[1]) corners.push(corner);
  }
  return corners;
}

function boxOf(corners: readonly Corner[]): DrawnShape["box"] {
  const box: DrawnShape["box"] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0, 0];
  for (const [x, y] of corners) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function areaOf(corners: readonly Corner[]): number {
  let twice = 0;
  corners.forEach(([x1, y1], index) => {
    const [x2, y2] = corners[(index + 1) % corners.length] ?? [x1, y1];
    twice += x1 * y2 - x2 * y1;
  });
  return Math.abs(twice) / 2;
}

/** Relative to the corner before, which is shorter. */
function pathOf(corners: readonly Corner[]): string {
  let [atX, atY] = corners[0] ?? [0, 0];
  const steps = corners.slice(1).map(([x, y]) => {
    const step = `${x - atX}${y < atY ? "" : " "}${y - atY}`;
    [atX, atY] = [x, y];
    return step;
  });
  const [x, y] = corners[0] ?? [0, 0];
  return `M${x} ${y}l${steps.join(" ")}z`;
}
