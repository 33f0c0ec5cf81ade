import type { MapLook } from "./map-look.ts";

/** Of a letter's size: between a name and its number, and a digit of that, the widest. */
const GAP = 0.4;
const DIGIT = 0.66;

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
