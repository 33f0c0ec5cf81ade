import type { Step } from "../dossier/step.ts";
import { BASE_COUNT, FLOW_INDEXES } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import { dayOf, type Zone } from "../time/zone.ts";
import { addSums } from "./add-sums.ts";
import { CellCounts } from "./cell-counts.ts";
import { CellTable } from "./cell-table.ts";
import { DayIndex } from "./day-index.ts";
import type { DaySteps } from "./day-steps.ts";
import { DueCounts } from "./due-counts.ts";
import { KeptSums } from "./kept-sums.ts";
import { numberAt } from "./number-column.ts";
import { countUpTo } from "./settled-steps.ts";
import { partsOf, type StepSegment, segmentOf } from "./step-segment.ts";
import { StepSettler } from "./step-settler.ts";
import type { SumTarget } from "./sum-target.ts";
import { YoungSteps } from "./young-steps.ts";

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
  day: Day,
) => void;

type CoversPair = (unit: number, procedure: number) => boolean;

const MOST_YOUNG = 131_072;
const SUMS_BYTES = 64 * 1024 * 1024;
const DUES_BYTES = 32 * 1024 * 1024;
const ALL_DAYS = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/**
 * All steps, by the civil day they are booked on. New ones are young: loose, in the order in which they came. When
 * there are many they settle, each day and measure by itself: sorted by the instant of their effect, summed up and
 * packed. What boards ask for is kept as sums that follow time and new steps.
 *
 * A step is never in effect before the day on which it is booked.
 */
export class StepCube {
  readonly #zone: Zone;
  readonly #cells = new CellTable();
  readonly #days = new DayIndex();
  readonly #young: YoungSteps;
  readonly #settler = new StepSettler();
  readonly #sums: KeptSums<CellCounts>;
  readonly #dues: KeptSums<DueCounts>;
  readonly #daysOfYoung = new Set<DaySteps>();

  /** @param mostYoung the more steps settle together, the quicker it goes; until then they take four times the room */
  constructor(zone: Zone, mostYoung = MOST_YOUNG) {
    this.#zone = zone;
    this.#young = new YoungSteps(mostYoung);
    this.#sums = new KeptSums(zone, this.#days, this.#young, SUMS_BYTES, () => new CellCounts(this.#cells.size));
    this.#dues = new KeptSums(zone, this.#days, this.#young, DUES_BYTES, (leastDue) => new DueCounts(leastDue));
  }

  add(step: DossierStep): void {
    const { measure, unit, procedure, dossier, day, at, due, delta } = step;
    if (this.#young.isFull) this.settle();
    const cell = this.#cells.of(unit, procedure);
    const steps = this.#days.open(day);
    const previous = steps.lastYoung[measure] as number;
    steps.lastYoung[measure] = this.#young.push(cell, dossier, at, due, delta, previous);
    if (at > steps.lastAt) steps.lastAt = at;
    this.#daysOfYoung.add(steps);
    this.#sums.note(measure, cell, day, at, due, delta);
    this.#dues.note(measure, cell, day, at, due, delta);
  }

  /** Adds stored steps of a day, quicker and in less memory than one by one. */
  load(day: Day, segment: StepSegment): void {
    const steps = this.#days.open(day);
    for (const { measure, steps: stored } of partsOf(segment, this.#cells)) {
      steps.append(measure, stored, this.#settler);
    }
    this.#sums.clear();
    this.#dues.clear();
  }

  /** The steps of a day to be stored; undefined if they all came to nothing. */
  segmentOf(day: Day): StepSegment | undefined {
    const steps = this.#days.get(day);
    if (steps === undefined) return undefined;
    this.#settleDay(steps);
    return segmentOf((measure) => steps.merged(measure, this.#settler), this.#cells);
  }

  /** Lets what is young settle. It happens by itself now and then; the sums stay what they are. */
  settle(): void {
    for (const steps of this.#daysOfYoung) this.#settleDay(steps);
  }

  #settleDay(steps: DaySteps): void {
    steps.settle(this.#young, this.#settler);
    this.#daysOfYoung.delete(steps);
    if (this.#daysOfYoung.size === 0) this.#young.clear();
  }

  /** CUBE-1: adds up stocks at an instant: all steps in effect by then. */
  addStocks(measures: readonly number[], at: number, target: SumTarget): void {
    addSums(this.#sums.get(measures, ...ALL_DAYS, at), target, this.#cells);
  }

  /** CUBE-2: adds up the flows booked in [from, to], as far as they are in effect by `at`. */
  addFlows(from: Day, to: Day, at: number, target: SumTarget): void {
    addSums(this.#sums.get(FLOW_INDEXES, from, to, at), target, this.#cells);
  }

  /**
   * Visits what one of some stocks counts at an instant, by unit and procedure; with `covers` as `visit`.
   *
   * @param among the stocks that are asked for together, so that their sums are kept together
   */
  visitStock(
    measure: number,
    among: readonly number[],
    at: number,
    visitor: (unit: number, procedure: number, count: number) => void,
    covers?: CoversPair,
  ): void {
    const { unit, procedure } = this.#cells;
    const isCovered = this.#once(covers);
    const standing = this.#sums.get(among, ...ALL_DAYS, at).of(measure);
    standing.forEach((cell, count) => {
      if (isCovered(cell)) visitor(unit[cell] as number, procedure[cell] as number, count);
    });
  }

  /**
   * Visits the deadlines of what a stock counts at an instant, with how many have the same; with `covers` as `visit`.
   *
   * @param leastDue what is about an earlier deadline may be left out: of a stock that nearly all dossiers once were in,
   *   the rest is counted in a fraction of the time
   */
  visitDues(
    measure: number,
    at: number,
    visitor: (unit: number, procedure: number, due: number, count: number) => void,
    covers?: CoversPair,
    leastDue = Number.NEGATIVE_INFINITY,
  ): void {
    const { unit, procedure } = this.#cells;
    const isCovered = this.#once(covers);
    const standing = this.#dues.get([measure], ...ALL_DAYS, at, leastDue).of(measure);
    standing.forEach((cell, due, count) => {
      if (isCovered(cell)) visitor(unit[cell] as number, procedure[cell] as number, due, count);
    });
  }

  /**
   * Visits the steps of one measure that are booked in [from, to] and in effect by `at`; with `covers` only those of
   * the pairs it says yes to, being asked once for each.
   */
  visit(measure: number, from: Day, to: Day, at: number, visitor: StepVisitor, covers?: CoversPair): void {
    const { unit, procedure } = this.#cells;
    const young = this.#young;
    const isCovered = this.#once(covers);
    for (const steps of this.#days.within(from, to)) {
      for (const settled of steps.settled(measure)) {
        const { cell, dossier, at: effect, due, delta } = settled;
        const length = countUpTo(settled, at);
        for (let i = 0; i < length; i += 1) {
          const of = cell[i] as number;
          if (!isCovered(of)) continue;
          visitor(
            unit[of] as number,
            procedure[of] as number,
            numberAt(dossier, i),
            numberAt(effect, i),
            numberAt(due, i),
            numberAt(delta, i),
            steps.day,
          );
        }
      }
      for (let i = steps.lastYoung[measure] as number; i >= 0; i = young.previous[i] as number) {
        const of = young.cell[i] as number;
        const effect = young.at[i] as number;
        if (effect > at || !isCovered(of)) continue;
        visitor(
          unit[of] as number,
          procedure[of] as number,
          young.dossier[i] as number,
          effect,
          young.due[i] as number,
          young.delta[i] as number,
          steps.day,
        );
      }
    }
  }

  /** Visits the steps that come into effect from after one instant up to another. */
  visitComing(after: number, upTo: number, visitor: (step: DossierStep) => void): void {
    const { unit, procedure } = this.#cells;
    const young = this.#young;
    for (const steps of this.#days.within(Number.NEGATIVE_INFINITY, dayOf(this.#zone, upTo))) {
      if (steps.lastAt <= after) continue;
      const tell = (measure: number, cell: number, dossier: number, at: number, due: number, delta: number): void =>
        visitor({
          measure,
          unit: unit[cell] as number,
          procedure: procedure[cell] as number,
          dossier,
          day: steps.day,
          at,
          due,
          delta,
        });
      for (let measure = 0; measure < BASE_COUNT; measure += 1) {
        for (const settled of steps.settled(measure)) {
          const { cell, dossier, at, due, delta } = settled;
          const until = countUpTo(settled, upTo);
          for (let i = countUpTo(settled, after); i < until; i += 1) {
            tell(
              measure,
              cell[i] as number,
              numberAt(dossier, i),
              numberAt(at, i),
              numberAt(due, i),
              numberAt(delta, i),
            );
          }
        }
        for (let i = steps.lastYoung[measure] as number; i >= 0; i = young.previous[i] as number) {
          const at = young.at[i] as number;
          if (at <= after || at > upTo) continue;
          tell(
            measure,
            young.cell[i] as number,
            young.dossier[i] as number,
            at,
            young.due[i] as number,
            young.delta[i] as number,
          );
        }
      }
    }
  }

  /** The civil days that hold steps, in no order. */
  days(): IterableIterator<Day> {
    return this.#days.keys();
  }

  #once(covers: CoversPair | undefined): (cell: number) => boolean {
    if (covers === undefined) return () => true;
    const { unit, procedure, size } = this.#cells;
    const answers = new Int8Array(size);
    return (cell) => {
      if (answers[cell] === 0) answers[cell] = covers(unit[cell] as number, procedure[cell] as number) ? 1 : -1;
      return answers[cell] === 1;
    };
  }
}
