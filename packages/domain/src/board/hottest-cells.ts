import { compareUtf8 } from "../order/utf8-order.ts";

export const MOST_HOTSPOTS = 20;

/** What is overdue and open in one (unit, field). */
export interface HotCell {
  readonly cell: number;
  readonly unit: number;
  readonly field: string;
  readonly overdue: number;
  readonly open: number;
  readonly expected: number;
  readonly excess: number;
}

interface Cells {
  readonly owners: readonly number[];
  readonly fields: { readonly names: readonly string[] };
  overdueOf(cell: number): number;
  openOf(cell: number): number;
}

/**
 * The cells with most overdue beyond what `share`, the board's own part of overdue in open, would give them (BRD-8).
 *
 * @param cells those to look at; cells with nothing overdue are passed over
 */
export function hottestCells(
  grid: Cells,
  cells: Iterable<number>,
  share: number,
  codeOf: (unit: number) => string,
): HotCell[] {
  const { names } = grid.fields;
  const compare = (a: HotCell, b: HotCell): number =>
    b.excess - a.excess ||
    b.overdue - a.overdue ||
    compareUtf8(codeOf(a.unit), codeOf(b.unit)) ||
    compareUtf8(a.field, b.field);
  const hottest: HotCell[] = [];
  for (const cell of cells) {
    const overdue = grid.overdueOf(cell);
    if (overdue <= 0) continue;
    const open = grid.openOf(cell);
    const expected = open * share;
    const excess = overdue - expected;
    const last = hottest.length === MOST_HOTSPOTS ? hottest.at(-1) : undefined;
    if (last !== undefined && excess < last.excess) continue;
    const unit = grid.owners[Math.floor(cell / names.length)] ?? 0;
    const found = { cell, unit, field: names[cell % names.length] ?? "", overdue, open, expected, excess };
    if (last !== undefined && compare(found, last) >= 0) continue;
    let place = hottest.length;
    while (place > 0 && compare(found, hottest[place - 1] ?? found) < 0) place -= 1;
    hottest.splice(place, 0, found);
    if (hottest.length > MOST_HOTSPOTS) hottest.pop();
  }
  return hottest;
}
