/** Hexagons in rows, for units that lie nowhere on a map. */
export interface TileStrip {
  readonly radius: number;
  readonly height: number;
  readonly centres: readonly { readonly x: number; readonly y: number }[];
}

const LARGEST = 13;
const SMALLEST = 3;
const PITCH = Math.sqrt(3);

/** @param left where the first row begins, after its title; the others begin there as well */
export function stripOfTiles(count: number, left: number, width: number, mostHeight: number): TileStrip {
  for (let radius = LARGEST; ; radius -= 0.5) {
    const columns = Math.max(1, Math.floor((width - left) / (PITCH * radius)));
    const rows = Math.ceil(count / columns);
    const height = rows * 2 * radius;
    if (height > mostHeight && radius > SMALLEST) continue;
    const centres = Array.from({ length: count }, (_, index) => ({
      x: left + ((index % columns) + 0.5) * PITCH * radius,
      y: (Math.floor(index / columns) * 2 + 1) * radius,
    }));
    return { radius, height, centres };
  }
}
