import type { DossierStep } from "../cube/step-cube.ts";
import { BASE_MEASURES, isStock, MEASURE_INDEX } from "../measure/measures.ts";
import type { DayTree, Subtree } from "../org/day-tree.ts";
import { dayOf, endOfDay, startOfDay } from "../time/zone.ts";
import { type BoardQuery, type BoardSources, fillGrid, type Hotspot } from "./board-numbers.ts";
import type { CellGrid } from "./cell-grid.ts";
import type { FieldIndex } from "./field-index.ts";
import { type GroupSums, hasAny, type Numbers } from "./group-sums.ts";
import { hottestCells } from "./hottest-cells.ts";
import { OverdueDues } from "./overdue-dues.ts";
import type { Period } from "./period.ts";
import type { RunningBoards, StepFollower } from "./running-boards.ts";

const OVERDUE = MEASURE_INDEX.overdue;
const OPEN = MEASURE_INDEX.inProgress;
const ORPHANS = MEASURE_INDEX.orphans;
const IS_STOCK = BASE_MEASURES.map(isStock);

/**
 * The board of a unit's subtree over a period as of the running moment: counted once, then moved step by step. What
 * does not move stays the same object. The same numbers as `boardNumbers` counts from scratch.
 */
export class RunningBoard implements StepFollower {
  readonly tree: DayTree;
  readonly top: number;
  readonly subtree: Subtree;
  readonly period: Period;
  readonly #sources: BoardSources;
  readonly #boards: RunningBoards;
  readonly #moved: () => void;
  readonly #fields: FieldIndex;
  readonly #owners: readonly number[];
  readonly #ownerIndexes: ReadonlyMap<number, number>;
  readonly #entries: readonly number[];
  readonly #entryIndexes: readonly number[];
  /** Stocks are judged at the running moment, and after it here. */
  readonly #lastMoment: number;
  readonly #lastBefore: number;
  readonly #total: GroupSums;
  readonly #byEntry: GroupSums;
  readonly #byField: GroupSums;
  readonly #byOwner: GroupSums;
  readonly #overdue: Int32Array;
  readonly #open: Int32Array;
  readonly #overdueCells = new Set<number>();
  readonly #unitsOf: readonly number[][];
  #hotspots: readonly Hotspot[] | undefined;
  /** Deadlines at the end of a period that is over. */
  #lastDues: OverdueDues | undefined;
  #isOver = false;

  /** Undefined for an unknown unit. @param moved called when a number may have moved, perhaps many times */
  static open(
    sources: BoardSources,
    boards: RunningBoards,
    query: Pick<BoardQuery, "unit" | "period">,
    moved: () => void,
  ): RunningBoard | undefined {
    const filled = fillGrid(sources, { ...query, now: boards.now });
    if (filled === undefined) return undefined;
    const board = new RunningBoard(sources, boards, query.period, filled, moved);
    boards.follow(board);
    return board;
  }

  private constructor(
    sources: BoardSources,
    boards: RunningBoards,
    period: Period,
    { tree, top, subtree, grid }: { tree: DayTree; top: number; subtree: Subtree; grid: CellGrid },
    moved: () => void,
  ) {
    this.tree = tree;
    this.top = top;
    this.subtree = subtree;
    this.period = period;
    this.#sources = sources;
    this.#boards = boards;
    this.#moved = moved;
    this.#fields = grid.fields;
    this.#owners = grid.owners;
    this.#ownerIndexes = grid.ownerIndexes;
    this.#lastMoment = endOfDay(sources.zone, period.to);
    this.#lastBefore = startOfDay(sources.zone, period.from) - 1;
    this.#entries = [...subtree.children, top];
    const entryIndexes = new Map(this.#entries.map((entry, index) => [entry, index]));
    const topIndex = this.#entries.length - 1;
    this.#entryIndexes = this.#owners.map((owner) => entryIndexes.get(subtree.entries.get(owner) ?? top) ?? topIndex);
    const unitsOf = this.#owners.map((): number[] => []);
    for (const [unit, owner] of grid.ownerIndexes) unitsOf[owner]?.push(unit);
    this.#unitsOf = unitsOf;
    this.#total = grid.sumUp(() => 0, 1);
    this.#byEntry = grid.sumUp((owner) => this.#entryIndexes[owner] ?? topIndex, this.#entries.length);
    this.#byField = grid.sumUp((_, field) => field, grid.fields.names.length);
    this.#byOwner = grid.sumUp((owner) => owner, this.#owners.length);
    this.#overdue = new Int32Array(grid.cells);
    this.#open = new Int32Array(grid.cells);
    for (const cell of grid.used) {
      this.#open[cell] = grid.openOf(cell);
      this.#overdue[cell] = grid.overdueOf(cell);
      if (grid.overdueOf(cell) > 0) this.#overdueCells.add(cell);
    }
  }

  /** Whether it still is what counting anew would be about: the tree of the day is the same. */
  get isCurrent(): boolean {
    const { tree, zone } = this.#sources;
    return !this.#isOver && tree.on(dayOf(zone, Math.min(this.#boards.now, this.#lastMoment))) === this.tree;
  }

  close(): void {
    this.#isOver = true;
    this.#boards.leave(this);
  }

  reset(): void {
    this.#isOver = true;
    this.#moved();
  }

  take({ measure, unit, procedure, day, at, due, delta }: DossierStep): void {
    const owner = this.#ownerIndexes.get(unit);
    if (owner === undefined) return;
    if (IS_STOCK[measure] === true) {
      // Orphans have no period, so they are counted as of now.
      if (at > this.#lastMoment && measure !== ORPHANS) return;
    } else if (day < this.period.from || day > this.period.to) return;
    const field = this.#fields.of(procedure);
    const entry = this.#entryIndexes[owner] ?? 0;
    this.#total.add(0, measure, delta);
    this.#byEntry.add(entry, measure, delta);
    this.#byField.add(field, measure, delta);
    this.#byOwner.add(owner, measure, delta);
    if (measure === OPEN && at <= this.#lastBefore) {
      this.#total.addBefore(0, delta);
      this.#byEntry.addBefore(entry, delta);
      this.#byField.addBefore(field, delta);
      this.#byOwner.addBefore(owner, delta);
    }
    if (measure === OVERDUE || measure === OPEN)
      this.#moveCell(owner * this.#fields.names.length + field, measure, delta);
    if (measure === OVERDUE) this.#lastDues?.add(unit, procedure, due, delta);
    this.#moved();
  }

  #moveCell(cell: number, measure: number, delta: number): void {
    this.#hotspots = undefined;
    if (measure === OPEN) {
      this.#open[cell] = (this.#open[cell] ?? 0) + delta;
      return;
    }
    const overdue = (this.#overdue[cell] ?? 0) + delta;
    this.#overdue[cell] = overdue;
    if (overdue > 0) this.#overdueCells.add(cell);
    else this.#overdueCells.delete(cell);
  }

  get total(): Numbers {
    return this.#total.numbersOf(0);
  }

  /** By direct child; the top itself where it has numbers of its own, or nothing below it. */
  *children(): Generator<readonly [unit: number, numbers: Numbers]> {
    for (const [index, entry] of this.#entries.entries()) {
      const numbers = this.#byEntry.numbersOf(index);
      if (entry !== this.top || this.#entries.length === 1 || hasAny(numbers)) yield [entry, numbers];
    }
  }

  /** Fields with anything in them. */
  *fields(): Generator<readonly [name: string, numbers: Numbers]> {
    for (const [index, name] of this.#fields.names.entries()) {
      const numbers = this.#byField.numbersOf(index);
      if (hasAny(numbers)) yield [name, numbers];
    }
  }

  /** Every owner's own numbers. */
  *owners(): Generator<readonly [unit: number, numbers: Numbers]> {
    for (const [index, owner] of this.#owners.entries()) yield [owner, this.#byOwner.numbersOf(index)];
  }

  get hotspots(): readonly Hotspot[] {
    this.#hotspots ??= this.#countHotspots();
    return this.#hotspots;
  }

  #countHotspots(): Hotspot[] {
    const { units } = this.#sources.tree;
    const grid = {
      owners: this.#owners,
      fields: this.#fields,
      overdueOf: (cell: number) => this.#overdue[cell] ?? 0,
      openOf: (cell: number) => this.#open[cell] ?? 0,
    };
    const share = this.total.rates.overdueShare.value ?? 0;
    const hottest = hottestCells(grid, this.#overdueCells, share, (unit) => units.get(unit)?.code ?? "");
    if (hottest.length === 0) return [];
    const dues = this.#boards.now <= this.#lastMoment ? this.#boards.dues() : this.#duesAtLast();
    const fieldCount = this.#fields.names.length;
    return hottest.map(({ cell, ...hot }) => {
      const units = this.#unitsOf[Math.floor(cell / fieldCount)] ?? [];
      const oldestDueAt = dues.oldestOf(units, (procedure) => this.#fields.of(procedure) === cell % fieldCount);
      return { ...hot, oldestDueAt };
    });
  }

  #duesAtLast(): OverdueDues {
    if (this.#lastDues === undefined) {
      const dues = new OverdueDues();
      const { cube } = this.#sources;
      const { to } = this.period;
      cube.visit(
        OVERDUE,
        Number.NEGATIVE_INFINITY,
        to,
        this.#lastMoment,
        (unit, procedure, _dossier, _at, due, delta) => {
          if (this.#ownerIndexes.has(unit)) dues.add(unit, procedure, due, delta);
        },
      );
      this.#lastDues = dues;
    }
    return this.#lastDues;
  }
}
