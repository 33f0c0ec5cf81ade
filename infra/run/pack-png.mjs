import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Kinds of pixels that are understood: bytes to each. */
const BYTES = { rgb: 3, palette: 1 };
const COLOUR_TYPE = { rgb: 2, palette: 3 };
const MOST_COLOURS = 256;

/**
 * A picture of a page in a palette, which takes a third of the bytes: flat colours stay as they are, of the many shades
 * along the edges of letters those stay that are missed most.
 * @param {Buffer} png in 8 bits of red, green and blue, as Chromium draws it; any other kind is given back as it is
 * @returns {Buffer}
 */
export function packPng(png) {
  const { width, height, bits, colourType, data } = chunksOf(png);
  if (bits !== 8 || colourType !== COLOUR_TYPE.rgb) return png;
  const colours = coloursIn(unfiltered(inflateSync(data), width, height));
  const { palette, nearest } = paletteOf(colours);
  const rows = Buffer.alloc(height * (width + 1));
  colours.forEach((colour, pixel) => {
    const row = Math.floor(pixel / width);
    rows[row * (width + 1) + 1 + (pixel % width)] = nearest.get(colour) ?? 0;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, COLOUR_TYPE.palette, 0, 0, 0], 8);
  const triples = palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(triples)),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** @param {Buffer} png */
function chunksOf(png) {
  const header = png.subarray(16, 29);
  /** @type {Buffer[]} */
  const data = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    bits: header[8],
    colourType: header[9],
    data: Buffer.concat(data),
  };
}

/** Takes the filter of each row off (PNG, section 9). @param {Buffer} raw @param {number} width @param {number} height */
function unfiltered(raw, width, height) {
  const stride = width * BYTES.rgb;
  const pixels = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < BYTES.rgb ? 0 : (pixels[at - BYTES.rgb] ?? 0);
      const up = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = x < BYTES.rgb || y === 0 ? 0 : (pixels[at - stride - BYTES.rgb] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      pixels[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return pixels;
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** One number for each pixel. @param {Buffer} pixels */
function coloursIn(pixels) {
  return Uint32Array.from({ length: pixels.length / BYTES.rgb }, (_, pixel) =>
    pixels.readUIntBE(pixel * BYTES.rgb, BYTES.rgb),
  );
}

/** Again and again the colour whose pixels lie farthest off, all taken together. @param {Uint32Array} colours */
function paletteOf(colours) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const entries = [...counts].map(([colour, count]) => ({ colour, count, off: Number.POSITIVE_INFINITY, index: 0 }));
  entries.sort((a, b) => b.count - a.count || a.colour - b.colour);
  /** @type {number[]} */
  const palette = [];
  let next = entries[0];
  while (next !== undefined && palette.length < MOST_COLOURS) {
    const index = palette.push(next.colour) - 1;
    let farthest;
    for (const entry of entries) {
      const off = distance(entry.colour, next.colour);
      if (off < entry.off) Object.assign(entry, { off, index });
      if (entry.off > 0 && entry.off * entry.count > (farthest === undefined ? 0 : farthest.off * farthest.count)) {
        farthest = entry;
      }
    }
    next = farthest;
  }
  return { palette, nearest: new Map(entries.map(({ colour, index }) => [colour, index])) };
}

/** @param {number} a @param {number} b */
function distance(a, b) {
  return ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
