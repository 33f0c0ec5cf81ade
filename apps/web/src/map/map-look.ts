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
/** Of a letter's size: between a name and its number, and a digit of that, the widest. */
const GAP = 0.4;
const DIGIT = 0.66;

export function mapLook(layout: "wall" | "phone", density: "normal" | "far"): MapLook {
  if (layout === "phone") return PHONE;
  return density === "far" ? FAR : WALL;
}

const pen = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;

/** Width of a name as the font has it where it stands out, px. */
export function nameWidth({ fontSize }: MapLook, name: string): number {
  pen.font = `700 ${fontSize}px Be Vietnam Pro`;
  return pen.measureText(name).width;
}

/** The same with its number, px: of as many digits, whichever they are, so that it stays where it stands. */
export function labelWidth(look: MapLook, name: string, count: number): number {
  return nameWidth(look, name) + (GAP + String(count).length * DIGIT) * look.fontSize;
}
