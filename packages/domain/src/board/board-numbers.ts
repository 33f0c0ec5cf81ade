import type { StepCube } from "../cube/step-cube.ts";
import { MEASURE_INDEX, type Measures, STOCK_INDEXES } from "../measure/measures.ts";
import type { DayTree, Subtree } from "../org/day-tree.ts";
import type { UnitTree } from "../org/unit-tree.ts";
import type { Zone } from "../time/zone.ts";
import { CellGrid } from "./cell-grid.ts";
import type { FieldIndex } from "./field-index.ts";
import { hasAny, type Numbers } from "./group-sums.ts";
import { hottestCells } from "./hottest-cells.ts";
import { oldestOverdue } from "./oldest-overdue.ts";
import { type Moments, momentsOf, type Period } from "./period.ts";

/** What boards are read from. */
export interface BoardSources {
  readonly cube: StepCube;
  readonly tree: UnitTree;
  readonly fields: FieldIndex;
  readonly zone: Zone;
}

export interface BoardQuery {
  readonly unit: number;
  readonly period: Period;
  readonly now: number;
  readonly at?: number | undefined;
}

export interface Hotspot {
  readonly unit: number;
  readonly field: string;
  readonly overdue: number;
  readonly open: number;
  readonly expected: number;
  readonly excess: number;
  readonly oldestDueAt: number | null;
}

export interface BoardNumbers {
  /** The unit that answers: the one asked for, or what succeeded it. */
  readonly top: number;
  readonly moments: Moments;
  readonly subtree: Subtree;
  readonly total: Numbers;
  /** By direct child; the top itself where it has numbers of its own, or nothing below it. */
  readonly children: ReadonlyMap<number, Numbers>;
  /** Fields with anything in them. */
  readonly fields: ReadonlyMap<string, Numbers>;
  readonly hotspots: readonly Hotspot[];
  /** Every owner's own numbers. */
  readonly owners: ReadonlyMap<number, Measures>;
}

/** Orphans have no period, so they are counted as of T. */
export const JUDGED_STOCKS = STOCK_INDEXES.filter((index) => index !== MEASURE_INDEX.orphans);

/** Adds up what the cube holds of a grid's units over a period. */
export function addNumbers(cube: StepCube, grid: CellGrid, period: Period, moments: Moments): void {
  const sums = grid.sumTarget();
  cube.addStocks(JUDGED_STOCKS, moments.judgedAt, sums);
  cube.addStocks([MEASURE_INDEX.orphans], moments.asOf, sums);
  cube.addFlows(period.from, period.to, moments.asOf, sums);
  cube.addStocks([MEASURE_INDEX.inProgress], moments.openBefore, grid.beforeTarget());
}

/** The cells of a unit's subtree over a period, counted from the cube. Undefined for an unknown unit. */
export function fillGrid(
  { cube, tree: unitTree, fields, zone }: BoardSources,
  query: BoardQuery,
): { moments: Moments; tree: DayTree; top: number; subtree: Subtree; grid: CellGrid } | undefined {
  const moments = momentsOf(query.period, query.now, query.at, zone);
  const tree = unitTree.on(moments.judgedOn);
  const top = tree.nodeOf(query.unit);
  if (top === undefined) return undefined;
  const subtree = tree.subtree(top);
  const grid = new CellGrid(subtree, fields);
  addNumbers(cube, grid, query.period, moments);
  return { moments, tree, top, subtree, grid };
}

/** The board of a unit's subtree over a period. Rules BRD-1 … BRD-8 of SPEC.md. Undefined for an unknown unit. */
export function boardNumbers(sources: BoardSources, query: BoardQuery): BoardNumbers | undefined {
  const filled = fillGrid(sources, query);
  if (filled === undefined) return undefined;
  const { moments, top, subtree, grid } = filled;
  const total = grid.sumUp(() => 0, 1).numbersOf(0);

  const entries = [...subtree.children, top];
  const entryOf = new Map(entries.map((entry, index) => [entry, index]));
  const entryIndexes = grid.owners.map((owner) => entryOf.get(subtree.entries.get(owner) ?? top) ?? -1);
  const byEntry = grid.sumUp((owner) => entryIndexes[owner] ?? -1, entries.length);
  const children = new Map<number, Numbers>();
  entries.forEach((entry, index) => {
    const numbers = byEntry.numbersOf(index);
    if (entry !== top || subtree.children.length === 0 || hasAny(numbers)) children.set(entry, numbers);
  });

  const byField = grid.sumUp((_, field) => field, sources.fields.names.length);
  const fields = new Map<string, Numbers>();
  sources.fields.names.forEach((name, index) => {
    const numbers = byField.numbersOf(index);
    if (hasAny(numbers)) fields.set(name, numbers);
  });

  const byOwner = grid.sumUp((owner) => owner, grid.owners.length);
  const owners = new Map(grid.owners.map((owner, index) => [owner, byOwner.numbersOf(index).measures]));
  return {
    top,
    moments,
    subtree,
    total,
    children,
    fields,
    hotspots: hotspotsOf(sources, grid, total, moments),
    owners,
  };
}

function hotspotsOf({ tree, cube }: BoardSources, grid: CellGrid, total: Numbers, moments: Moments): Hotspot[] {
  const codeOf = (unit: number): string => tree.units.get(unit)?.code ?? "";
  const hottest = hottestCells(grid, grid.used, total.rates.overdueShare.value ?? 0, codeOf);
  const oldest = oldestOverdue(cube, moments, grid, new Set(hottest.map(({ cell }) => cell)));
  return hottest.map(({ cell, ...hot }) => ({ ...hot, oldestDueAt: oldest.get(cell) ?? null }));
}
