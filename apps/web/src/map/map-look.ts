/** Sizes in px: of names, of their characters, and of the whole; height 0: as tall as it needs. */
export interface MapLook {
  readonly labelHeight: number;
  readonly fontSize: number;
  readonly character: number;
  readonly digit: number;
  readonly maxRadius: number;
  readonly height: number;
}

const WALL: MapLook = { labelHeight: 30, fontSize: 23, character: 12.4, digit: 13.5, maxRadius: 56, height: 428 };
/** Drawn larger as a whole, so that there is less height for it. */
const FAR: MapLook = { ...WALL, height: 262 };
const PHONE: MapLook = { labelHeight: 26, fontSize: 16, character: 8.7, digit: 9.5, maxRadius: 24, height: 0 };

export function mapLook(layout: "wall" | "phone", density: "normal" | "far"): MapLook {
  if (layout === "phone") return PHONE;
  return density === "far" ? FAR : WALL;
}
