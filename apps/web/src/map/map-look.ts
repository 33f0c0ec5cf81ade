/** Sizes in px: of names, of their letters, and of the whole; height 0: as tall as it needs. */
export interface MapLook {
  readonly labelHeight: number;
  readonly fontSize: number;
  readonly maxRadius: number;
  /** How small names may become, as a share of `fontSize`. */
  readonly leastLabel: number;
  readonly height: number;
}

const WALL: MapLook = {
  labelHeight: 30,
  fontSize: 23,
  maxRadius: 56,
  leastLabel: 0.87,
  height: 428,
};
/** Drawn larger as a whole, so that there is less height for it. */
const FAR: MapLook = { ...WALL, leastLabel: 0.6, height: 262 };
const PHONE: MapLook = {
  labelHeight: 26,
  fontSize: 16,
  maxRadius: 24,
  leastLabel: 0.94,
  height: 0,
};
export function mapLook(layout: "wall" | "phone", density: "normal" | "far"): MapLook {
  if (layout === "phone") return PHONE;
  return density === "far" ? FAR : WALL;
}
