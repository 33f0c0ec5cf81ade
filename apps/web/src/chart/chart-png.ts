import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { DrawChart } from "./chart.tsx";
import { type Palette, presentPalette } from "./palette.ts";

use([CanvasRenderer]);

/** Pixels of the picture for one of the page: sharp in print. */
const SHARPNESS = 2;
const MARGIN = 32;
const TITLE = { size: 30, weight: 700 } as const;
const NOTE = { size: 20, weight: 500 } as const;
const LINE = 1.5;
/** Side of a key's square, and the room on both sides of its word, in px. */
const KEY = { side: 14, before: 8, after: 24 } as const;

/** What a colour of the chart stands for. On the page that is said elsewhere; a picture by itself has to say it. */
interface ChartKey {
  readonly colour: keyof Palette;
  readonly word: string;
}

export interface ChartPicture {
  readonly draw: DrawChart;
  /** px of the page */
  readonly width: number;
  readonly height: number;
  readonly keys: readonly ChartKey[];
  readonly title: string;
  /** What must not be lost when the picture is passed on: whose numbers, of when, and whether they are simulated. */
  readonly note: string;
}

/** A chart as a PNG by itself, in the colours of the page, with its title, its keys and where it comes from. */
export async function chartPng({ draw, width, height, keys, title, note }: ChartPicture): Promise<Blob> {
  const palette = presentPalette();
  const chart = init(document.createElement("div"), null, { renderer: "canvas", width, height });
  try {
    chart.setOption({ ...draw(palette), animation: false });
    const drawing = chart.renderToCanvas({ pixelRatio: SHARPNESS });
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser draws no pictures");
    const head = (TITLE.size + 2 * NOTE.size) * LINE;
    const widest = Math.max(width, widthOf(context, title, TITLE), widthOf(context, note, NOTE));
    // Setting its size empties the canvas and its settings.
    canvas.width = Math.ceil(widest + 2 * MARGIN) * SHARPNESS;
    canvas.height = Math.ceil(height + head + 2 * MARGIN) * SHARPNESS;
    context.scale(SHARPNESS, SHARPNESS);
    context.fillStyle = palette.bg;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.textBaseline = "top";
    write(context, title, TITLE, palette.ink, { x: MARGIN, y: MARGIN });
    write(context, note, NOTE, palette.ink2, { x: MARGIN, y: MARGIN + TITLE.size * LINE });
    writeKeys(context, keys, palette, MARGIN + (TITLE.size + NOTE.size) * LINE);
    context.drawImage(drawing, MARGIN, MARGIN + head, width, height);
    return await blobOf(canvas);
  } finally {
    chart.dispose();
  }
}

type Letters = typeof TITLE | typeof NOTE;

function fontOf({ size, weight }: Letters): string {
  return `${weight} ${size}px "Be Vietnam Pro", sans-serif`;
}

function widthOf(context: CanvasRenderingContext2D, text: string, letters: Letters): number {
  context.font = fontOf(letters);
  return context.measureText(text).width;
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  letters: Letters,
  colour: string,
  at: { readonly x: number; readonly y: number },
): void {
  context.font = fontOf(letters);
  context.fillStyle = colour;
  context.fillText(text, at.x, at.y);
}

function writeKeys(context: CanvasRenderingContext2D, keys: readonly ChartKey[], palette: Palette, y: number): void {
  let x = MARGIN;
  for (const { colour, word } of keys) {
    context.fillStyle = palette[colour];
    context.fillRect(x, y + (NOTE.size - KEY.side) / 2, KEY.side, KEY.side);
    x += KEY.side + KEY.before;
    write(context, word, NOTE, palette.ink2, { x, y });
    x += widthOf(context, word, NOTE) + KEY.after;
  }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob === null ? fail(new Error("the picture could not be made")) : done(blob)));
  });
}
