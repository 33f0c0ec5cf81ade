import type { Day } from "../time/civil-date.ts";
import type { DossierStep, StepCube } from "./step-cube.ts";

export interface SteadyQuery {
  /** Positions of the measures, each once. */
  readonly measures: readonly number[];
  /** Civil days on which steps are booked, both included; either may be infinite. */
  readonly from: Day;
  readonly to: Day;
  /** Only steps in effect by then. */
  readonly asOf: number;
  /** Only steps at these units; undefined: at all. */
  readonly units?: { has(unit: number): boolean } | undefined;
}

export type SteadyVisitor = (
  measure: number,
  unit: number,
  procedure: number,
  dossier: number,
  day: Day,
  at: number,
  due: number,
  delta: number,
) => void;

/**
 * Visits steps day by day and measure by measure, and stops after each, so that whoever runs it can do something else in
 * between. What is added to the cube meanwhile is told by {@link take}: at the end all has been visited that the cube
 * holds, once, as if it had been read in one go.
 */
export class SteadyReading {
  readonly #cube: StepCube;
  readonly #query: SteadyQuery;
  readonly #visit: SteadyVisitor;
  readonly #dayRead: (day: Day) => void;
  /** Days that are read yet, and measures of the day that is being read. */
  readonly #daysAhead: Set<Day>;
  #day: Day | undefined;
  readonly #measuresAhead = new Set<number>();

  /** @param dayRead told whenever a day has been read */
  constructor(cube: StepCube, query: SteadyQuery, visit: SteadyVisitor, dayRead: (day: Day) => void = () => undefined) {
    this.#cube = cube;
    this.#query = query;
    this.#visit = visit;
    this.#dayRead = dayRead;
    const days = [...cube.days()].filter((day) => day >= query.from && day <= query.to);
    this.#daysAhead = new Set(days.sort((a, b) => a - b));
  }

  *read(): Generator<void, void> {
    const { measures, asOf, units } = this.#query;
    const covers = units === undefined ? undefined : (unit: number): boolean => units.has(unit);
    for (const day of this.#daysAhead) {
      this.#daysAhead.delete(day);
      this.#day = day;
      for (const measure of measures) this.#measuresAhead.add(measure);
      for (const measure of measures) {
        this.#measuresAhead.delete(measure);
        this.#cube.visit(
          measure,
          day,
          day,
          asOf,
          (unit, procedure, dossier, at, due, delta) =>
            this.#visit(measure, unit, procedure, dossier, day, at, due, delta),
          covers,
        );
        yield;
      }
      this.#dayRead(day);
    }
    this.#day = undefined;
  }

  /** A step that was added to the cube since the reading began; what is still ahead is found there. False: not visited. */
  take({ measure, unit, procedure, dossier, day, at, due, delta }: DossierStep): boolean {
    const { measures, from, to, asOf, units } = this.#query;
    if (day < from || day > to || at > asOf || !measures.includes(measure)) return false;
    if (units !== undefined && !units.has(unit)) return false;
    if (this.#daysAhead.has(day) || (day === this.#day && this.#measuresAhead.has(measure))) return false;
    this.#visit(measure, unit, procedure, dossier, day, at, due, delta);
    return true;
  }
}
