/** Degrees. */
export interface LandBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * An equirectangular projection whose scale is true along the middle of the box: over a province, whose shape everybody
 * knows, nothing is stretched by more than a hundredth. x to the right, y downwards, from 0.
 *
 * @param size of the longer side, in the units of x and y
 */
export function projectionOf({ west, south, east, north }: LandBox, size: number): Projection {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = size / Math.max((east - west) * shrink, north - south);
  return (longitude, latitude) => [(longitude - west) * shrink * scale, (north - latitude) * scale];
}

type Projection = (longitude: number, latitude: number) => readonly [number, number];
