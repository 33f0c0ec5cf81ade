import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { LandShape } from "./land-shape.ts";
import { MapFaults } from "./map-faults.ts";
import { memberOf } from "./member-of.ts";
import { readFeatures } from "./read-features.ts";
import { readTopology } from "./read-topology.ts";

export type ReadMap =
  | { readonly ok: true; readonly shapes: readonly LandShape[] }
  | { readonly ok: false; readonly errors: readonly FaultyMember[] };

/**
 * A foreign map: the GeoJSON of RFC 7946, or a TopoJSON topology, whose features are read alike.
 *
 * @param isKnown whether there is a unit of this code
 */
export function readMap(value: unknown, isKnown: (code: string) => boolean): ReadMap {
  const faults = new MapFaults();
  const shapes = shapesOf(value, isKnown, faults);
  return faults.list.length === 0 ? { ok: true, shapes } : { ok: false, errors: faults.list };
}

function shapesOf(value: unknown, isKnown: (code: string) => boolean, faults: MapFaults): LandShape[] {
  const type = memberOf(value, "type");
  if (type === "Topology") {
    const features = readTopology(value, faults);
    return features === undefined ? [] : readFeatures(features, "objects", isKnown, faults);
  }
  const features = memberOf(value, "features");
  if (type === "FeatureCollection" && Array.isArray(features)) {
    return readFeatures(features, "features", isKnown, faults);
  }
  faults.add("", "must be a GeoJSON FeatureCollection or a TopoJSON Topology");
  return [];
}
