import { crc32, deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { packPng } from "./pack-png.mjs";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
type Colour = readonly [red: number, green: number, blue: number];

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A picture of one filter for each row, in turn: none, left, up, the mean of both, Paeth's. */
function pictureOf(rows: readonly (readonly Colour[])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0]?.length ?? 0, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const lines = rows.map((row) => row.flat());
  const filtered = lines.flatMap((line, y) => {
    const filter = y % 5;
    const up = lines[y - 1] ?? [];
    return [
      filter,
      ...line.map((value, x) => {
        const [a, b, c] = [line[x - 3] ?? 0, up[x] ?? 0, x < 3 ? 0 : (up[x - 3] ?? 0)];
        const near = [a, b, c].toSorted((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0] ?? 0;
        return (value - ([0, a, b, (a + b) >> 1, near][filter] ?? 0)) & 255;
      }),
    ];
  });
  const data = deflateSync(Buffer.from(filtered));
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

/** The colours of a picture in a palette. */
function coloursOf(png: Buffer): Colour[][] {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const palette = found.get("PLTE") ?? Buffer.alloc(0);
  const width = found.get("IHDR")?.readUInt32BE(0) ?? 0;
  const raw = inflateSync(found.get("IDAT") ?? Buffer.alloc(0));
  return Array.from({ length: raw.length / (width + 1) }, (_, y) =>
    Array.from({ length: width }, (_, x): Colour => {
      const at = (raw[y * (width + 1) + 1 + x] ?? 0) * 3;
      return [palette[at] ?? 0, palette[at + 1] ?? 0, palette[at + 2] ?? 0];
    }),
  );
}

test("a picture of few colours keeps them all, whatever its rows were filtered with", () => {
  const rows = Array.from({ length: 10 }, (_, y) =>
    Array.from({ length: 12 }, (_, x): Colour => [(x * 37) & 255, (y * 91) & 255, ((x + 2 * y) * 53) & 255]),
  );
  expect(coloursOf(packPng(pictureOf(rows)))).toEqual(rows);
});

test("of too many colours each becomes one that is near, and flat ones stay", () => {
  const rows = Array.from({ length: 40 }, (_, y) =>
    Array.from({ length: 40 }, (_, x): Colour => (x < 20 ? [17, 16, 14] : [x * 6, y * 6, 120])),
  );
  const packed = coloursOf(packPng(pictureOf(rows)));
  packed.forEach((row, y) => {
    row.forEach((colour, x) => {
      const off = Math.max(...colour.map((part, at) => Math.abs(part - (rows[y]?.[x]?.[at] ?? 0))));
      expect(off).toBeLessThanOrEqual(x < 20 ? 0 : 12);
    });
  });
});

test("what is packed already is left alone", () => {
  const packed = packPng(pictureOf([[[1, 2, 3]]]));
  expect(packPng(packed)).toBe(packed);
});
