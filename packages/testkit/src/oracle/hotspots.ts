import type { OracleMeasures } from "./measures.ts";
import type { ShownItem } from "./shown-items.ts";
import { byUtf8 } from "./utf8-order.ts";

export type OracleHotspot = {
  readonly unit: string;
  readonly unitName: string;
  readonly field: string;
  readonly overdue: number;
  readonly open: number;
  readonly expected: number;
  readonly excess: number;
  readonly oldestDueAt: string;
};

const SHOWN = 20;

/** The (single unit, field) cells with overdue dossiers, the most beyond the board's own share first. */
export function hotspotsOf(
  items: readonly ShownItem[],
  board: OracleMeasures,
  nameOf: (unit: string) => string,
): readonly OracleHotspot[] {
  const cells = new Map<string, ShownItem[]>();
  for (const item of items) {
    const key = JSON.stringify([item.path[0], item.field]);
    cells.set(key, [...(cells.get(key) ?? []), item]);
  }
  const hot = [...cells.values()].flatMap((cell) => {
    const late = cell.filter(({ measure }) => measure === "overdue");
    const open = cell.filter(({ measure }) => measure === "inProgress").length;
    const oldestDueMs = Math.min(...late.map(({ dueMs }) => dueMs ?? Number.POSITIVE_INFINITY));
    const unit = cell[0]?.path[0];
    const field = cell[0]?.field;
    if (late.length === 0 || unit === undefined || field === undefined) return [];
    return [{ unit, field, overdue: late.length, open, oldestDueMs }];
  });

  // The excess times the board's inProgress is a whole number: equal ones tie, whatever floating point makes of them.
  const wholeExcess = (cell: { overdue: number; open: number }) =>
    cell.overdue * board.inProgress - cell.open * board.overdue;
  hot.sort(
    (a, b) =>
      wholeExcess(b) - wholeExcess(a) || b.overdue - a.overdue || byUtf8(a.unit, b.unit) || byUtf8(a.field, b.field),
  );
  return hot.slice(0, SHOWN).map(({ unit, field, overdue, open, oldestDueMs }) => {
    const expected = open * (board.overdue / board.inProgress);
    return {
      unit,
      unitName: nameOf(unit),
      field,
      overdue,
      open,
      expected,
      excess: overdue - expected,
      oldestDueAt: new Date(oldestDueMs).toISOString(),
    };
  });
}
