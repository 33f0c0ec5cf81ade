import type { DossierStep, StepCube } from "../cube/step-cube.ts";
import { MEASURE_INDEX } from "../measure/measures.ts";
import type { DayTree, Subtree } from "../org/day-tree.ts";
import { dayMs } from "../time/civil-date.ts";
import type { Zone } from "../time/zone.ts";
import { JUDGED_STOCKS } from "./board-numbers.ts";
import type { FieldIndex } from "./field-index.ts";
import { OpenDeadlines } from "./open-deadlines.ts";
import type { StepFollower } from "./running-boards.ts";

const OVERDUE = MEASURE_INDEX.overdue;
const OPEN = MEASURE_INDEX.inProgress;

export interface LateCount {
  overdue: number;
  open: number;
}

/** Moments that lie together in so long a time share the sums of the deadlines ahead of them. */
const AHEAD_MS = 30 * dayMs;
const NONE: readonly LateCount[] = [];

/**
 * Where a subtree is late: what is overdue and open by (direct child, field) and by procedure, and the deadlines of what
 * is open (HOT-1 … HOT-4). Counted once, then moved by the steps that come into effect.
 */
export class LatePlaces implements StepFollower {
  readonly tree: DayTree;
  readonly top: number;
  readonly deadlines: OpenDeadlines;
  /** Procedures that anything was booked on. */
  readonly procedures = new Map<number, LateCount>();
  readonly #subtree: Subtree;
  readonly #fields: FieldIndex;
  /** By direct child (the top for its own entry), then by position of the field. */
  readonly #entries = new Map<number, LateCount[]>();

  /** Counts what is in effect by `asOf`; what comes later must be told by {@link take}. */
  constructor(
    { cube, fields, zone }: { readonly cube: StepCube; readonly fields: FieldIndex; readonly zone: Zone },
    { tree, subtree }: { readonly tree: DayTree; readonly subtree: Subtree },
    asOf: number,
  ) {
    this.tree = tree;
    this.top = subtree.top;
    this.#subtree = subtree;
    this.#fields = fields;
    this.deadlines = new OpenDeadlines(zone);
    this.#count(cube, asOf);
  }

  take({ measure, unit, procedure, due, delta }: DossierStep): void {
    if (measure === OVERDUE) this.#move(unit, procedure, delta, 0);
    else if (measure === OPEN) {
      this.deadlines.add(due, delta);
      this.#move(unit, procedure, 0, delta);
    }
  }

  /** The board that runs beside it tells when all has to be counted anew. */
  reset(): void {
    this.#entries.clear();
  }

  get fields(): readonly string[] {
    return this.#fields.names;
  }

  /** Below a direct child, or at the top itself, by position of the field; empty where nothing ever was. */
  countsOf(entry: number): readonly Readonly<LateCount>[] {
    return this.#entries.get(entry) ?? NONE;
  }

  #count(cube: StepCube, asOf: number): void {
    const covers = (unit: number): boolean => this.#subtree.owners.has(unit);
    const isOverdue = (unit: number, procedure: number, count: number) => this.#move(unit, procedure, count, 0);
    const isOpen = (unit: number, procedure: number, count: number) => this.#move(unit, procedure, 0, count);
    cube.visitStock(OVERDUE, JUDGED_STOCKS, asOf, isOverdue, covers);
    cube.visitStock(OPEN, JUDGED_STOCKS, asOf, isOpen, covers);
    const isDue = (_unit: number, _procedure: number, due: number, count: number) => {
      this.deadlines.add(due, count);
    };
    cube.visitDues(OVERDUE, asOf, isDue, covers);
    const isAhead: typeof isDue = (unit, procedure, due, count) => {
      if (due >= asOf) isDue(unit, procedure, due, count);
    };
    cube.visitDues(OPEN, asOf, isAhead, covers, Math.floor(asOf / AHEAD_MS) * AHEAD_MS);
  }

  #move(unit: number, procedure: number, overdue: number, open: number): void {
    const entry = this.#subtree.entries.get(this.#subtree.owners.get(unit) ?? unit);
    if (entry === undefined) return;
    let fields = this.#entries.get(entry);
    if (fields === undefined) {
      fields = this.#fields.names.map(() => ({ overdue: 0, open: 0 }));
      this.#entries.set(entry, fields);
    }
    let ofProcedure = this.procedures.get(procedure);
    if (ofProcedure === undefined) {
      ofProcedure = { overdue: 0, open: 0 };
      this.procedures.set(procedure, ofProcedure);
    }
    const ofField = fields[this.#fields.of(procedure)];
    for (const count of ofField === undefined ? [ofProcedure] : [ofField, ofProcedure]) {
      count.overdue += overdue;
      count.open += open;
    }
  }
}
