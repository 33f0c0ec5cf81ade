import type { Step } from "../dossier/step.ts";
import { BASE_COUNT, FLOW_INDEXES } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import type { Zone } from "../time/zone.ts";
import { dayOf } from "../time/zone.ts";
import { monthOf, type Span, spansBefore, yearOf } from "./calendar-spans.ts";
import { CellSums } from "./cell-sums.ts";
import { StepColumns } from "./step-columns.ts";
import type { SumTarget } from "./sum-target.ts";

export interface DossierStep extends Step {
  readonly dossier: number;
}

export type StepVisitor = (
  unit: number,
  procedure: number,
  dossier: number,
  at: number,
  due: number,
  delta: number,
) => void;

/** A civil day: its steps by measure, and the sums of the month and the year it lies in. */
interface DayEntry {
  readonly columns: (StepColumns | undefined)[];
  readonly month: CellSums;
  readonly year: CellSums;
}

/**
 * All steps, held so that the number of any period and any moment is a short sum: every civil day keeps its steps by
 * measure; whole months and years keep the sums of their cells beside them.
 *
 * Steps booked on a day but in effect from a later one (`late`) are in the sums of the day on which they are booked,
 * and listed by the day from which they are in effect, so that a look into the past can take them off again.
 */
export class StepCube {
  readonly #zone: Zone;
  readonly #days = new Map<Day, DayEntry>();
  readonly #months = new Map<number, CellSums>();
  readonly #years = new Map<number, CellSums>();
  readonly #late = new Map<Day, LateStep[]>();

  constructor(zone: Zone) {
    this.#zone = zone;
  }

  add(step: DossierStep): void {
    const { measure, unit, procedure, dossier, day, at, due, delta } = step;
    const entry = this.#days.get(day) ?? this.#openDay(day);
    let column = entry.columns[measure];
    if (column === undefined) {
      column = new StepColumns();
      entry.columns[measure] = column;
    }
    column.push(unit, procedure, dossier, at, due, delta);
    entry.month.add(unit, procedure, measure, delta);
    entry.year.add(unit, procedure, measure, delta);
    const effectDay = dayOf(this.#zone, at);
    if (effectDay !== day) {
      const late = this.#late.get(effectDay);
      const lateStep = { measure, unit, procedure, dossier, day, at, delta };
      if (late === undefined) this.#late.set(effectDay, [lateStep]);
      else late.push(lateStep);
    }
  }

  #openDay(day: Day): DayEntry {
    const entry: DayEntry = {
      columns: new Array<StepColumns | undefined>(BASE_COUNT).fill(undefined),
      month: sumsOf(this.#months, monthOf(day)),
      year: sumsOf(this.#years, yearOf(day)),
    };
    this.#days.set(day, entry);
    return entry;
  }

  /** CUBE-1: adds up stocks at an instant: all steps in effect by then. */
  addStocks(measures: readonly number[], at: number, target: SumTarget): void {
    this.#addBookings(Number.NEGATIVE_INFINITY, dayOf(this.#zone, at), at, measures, target);
  }

  /** CUBE-2: adds up the flows booked in [from, to], as far as they are in effect by `at`. */
  addFlows(from: Day, to: Day, at: number, target: SumTarget): void {
    const today = dayOf(this.#zone, at);
    this.#addBookings(from, Math.min(to, today), at, FLOW_INDEXES, target);
    for (const [effectDay, late] of this.#late) {
      if (effectDay < today) continue;
      for (const step of late) {
        // Today's own bookings were compared with `at` one by one above.
        if (step.at <= at || step.day < from || step.day > to || step.day >= today) continue;
        const slot = target.slotOf(step.unit, step.procedure);
        if (slot >= 0) target.into[slot + step.measure] = (target.into[slot + step.measure] ?? 0) - step.delta;
      }
    }
  }

  /** Visits the steps of one measure that are booked in [from, to] and in effect by `at`. */
  visit(measure: number, from: Day, to: Day, at: number, visitor: StepVisitor): void {
    for (const day of this.#daysWithin(from, to)) {
      const column = this.#days.get(day)?.columns[measure];
      if (column === undefined) continue;
      for (let i = 0; i < column.length; i += 1) {
        const effect = column.at[i] ?? 0;
        if (effect > at) continue;
        visitor(
          column.unit[i] ?? 0,
          column.procedure[i] ?? 0,
          column.dossier[i] ?? 0,
          effect,
          column.due[i] ?? 0,
          column.delta[i] ?? 0,
        );
      }
    }
  }

  /** Visits the units whose numbers will move after an instant, with the instant. */
  visitTurns(after: number, visitor: (at: number, unit: number) => void): void {
    const today = dayOf(this.#zone, after);
    for (const [day, { columns }] of this.#days) {
      if (day < today) continue;
      for (const column of columns) {
        for (let i = 0; i < (column?.length ?? 0); i += 1) {
          const at = column?.at[i] ?? 0;
          if (at > after) visitor(at, column?.unit[i] ?? 0);
        }
      }
    }
    for (const [day, steps] of this.#late) {
      if (day < today) continue;
      for (const { at, unit } of steps) if (at > after) visitor(at, unit);
    }
  }

  /** The civil days that hold steps, in no order. */
  days(): IterableIterator<Day> {
    return this.#days.keys();
  }

  /** The columns of one day by measure, compacted. */
  columnsOf(day: Day): readonly (StepColumns | undefined)[] {
    const columns = this.#days.get(day)?.columns ?? [];
    for (const column of columns) column?.compact();
    return columns;
  }

  /** The held days of a range: counted up where the range is short, picked out where it is long or open. */
  *#daysWithin(from: Day, to: Day): Generator<Day> {
    if (to - from < this.#days.size) {
      for (let day = from; day <= to; day += 1) if (this.#days.has(day)) yield day;
      return;
    }
    for (const day of this.#days.keys()) if (day >= from && day <= to) yield day;
  }

  #addBookings(from: Day, to: Day, at: number, measures: readonly number[], target: SumTarget): void {
    const today = dayOf(this.#zone, at);
    // Whole days before that of `at` need no look at instants; `late` ones are taken off by the caller.
    for (const span of spansBefore(from, Math.min(to, today - 1), this.#years, this.#months, this.#days)) {
      this.#addSpan(span, measures, target);
    }
    if (from <= today && today <= to) this.#addDay(today, at, measures, target);
  }

  #addSpan(span: Span, measures: readonly number[], target: SumTarget): void {
    if (span.kind === "day") this.#addDay(span.index, Number.POSITIVE_INFINITY, measures, target);
    else (span.kind === "month" ? this.#months : this.#years).get(span.index)?.addTo(measures, target);
  }

  #addDay(day: Day, at: number, measures: readonly number[], target: SumTarget): void {
    const columns = this.#days.get(day)?.columns;
    if (columns === undefined) return;
    const { into } = target;
    for (const measure of measures) {
      const column = columns[measure];
      if (column === undefined) continue;
      const { unit, procedure, delta, at: effects, length } = column;
      for (let i = 0; i < length; i += 1) {
        if ((effects[i] ?? 0) > at) continue;
        const slot = target.slotOf(unit[i] ?? 0, procedure[i] ?? 0);
        if (slot >= 0) into[slot + measure] = (into[slot + measure] ?? 0) + (delta[i] ?? 0);
      }
    }
  }
}

interface LateStep {
  readonly measure: number;
  readonly unit: number;
  readonly procedure: number;
  readonly dossier: number;
  readonly day: Day;
  readonly at: number;
  readonly delta: number;
}

function sumsOf(sums: Map<number, CellSums>, index: number): CellSums {
  let found = sums.get(index);
  if (found === undefined) {
    found = new CellSums();
    sums.set(index, found);
  }
  return found;
}
