import { codeSchema } from "@ioc/protocol/text.ts";
import type { LandRing, LandShape } from "./land-shape.ts";
import type { MapFaults } from "./map-faults.ts";
import { memberOf } from "./member-of.ts";
import { readRing } from "./read-ring.ts";

/**
 * The shapes of foreign GeoJSON features; what is wrong is told to `faults`, and then the shapes are not to be used.
 *
 * @param path where the features stand in the file
 * @param isKnown whether there is a unit of this code
 */
export function readFeatures(
  features: readonly unknown[],
  path: string,
  isKnown: (code: string) => boolean,
  faults: MapFaults,
): LandShape[] {
  if (features.length === 0) faults.add(path, "must hold at least one feature");
  const firstAt = new Map<string, number>();
  return features.flatMap((feature, index) => {
    const at = `${path}.${index}`;
    const unit = readCode(feature, at, isKnown, faults);
    const parts = readParts(memberOf(feature, "geometry"), `${at}.geometry`, faults);
    if (unit === undefined || parts === undefined) return [];
    const first = firstAt.get(unit);
    if (first !== undefined) {
      faults.add(at, `occurs twice, first at ${first}`);
      return [];
    }
    firstAt.set(unit, index);
    return [{ unit, parts }];
  });
}

function readCode(
  feature: unknown,
  at: string,
  isKnown: (code: string) => boolean,
  faults: MapFaults,
): string | undefined {
  const properties = memberOf(feature, "properties");
  const named = memberOf(properties, "code") ?? memberOf(properties, "unit");
  const where = named === undefined || named === null ? "id" : "properties.code";
  const value = named ?? memberOf(feature, "id");
  // Codes that are made of digits alone are often written as numbers.
  const code = codeSchema.safeParse(typeof value === "number" ? String(value) : value);
  if (!code.success) faults.add(`${at}.${where}`, "must be the code of a unit");
  else if (!isKnown(code.data)) faults.add(`${at}.${where}`, "is not a unit that is known");
  else return code.data;
  return undefined;
}

function readParts(geometry: unknown, path: string, faults: MapFaults): LandRing[][] | undefined {
  const type = memberOf(geometry, "type");
  const coordinates = memberOf(geometry, "coordinates");
  if (type === "Polygon") {
    const rings = readRings(coordinates, `${path}.coordinates`, faults);
    return rings === undefined ? undefined : [rings];
  }
  if (type !== "MultiPolygon" || !Array.isArray(coordinates) || coordinates.length === 0) {
    faults.add(path, "must be a Polygon or a MultiPolygon");
    return undefined;
  }
  const parts = coordinates.map((part: unknown, index) => readRings(part, `${path}.coordinates.${index}`, faults));
  return parts.every((rings) => rings !== undefined) ? parts : undefined;
}

function readRings(value: unknown, path: string, faults: MapFaults): LandRing[] | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    faults.add(path, "must be rings of coordinates");
    return undefined;
  }
  const rings = value.map((ring: unknown, index) => readRing(ring, `${path}.${index}`, faults));
  return rings.every((ring) => ring !== undefined) ? rings : undefined;
}
