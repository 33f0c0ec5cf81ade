import { expect, test } from "vitest";
import { drawMap, MAP_SIZE, MAX_PATH_CHARACTERS } from "./draw-map.ts";
import { inventedMap } from "./invented-map.test-support.ts";
import { projectionOf } from "./projection.ts";
import { readMap } from "./read-map.ts";

function shapesOf(map: object) {
  const read = readMap(map, () => true);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.shapes;
}

/** The edges of a path, each as its two ends in order. */
function edgesOf(path: string): string[] {
  return path.split("z").flatMap((ring) => {
    const [x = 0, y = 0, ...steps] = (ring.match(/-?\d+/g) ?? []).map(Number);
    const corners = [[x, y]];
    for (let at = 0; at < steps.length; at += 2) {
      const [lastX = 0, lastY = 0] = corners.at(-1) ?? [];
      corners.push([lastX + (steps[at] ?? 0), lastY + (steps[at + 1] ?? 0)]);
    }
    return corners.map((corner, index) =>
      [String(corner), String(corners[(index + 1) % corners.length])].sort().join(" "),
    );
  });
}

const codes = (count: number): string[] => Array.from({ length: count }, (_, index) => `U${index}`);

test("neighbours touch along all of their border, however much was left out", () => {
  const drawn = drawMap(shapesOf(inventedMap(codes(40))));
  const owners = new Map<string, number>();
  for (const edge of drawn.flatMap(({ path }) => edgesOf(path))) owners.set(edge, (owners.get(edge) ?? 0) + 1);
  // In the middle of eight columns and five rows: every edge is somebody else's as well.
  const inner = drawn.find(({ unit }) => unit === "U20");
  const edges = edgesOf(inner?.path ?? "").filter((edge) => new Set(edge.split(" ")).size === 2);
  expect(edges.length).toBeGreaterThan(8);
  expect(edges.filter((edge) => owners.get(edge) !== 2)).toEqual([]);
});

test("a thousand units stay within what a wall is to wait for, and none is lost", () => {
  const drawn = drawMap(shapesOf(inventedMap(codes(1000))));
  expect(drawn).toHaveLength(1000);
  expect(drawn.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThanOrEqual(MAX_PATH_CHARACTERS);
  expect(drawn.filter(({ path, room }) => path === "" || room === 0)).toEqual([]);
  expect(Math.max(...drawn.flatMap(({ box }) => box))).toBe(MAP_SIZE);
});

test("a mark stands inside of its unit, with room around it; what is too small to be drawn has a place", () => {
  const square = (west: number, south: number, size: number) => {
    const [east, north] = [west + size, south + size];
    return [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
  };
  const feature = (code: string, coordinates: number[][][][]) => ({
    type: "Feature",
    properties: { code },
    geometry: { type: "MultiPolygon", coordinates },
  });
  const drawn = drawMap(
    shapesOf({
      type: "FeatureCollection",
      features: [
        feature("BIG", [[square(107, 0, 1), square(107.4, 0.4, 0.2)], [square(108.5, 0.9, 0.01)]]),
        feature("DOT", [[square(107.5, 0.5, 0.000_01)]]),
      ],
    }),
  );
  const [big, dot] = drawn;
  expect(dot).toMatchObject({ path: "", room: 0, mark: [expect.closeTo(1356, -1), expect.closeTo(1356, -1)] });
  // Beside the hole, between it and the rim.
  expect(big?.room).toBeGreaterThan(500);
  expect(big?.path.match(/M/g)).toHaveLength(3);
});

test("the projection keeps the shape of what lies in its middle", () => {
  const project = projectionOf({ west: 107, east: 109, south: 15, north: 17 }, 1000);
  const [x0, y0] = project(108, 16);
  const [x1] = project(108.01, 16);
  const [, y1] = project(108, 16.01);
  // A hundredth of a degree to the east is shorter by the cosine of the latitude.
  expect((x1 - x0) / (y0 - y1)).toBeCloseTo(Math.cos((16 * Math.PI) / 180), 6);
  expect(project(107, 17)).toEqual([0, 0]);
  expect(project(107, 15)[1]).toBeCloseTo(1000, 6);
});
