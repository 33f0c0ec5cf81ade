/** A run of blocks that stand in one column, `from` included, `to` not. */
export interface Column {
  readonly from: number;
  readonly to: number;
  /** Blocks and the gaps between them. */
  readonly height: number;
}

/** Cuts a list of blocks into at most `count` columns, keeping the order, the tallest as low as can be. */
export function packColumns(heights: readonly number[], count: number, gap: number): readonly Column[] {
  const total = heights.reduce((sum, height) => sum + height + gap, 0);
  let low = Math.max(0, ...heights);
  let high = total;
  for (let step = 0; step < 24 && high - low > 0.05; step++) {
    const middle = (low + high) / 2;
    if (fill(heights, middle, gap).length <= count) high = middle;
    else low = middle;
  }
  return fill(heights, high, gap);
}

function fill(heights: readonly number[], limit: number, gap: number): Column[] {
  const columns: Column[] = [];
  let from = 0;
  let height = 0;
  heights.forEach((each, index) => {
    const grown = height === 0 ? each : height + gap + each;
    if (grown > limit && index > from) {
      columns.push({ from, to: index, height });
      from = index;
      height = each;
    } else {
      height = grown;
    }
  });
  if (heights.length > from) columns.push({ from, to: heights.length, height });
  return columns;
}
