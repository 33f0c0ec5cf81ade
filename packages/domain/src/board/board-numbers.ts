import type { StepCube } from "../cube/step-cube.ts";
import type { SumTarget } from "../cube/sum-target.ts";
import {
  BASE_COUNT,
  MEASURE_INDEX,
  type Measures,
  measuresOf,
  type Rates,
  ratesOf,
  STOCK_INDEXES,
} from "../measure/measures.ts";
import { compareUtf8 } from "../order/utf8-order.ts";
import type { Subtree } from "../org/day-tree.ts";
import type { UnitTree } from "../org/unit-tree.ts";
import type { Zone } from "../time/zone.ts";
import type { FieldIndex } from "./field-index.ts";
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

export interface Numbers {
  readonly measures: Measures;
  readonly rates: Rates;
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

const MOST_HOTSPOTS = 20;
const STRIDE = BASE_COUNT;
/** Orphans have no period, so they are counted as of T. */
const JUDGED_STOCKS = STOCK_INDEXES.filter((index) => index !== MEASURE_INDEX.orphans);

/** The board of a unit's subtree over a period. Rules BRD-1 … BRD-8 of SPEC.md. Undefined for an unknown unit. */
export function boardNumbers(sources: BoardSources, query: BoardQuery): BoardNumbers | undefined {
  const { cube, tree, fields, zone } = sources;
  const moments = momentsOf(query.period, query.now, query.at, zone);
  const dayTree = tree.on(moments.judgedOn);
  const top = dayTree.nodeOf(query.unit);
  if (top === undefined) return undefined;
  const subtree = dayTree.subtree(top);

  const grid = new CellGrid(subtree, fields);
  cube.addStocks(JUDGED_STOCKS, moments.judgedAt, grid.target(grid.sums));
  cube.addStocks([MEASURE_INDEX.orphans], moments.asOf, grid.target(grid.sums));
  cube.addFlows(query.period.from, query.period.to, moments.asOf, grid.target(grid.sums));
  cube.addStocks([MEASURE_INDEX.inProgress], moments.openBefore, grid.target(grid.before));

  const total = grid.sumUp(() => 0, 1)[0] ?? grid.numbers(0, 0);
  const entryList = [...subtree.children, top];
  const entryOf = new Map(entryList.map((entry, index) => [entry, index]));
  const byEntry = grid.sumUp((owner) => entryOf.get(subtree.entries.get(owner) ?? top) ?? -1, entryList.length);
  const children = new Map<number, Numbers>();
  entryList.forEach((entry, index) => {
    const numbers = byEntry[index];
    if (numbers === undefined) return;
    if (entry !== top || subtree.children.length === 0 || hasAny(numbers)) children.set(entry, numbers);
  });
  const ownerOf = new Map(grid.owners.map((owner, index) => [owner, index]));
  const byOwner = grid.sumUp((owner) => ownerOf.get(owner) ?? -1, grid.owners.length);
  return {
    top,
    moments,
    subtree,
    total,
    children,
    fields: grid.byField(),
    hotspots: hotspotsOf(sources, grid, total, moments),
    owners: new Map(grid.owners.map((owner, index) => [owner, (byOwner[index] ?? total).measures])),
  };
}

function hasAny(numbers: Numbers): boolean {
  return Object.values(numbers.measures).some((value) => value !== 0);
}

function hotspotsOf(sources: BoardSources, grid: CellGrid, total: Numbers, moments: Moments): Hotspot[] {
  const { tree, cube, fields } = sources;
  const share = total.rates.overdueShare.value ?? 0;
  const cells: (Omit<Hotspot, "oldestDueAt"> & { slot: number })[] = [];
  grid.owners.forEach((unit, ownerIndex) => {
    fields.names.forEach((field, fieldIndex) => {
      const slot = grid.slot(ownerIndex, fieldIndex);
      const overdue = grid.sums[slot + MEASURE_INDEX.overdue] ?? 0;
      if (overdue <= 0) return;
      const open = grid.sums[slot + MEASURE_INDEX.inProgress] ?? 0;
      const expected = open * share;
      cells.push({ unit, field, overdue, open, expected, excess: overdue - expected, slot });
    });
  });
  const codeOf = (unit: number): string => tree.units.get(unit)?.code ?? "";
  cells.sort(
    (a, b) =>
      b.excess - a.excess ||
      b.overdue - a.overdue ||
      compareUtf8(codeOf(a.unit), codeOf(b.unit)) ||
      compareUtf8(a.field, b.field),
  );
  const hottest = cells.slice(0, MOST_HOTSPOTS);
  const oldest = oldestOverdue(cube, moments, grid, new Set(hottest.map((cell) => cell.slot)));
  return hottest.map(({ slot, ...cell }) => ({ ...cell, oldestDueAt: oldest.get(slot) ?? null }));
}

/** Numbers by (owner, field), in one array. */
export class CellGrid {
  readonly owners: readonly number[];
  readonly sums: Float64Array;
  /** Stocks just before the period; only `inProgress` is read from it. */
  readonly before: Float64Array;
  readonly #fields: FieldIndex;
  readonly #ownerIndexes: ReadonlyMap<number, number>;

  constructor(subtree: Subtree, fields: FieldIndex) {
    this.owners = [...subtree.entries.keys()];
    const positions = new Map(this.owners.map((owner, index) => [owner, index]));
    this.#ownerIndexes = new Map([...subtree.owners].map(([unit, owner]) => [unit, positions.get(owner) ?? 0]));
    this.#fields = fields;
    const size = this.owners.length * fields.names.length * STRIDE;
    this.sums = new Float64Array(size);
    this.before = new Float64Array(size);
  }

  target(into: Float64Array): SumTarget {
    return { slotOf: (unit, procedure) => this.slotOf(unit, procedure), into };
  }

  slotOf(unit: number, procedure: number): number {
    const owner = this.#ownerIndexes.get(unit);
    return owner === undefined ? -1 : this.slot(owner, this.#fields.of(procedure));
  }

  slot(ownerIndex: number, fieldIndex: number): number {
    return (ownerIndex * this.#fields.names.length + fieldIndex) * STRIDE;
  }

  /** Adds the cells up into `count` groups; `groupOf` says which group an owner belongs to. */
  sumUp(groupOf: (owner: number) => number, count: number): Numbers[] {
    const sums = new Float64Array(count * STRIDE);
    const before = new Float64Array(count);
    this.owners.forEach((owner, ownerIndex) => {
      const group = groupOf(owner);
      if (group < 0) return;
      for (let field = 0; field < this.#fields.names.length; field += 1) {
        this.#addCell(ownerIndex, field, sums, before, group);
      }
    });
    return Array.from({ length: count }, (_, group) => numbersOf(sums, group * STRIDE, before[group] ?? 0));
  }

  byField(): Map<string, Numbers> {
    const fields = new Map<string, Numbers>();
    this.#fields.names.forEach((name, field) => {
      const sums = new Float64Array(STRIDE);
      const before = new Float64Array(1);
      this.owners.forEach((_, ownerIndex) => {
        this.#addCell(ownerIndex, field, sums, before, 0);
      });
      const numbers = numbersOf(sums, 0, before[0] ?? 0);
      if (hasAny(numbers)) fields.set(name, numbers);
    });
    return fields;
  }

  numbers(slot: number, before: number): Numbers {
    return numbersOf(this.sums, slot, before);
  }

  #addCell(ownerIndex: number, field: number, sums: Float64Array, before: Float64Array, group: number): void {
    const slot = this.slot(ownerIndex, field);
    const base = group * STRIDE;
    for (let i = 0; i < STRIDE; i += 1) sums[base + i] = (sums[base + i] ?? 0) + (this.sums[slot + i] ?? 0);
    before[group] = (before[group] ?? 0) + (this.before[slot + MEASURE_INDEX.inProgress] ?? 0);
  }
}

function numbersOf(sums: Float64Array, offset: number, before: number): Numbers {
  const measures = measuresOf(sums, offset, before);
  return { measures, rates: ratesOf(measures) };
}
