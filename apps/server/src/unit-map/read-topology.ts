import { feature } from "topojson-client";
import type { GeometryCollection, GeometryObject, MultiPolygon, Polygon, Topology } from "topojson-specification";
import { z } from "zod";
import type { MapFaults } from "./map-faults.ts";
import { memberOf } from "./member-of.ts";

/** Positions of all outlines together: lines that are named again and again would make much of a small file. */
const MAX_POSITIONS = 1_500_000;

const formSchema = z.object({
  arcs: z.array(z.array(z.array(z.number()).min(2))),
  transform: z
    .object({ scale: z.tuple([z.number(), z.number()]), translate: z.tuple([z.number(), z.number()]) })
    .optional(),
  objects: z.record(z.string(), z.unknown()),
});
const ringsSchema = z.array(z.array(z.int()));

/**
 * The features of a foreign topology, in the order of its objects, still to be checked as those of GeoJSON are;
 * undefined when its lines cannot be put together.
 */
export function readTopology(value: unknown, faults: MapFaults): unknown[] | undefined {
  const form = formSchema.safeParse(value);
  if (!form.success) {
    faults.add("", "must be a TopoJSON Topology with arcs and objects");
    return undefined;
  }
  const { arcs } = form.data;
  const lengths = arcs.map((arc) => arc.length);
  const geometries = Object.values(form.data.objects).flatMap((object) => {
    const within = memberOf(object, "type") === "GeometryCollection" ? memberOf(object, "geometries") : [object];
    return Array.isArray(within) ? (within as unknown[]) : [];
  });
  let positions = 0;
  for (const [index, geometry] of geometries.entries()) {
    const counted = positionsOf(geometry, lengths);
    if (counted === undefined)
      faults.add(`objects.${index}`, "must be a Polygon or a MultiPolygon of arcs that are there");
    else positions += counted;
  }
  if (positions > MAX_POSITIONS) faults.add("", `must have at most ${MAX_POSITIONS} positions`);
  if (faults.list.length > 0) return undefined;
  const collection: GeometryCollection = {
    type: "GeometryCollection",
    geometries: geometries as GeometryObject[] as (Polygon | MultiPolygon)[],
  };
  const topology = { ...form.data, type: "Topology" } as unknown as Topology;
  return feature(topology, collection).features;
}

/** How many positions its rings have; undefined for what is no polygon, or names lines that are not there. */
function positionsOf(geometry: unknown, lengths: readonly number[]): number | undefined {
  const type = memberOf(geometry, "type");
  const arcs = memberOf(geometry, "arcs");
  const checked =
    type === "Polygon"
      ? ringsSchema.safeParse(arcs)
      : type === "MultiPolygon"
        ? z.array(ringsSchema).safeParse(arcs)
        : undefined;
  if (checked?.success !== true) return undefined;
  let positions = 0;
  for (const index of checked.data.flat(2)) {
    // A negative index names the line backwards: -1 is the first.
    const length = lengths[index < 0 ? ~index : index];
    if (length === undefined || length === 0) return undefined;
    positions += length;
  }
  return positions;
}
