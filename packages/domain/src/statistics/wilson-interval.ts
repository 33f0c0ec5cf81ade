/** Two-sided 95 %. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of a share, 95 %: where the true share may lie when `hits` of `trials` were seen. Unlike the
 * textbook's normal interval it holds for few trials and for shares near 0 and 1.
 *
 * @param trials at least 1
 * @see E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)
 */
export function wilsonInterval(hits: number, trials: number): Interval {
  const share = hits / trials;
  const square = Z * Z;
  const scale = 1 + square / trials;
  const middle = (share + square / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials));
  // At 0 and 1 the sums cancel out, but for their last bits.
  return { low: hits === 0 ? 0 : middle - half, high: hits === trials ? 1 : middle + half };
}
