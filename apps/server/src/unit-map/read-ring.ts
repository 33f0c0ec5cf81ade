import type { LandRing } from "./land-shape.ts";
import type { MapFaults } from "./map-faults.ts";

/** Three corners, and the first once more. */
const FEWEST_POSITIONS = 4;
const MAX_LONGITUDE = 180;
/** Beyond this no unit lies, and meridians run together: degrees. */
const MAX_LATITUDE = 85;
/** Square degrees, about a hundredth of a square metre: less is a line that was drawn to and fro. */
const LEAST_AREA = 1e-12;

/** A foreign ring; undefined, and told to `faults`, when it is none. Of several wrong coordinates the first is told. */
export function readRing(value: unknown, path: string, faults: MapFaults): LandRing | undefined {
  if (!Array.isArray(value)) {
    faults.add(path, "must be a ring of coordinates");
    return undefined;
  }
  const ring = new Float64Array(value.length * 2);
  for (const [index, position] of value.entries() as IterableIterator<[number, unknown]>) {
    const [longitude, latitude]: readonly unknown[] = Array.isArray(position) ? position : [];
    if (!isWithin(longitude, MAX_LONGITUDE) || !isWithin(latitude, MAX_LATITUDE)) {
      faults.add(`${path}.${index}`, "must be a longitude and a latitude in degrees (WGS 84)");
      return undefined;
    }
    ring[index * 2] = longitude;
    ring[index * 2 + 1] = latitude;
  }
  if (value.length < FEWEST_POSITIONS) faults.add(path, "must have at least four positions");
  else if (ring[0] !== ring.at(-2) || ring[1] !== ring.at(-1)) faults.add(path, "must end where it begins");
  else if (areaOf(ring) < LEAST_AREA) faults.add(path, "must have an area");
  else return ring;
  return undefined;
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === "number" && Math.abs(value) <= most;
}

/** Square degrees, whichever way round it goes. */
function areaOf(ring: LandRing): number {
  // Around the first corner: far from it the differences would drown in the products.
  const [x0 = 0, y0 = 0] = ring;
  let twice = 0;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = ring.subarray(at, at + 4);
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return Math.abs(twice) / 2;
}
