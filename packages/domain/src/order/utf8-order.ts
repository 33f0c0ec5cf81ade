/**
 * Order of two strings by the bytes of their UTF-8 encoding, without encoding them.
 *
 * UTF-8 order is code point order. UTF-16 code units agree with it except that surrogates (U+D800–DFFF, which encode
 * the code points above U+FFFF) sort before U+E000–FFFF; the shift below moves them behind.
 */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
