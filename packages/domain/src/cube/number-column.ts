/** The smallest that holds them; Float64Array where nothing smaller does. */
export type Offsets =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/**
 * Numbers in as few bytes as they need, without loss: number i is `base + scale * offsets[i]`, or `base` where there are
 * no offsets. Deadlines of a day are few and round, so their offsets take a byte where the instants would take eight.
 */
export interface NumberColumn {
  readonly base: number;
  readonly scale: number;
  readonly offsets: Offsets | null;
}

export function numberAt({ base, scale, offsets }: NumberColumn, index: number): number {
  return offsets === null ? base : base + scale * (offsets[index] as number);
}

/** Packs the first `count` of the values; there must be one at least. */
export function packNumbers(values: Float64Array, count: number): NumberColumn {
  let least = values[0] as number;
  let most = least;
  let areWhole = true;
  for (let i = 0; i < count; i += 1) {
    const value = values[i] as number;
    if (value < least) least = value;
    else if (value > most) most = value;
    if (Math.floor(value) !== value) areWhole = false;
  }
  // A number or a difference beyond the safe integers would not come back as it was.
  if (!areWhole || !Number.isSafeInteger(least) || !Number.isSafeInteger(most) || most - least > 2 ** 53) {
    return { base: 0, scale: 1, offsets: values.slice(0, count) as Float64Array<ArrayBuffer> };
  }
  if (least === most) return { base: least, scale: 1, offsets: null };
  const scale = commonDivisor(values, count, least);
  const widest = (most - least) / scale;
  if (widest > 0xffffffff) return { base: 0, scale: 1, offsets: values.slice(0, count) as Float64Array<ArrayBuffer> };
  const offsets =
    widest <= 0xff ? new Uint8Array(count) : widest <= 0xffff ? new Uint16Array(count) : new Uint32Array(count);
  for (let i = 0; i < count; i += 1) offsets[i] = ((values[i] as number) - least) / scale;
  return { base: least, scale, offsets };
}

/** Of all differences from `least`. */
function commonDivisor(values: Float64Array, count: number, least: number): number {
  let divisor = 0;
  for (let i = 0; i < count && divisor !== 1; i += 1) {
    let rest = (values[i] as number) - least;
    while (rest !== 0) {
      const before = divisor;
      divisor = rest;
      rest = before % rest;
    }
  }
  return divisor;
}
