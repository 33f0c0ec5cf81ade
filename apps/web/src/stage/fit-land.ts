import type { UnitShape } from "@ioc/protocol/unit-map.ts";

/** Where a map lies in a box: px = x · scale + left. */
export interface LandFit {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** Of the map itself with its edge, px. */
  readonly height: number;
}

/** Room for the lines along the edge, px. */
const EDGE = 3;

/** As large as it fits, in the middle. */
export function fitLand(items: readonly Pick<UnitShape, "box">[], width: number, height: number): LandFit {
  const west = Math.min(...items.map(({ box }) => box[0]));
  const north = Math.min(...items.map(({ box }) => box[1]));
  const east = Math.max(...items.map(({ box }) => box[2]));
  const south = Math.max(...items.map(({ box }) => box[3]));
  const wide = Math.max(1, east - west);
  const tall = Math.max(1, south - north);
  const scale = Math.max(0.001, Math.min((width - 2 * EDGE) / wide, (height - 2 * EDGE) / tall));
  return {
    scale,
    left: (width - wide * scale) / 2 - west * scale,
    height: tall * scale + 2 * EDGE,
    top: (height - tall * scale) / 2 - north * scale,
  };
}
