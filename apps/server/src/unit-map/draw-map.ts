import type { Feature, FeatureCollection, MultiPolygon } from "geojson";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type { Topology } from "topojson-specification";
import { drawShape } from "./draw-shape.ts";
import type { DrawnShape } from "./drawn-shape.ts";
import type { LandShape } from "./land-shape.ts";
import { type LandBox, projectionOf } from "./projection.ts";

/** The longer side in the whole numbers of paths: about three on a pixel of the largest wall. */
export const MAP_SIZE = 4096;
/** What paths may take together; more is not seen, and waits on every wall. */
export const MAX_PATH_CHARACTERS = 300_000;
/** Before they are simplified points lie on a grid this much finer, where what is meant to be one point becomes one. */
const FINE = 256;

/**
 * Projects a map and leaves out points until it is small enough. The lines between neighbours are simplified once, for
 * both of them, so that they go on touching.
 *
 * @param shapes at least one
 */
export function drawMap(shapes: readonly LandShape[]): DrawnShape[] {
  const whole = presimplify(topology({ units: projected(shapes) }) as unknown as FineTopology);
  // What is smaller than half a step of the paths is not seen.
  for (let leastArea = FINE ** 2 / 2; ; leastArea *= 2) {
    const simple = simplify(whole, leastArea);
    const drawn = (feature(simple, simple.objects.units) as Outlines).features.map(({ properties, geometry }) =>
      drawShape(properties.unit, geometry.coordinates, FINE),
    );
    const characters = drawn.reduce((sum, { path }) => sum + path.length, 0);
    if (characters <= MAX_PATH_CHARACTERS || leastArea > (MAP_SIZE * FINE) ** 2) return drawn;
  }
}

type Named = { readonly unit: string };
type Outlines = FeatureCollection<MultiPolygon, Named>;
type FineTopology = Topology<{ units: { type: "GeometryCollection"; geometries: never[] } }>;

function projected(shapes: readonly LandShape[]): Outlines {
  const project = projectionOf(boxOf(shapes), MAP_SIZE * FINE);
  const features = shapes.map(({ unit, parts }): Feature<MultiPolygon, Named> => {
    const coordinates = parts.map((rings) =>
      rings.map((ring) =>
        Array.from({ length: ring.length / 2 }, (_, index) => {
          const [x, y] = project(ring[index * 2] ?? 0, ring[index * 2 + 1] ?? 0);
          return [Math.round(x), Math.round(y)];
        }),
      ),
    );
    return { type: "Feature", properties: { unit }, geometry: { type: "MultiPolygon", coordinates } };
  });
  return { type: "FeatureCollection", features };
}

function boxOf(shapes: readonly LandShape[]): LandBox {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const ring of shapes.flatMap(({ parts }) => parts.flat())) {
    for (let at = 0; at < ring.length; at += 2) {
      const [longitude = 0, latitude = 0] = ring.subarray(at, at + 2);
      box.west = Math.min(box.west, longitude);
      box.east = Math.max(box.east, longitude);
      box.south = Math.min(box.south, latitude);
      box.north = Math.max(box.north, latitude);
    }
  }
  return box;
}
