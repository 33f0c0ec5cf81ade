/** Sizes in px: of names, of their letters, and of the whole; height 0: as tall as it needs. */
export interface MapLook {
  readonly labelHeight: number;
  readonly fontSize: number;
  /** Widths as the font has them: a name is a good deal wider than its letters' mean, since it begins with capitals. */
  readonly character: number;
  readonly capitals: number;
  readonly digit: number;
  readonly maxRadius: number;
  readonly height: number;
}

const WALL: MapLook = {
  labelHeight: 30,
  fontSize: 23,
  character: 11.5,
  capitals: 23,
  digit: 13.5,
  maxRadius: 56,
  height: 428,
};
/** Drawn larger as a whole, so that there is less height for it. */
const FAR: MapLook = { ...WALL, height: 262 };
const PHONE: MapLook = {
  labelHeight: 26,
  fontSize: 16,
  character: 8,
  capitals: 16,
  digit: 9.5,
  maxRadius: 24,
  height: 0,
};
/** Between a name and its number. */
const GAP = 9;

export function mapLook(layout: "wall" | "phone", density: "normal" | "far"): MapLook {
  if (layout === "phone") return PHONE;
  return density === "far" ? FAR : WALL;
}

/** Width of a name with its number, px. */
export function labelWidth({ character, capitals, digit }: MapLook, name: string, count: number): number {
  return name.length * character + capitals + GAP + String(count).length * digit;
}
