import type { FeatureCollection, Polygon, Position } from "geojson";

/** Where the country lies that there is not, degrees. */
const WEST = 107;
const SOUTH = 14;
const CELL = 0.1;
/** Each border is bent so often: two to this power pieces. */
const BENDS = 4;

/**
 * A land of one cell for each code, row by row from the south, with crooked borders that neighbours share point for point.
 * The same codes, the same land.
 */
export function inventedMap(codes: readonly string[]): FeatureCollection<Polygon, { code: string }> {
  const columns = Math.ceil(Math.sqrt(codes.length * 1.6));
  return {
    type: "FeatureCollection",
    features: codes.map((code, index) => {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ].map(([x = 0, y = 0]) => corner(x, y));
      const ring = corners.flatMap((from, side) => border(from, corners[(side + 1) % 4] ?? from).slice(0, -1));
      return {
        type: "Feature",
        properties: { code },
        geometry: { type: "Polygon", coordinates: [[...ring, ring[0] ?? []]] },
      };
    }),
  };
}

function corner(x: number, y: number): Position {
  return [WEST + (x + (noise(x, y) - 0.5) * 0.6) * CELL, SOUTH + (y + (noise(y + 0.5, x) - 0.5) * 0.6) * CELL];
}

/** From one corner to the other; backwards it has the same points. */
function border(from: Position, to: Position): Position[] {
  const [a, b] = isBefore(from, to) ? [from, to] : [to, from];
  const bent = bend(a, b, BENDS);
  return a === from ? bent : bent.reverse();
}

function bend(a: Position, b: Position, times: number): Position[] {
  if (times === 0) return [a, b];
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const aside = (noise(ax * 100 + bx, ay * 100 + by) - 0.5) * 0.4;
  const middle = [(ax + bx) / 2 - (by - ay) * aside, (ay + by) / 2 + (bx - ax) * aside];
  return [...bend(a, middle, times - 1).slice(0, -1), ...bend(middle, b, times - 1)];
}

function isBefore([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): boolean {
  return ax === bx ? ay < by : ax < bx;
}

/** From 0 to 1, always the same for the same two numbers. */
function noise(x: number, y: number): number {
  const value = Math.sin(x * 127.1 + y * 311.7) * 43_758.545;
  return value - Math.floor(value);
}
