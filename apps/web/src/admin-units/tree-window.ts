/** Rows above and below the visible ones that are drawn too, so that quick scrolling shows no holes. */
const OVERSCAN = 12;

export interface TreeWindow {
  /** Index of the first row that is drawn. */
  readonly first: number;
  /** Index after the last one. */
  readonly end: number;
}

/** Which of `count` rows of equal height are drawn, thousands being too many. Lengths in px. */
export function treeWindow(count: number, rowHeight: number, scrollTop: number, height: number): TreeWindow {
  const top = Math.floor(scrollTop / rowHeight);
  const first = Math.max(0, Math.min(top, count) - OVERSCAN);
  return { first, end: Math.min(count, top + Math.ceil(height / rowHeight) + OVERSCAN) };
}

/** Where to scroll, so that the row is seen; the same place where it is seen already. */
export function scrollTopFor(index: number, rowHeight: number, scrollTop: number, height: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}
