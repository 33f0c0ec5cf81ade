import { type NumberColumn, numberAt } from "./number-column.ts";

export type CellColumn = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/**
 * Steps of one measure and one day that will not change any more: by `at`, then dossier, each place once. `cell` is a
 * number of a CellTable, `at` and `due` are instants in ms. There is at least one step.
 */
export interface SettledSteps {
  readonly length: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly cell: CellColumn;
  readonly dossier: NumberColumn;
  readonly at: NumberColumn;
  readonly due: NumberColumn;
  readonly delta: NumberColumn;
}

/** How many of the steps are in effect by an instant: they are the first ones. */
export function countUpTo(steps: SettledSteps, instant: number): number {
  if (steps.lastAt <= instant) return steps.length;
  if (steps.firstAt > instant) return 0;
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(steps.at, middle) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same steps with other numbers for their cells. */
export function withCells(steps: SettledSteps, renumber: (cell: number) => number, cells: number): SettledSteps {
  const cell = cellColumn(steps.length, cells);
  for (let i = 0; i < steps.length; i += 1) cell[i] = renumber(steps.cell[i] as number);
  return { ...steps, cell };
}

/** An empty column for numbers below `cells`. */
export function cellColumn(length: number, cells: number): CellColumn {
  if (cells <= 0x100) return new Uint8Array(length);
  return cells <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}
