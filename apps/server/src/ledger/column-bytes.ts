import type { NumberColumn, Offsets } from "@ioc/domain/cube/number-column.ts";

/*
 * Numbers and columns of numbers as bytes, little-endian as the arrays in memory are on every machine that Node runs
 * on. A column is one byte of width (bytes per offset; bit 7: base is negative), the base without its sign and the
 * scale as numbers of 7 bits a byte, then the offsets.
 */

const NEGATIVE = 0x80;

export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** A whole number from 0 to 2^53 - 1. */
  number(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  column({ base, scale, offsets }: NumberColumn): void {
    this.byte((offsets?.BYTES_PER_ELEMENT ?? 0) + (base < 0 ? NEGATIVE : 0));
    this.number(Math.abs(base));
    this.number(scale);
    if (offsets !== null) this.array(offsets);
  }

  array(values: Offsets): void {
    this.#reserve(values.byteLength);
    this.#bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), this.#length);
    this.#length += values.byteLength;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const longer = new Uint8Array(Math.max(this.#length + bytes, this.#bytes.length * 2));
    longer.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = longer;
  }
}

/** Throws where the bytes end too early or cannot be what a writer wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new Error("stored steps are cut short");
    this.#at += 1;
    return value;
  }

  number(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
      if (unit > Number.MAX_SAFE_INTEGER) throw new Error("stored steps hold a number that is too long");
    }
  }

  column(length: number): NumberColumn {
    const head = this.byte();
    const magnitude = this.number();
    const scale = this.number();
    const width = head & ~NEGATIVE;
    return {
      base: head & NEGATIVE ? -magnitude : magnitude,
      scale,
      offsets: width === 0 ? null : this.#array(width, length),
    };
  }

  /** An array of whole numbers of so many bytes each. */
  array(width: 1 | 2 | 4, length: number): Exclude<Offsets, Float64Array> {
    const found = this.#array(width, length);
    if (found instanceof Float64Array) throw new Error("stored steps hold no such array");
    return found;
  }

  #array(width: number, length: number): Offsets {
    const start = this.#bytes.byteOffset + this.#at;
    this.#at += width * length;
    if (this.#at > this.#bytes.length) throw new Error("stored steps are cut short");
    // A copy begins where such an array may begin, and holds on to nothing else.
    const own = new Uint8Array(this.#bytes.buffer, start, width * length).slice().buffer;
    switch (width) {
      case 1:
        return new Uint8Array(own);
      case 2:
        return new Uint16Array(own);
      case 4:
        return new Uint32Array(own);
      case 8:
        return new Float64Array(own);
      default:
        throw new Error(`stored steps hold numbers of ${width} bytes`);
    }
  }
}
