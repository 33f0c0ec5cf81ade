import type { DossierStep, StepCube } from "../cube/step-cube.ts";
import { type BaseMeasure, MEASURE_INDEX } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import type { Course, Stay, Stretch } from "./course.ts";

export interface CoursesQuery {
  /** Which of the subtree's units stands for each of its units. */
  readonly owners: ReadonlyMap<number, number>;
  /** Only steps in effect by then. */
  readonly asOf: number;
  /** Of those that came before this day only what is open is read. */
  readonly since: Day;
  /** So many at most that are open no more: of more, every second one by number is read, or every fourth, … */
  readonly most: number;
}

export interface Courses {
  /** All that are open, and of the others those that came since `since` and whose number is a multiple of `oneOf`. */
  readonly courses: readonly Course[];
  readonly oneOf: number;
}

interface Moved {
  readonly at: number;
  readonly measure: number;
  readonly unit: number;
  readonly due: number;
  delta: number;
}

interface Gathered {
  readonly procedure: number;
  readonly from: Day;
  open: number;
  readonly moved: Moved[];
}

/** So many courses are made between two stops. */
const COURSES_AT_ONCE = 500;
const OPEN = MEASURE_INDEX.inProgress;
const PAUSED = MEASURE_INDEX.suspended;
const ENDS = new Map<number, "resolved" | "resolvedLate" | "withdrawn">(
  (
    [
      ["resolvedAhead", "resolved"],
      ["resolvedOnTime", "resolved"],
      ["resolvedLate", "resolvedLate"],
      ["withdrawn", "withdrawn"],
    ] as const satisfies readonly (readonly [BaseMeasure, string])[]
  ).map(([measure, how]) => [MEASURE_INDEX[measure], how]),
);
const MEASURES = [OPEN, PAUSED, ...ENDS.keys()];

/**
 * Reads the courses of a subtree's dossiers from the steps that boards are counted from, day by day, so that whoever runs
 * it can do something else in between; what comes meanwhile is told by {@link take}.
 */
export class CourseReader {
  readonly #cube: StepCube;
  readonly #query: CoursesQuery;
  readonly #gathered = new Map<number, Gathered>();
  /** Days that are read yet. */
  readonly #ahead: Set<Day>;
  /** Dossiers that steps were told of. */
  readonly #moved = new Set<number>();
  #oneOf = 1;

  constructor(cube: StepCube, query: CoursesQuery) {
    this.#cube = cube;
    this.#query = query;
    this.#ahead = new Set([...cube.days()].toSorted((a, b) => a - b));
  }

  /** It stops after each civil day, and now and then while it makes courses of what it read. */
  *read(): Generator<void, Courses> {
    for (const day of this.#ahead) {
      this.#ahead.delete(day);
      this.#readDay(day);
      yield;
    }
    const courses = new Map<number, Course>();
    const make = (dossier: number, of: Gathered): void => {
      const course = courseOf(dossier, of);
      if (course === undefined) courses.delete(dossier);
      else courses.set(dossier, course);
    };
    let made = 0;
    this.#moved.clear();
    for (const [dossier, of] of this.#gathered) {
      make(dossier, of);
      made += 1;
      if (made % COURSES_AT_ONCE === 0) yield;
    }
    // Those that went on after they were made.
    for (const dossier of this.#moved) {
      const of = this.#gathered.get(dossier);
      if (of !== undefined) make(dossier, of);
    }
    return { courses: [...courses.values()], oneOf: this.#oneOf };
  }

  /** A step that was added to the cube since the reading began; one of a day that is still ahead is found there. */
  take(step: DossierStep): void {
    if (this.#ahead.has(step.day) || step.at > this.#query.asOf || !this.#query.owners.has(step.unit)) return;
    if (!MEASURES.includes(step.measure)) return;
    this.#add(step);
    this.#moved.add(step.dossier);
  }

  #readDay(day: Day): void {
    const { owners, asOf, most } = this.#query;
    const touched = new Set<number>();
    for (const measure of MEASURES) {
      this.#cube.visit(
        measure,
        day,
        day,
        asOf,
        (unit, procedure, dossier, at, due, delta) => {
          this.#add({ measure, unit, procedure, dossier, day, at, due, delta });
          touched.add(dossier);
        },
        (unit) => owners.has(unit),
      );
    }
    for (const dossier of touched) this.#dropUnlessKept(dossier);
    while (most > 0 && this.#gathered.size > most && closedOf(this.#gathered) > most) {
      this.#oneOf *= 2;
      for (const dossier of this.#gathered.keys()) this.#dropUnlessKept(dossier);
    }
  }

  #add({ measure, unit, procedure, dossier, day, at, due, delta }: DossierStep): void {
    let of = this.#gathered.get(dossier);
    if (of === undefined) {
      of = { procedure, from: day, open: 0, moved: [] };
      this.#gathered.set(dossier, of);
    }
    if (measure === OPEN) of.open += delta;
    of.moved.push({ at, measure, unit: this.#query.owners.get(unit) ?? unit, due, delta });
  }

  #dropUnlessKept(dossier: number): void {
    const { since, most } = this.#query;
    const of = this.#gathered.get(dossier);
    if (of === undefined || of.open > 0) return;
    if (most === 0 || of.from < since || dossier % this.#oneOf !== 0) this.#gathered.delete(dossier);
  }
}

function closedOf(gathered: ReadonlyMap<number, Gathered>): number {
  let closed = 0;
  for (const { open } of gathered.values()) if (open <= 0) closed += 1;
  return closed;
}

/** Undefined where it all came to nothing. */
function courseOf(dossier: number, { procedure, moved }: Gathered): Course | undefined {
  const steps = summedUp(moved);
  const stays: Stay[] = [];
  const pauses: Stretch[] = [];
  let end: Course["end"] = null;
  for (const { at, measure, unit, due, delta } of steps) {
    if (measure === OPEN) move(stays, at, delta, { from: at, until: null, unit, dueAt: due });
    else if (measure === PAUSED) move(pauses, at, delta, { from: at, until: null });
    else if (delta > 0) end = { at, how: ENDS.get(measure) ?? "resolved" };
  }
  const [first, ...others] = stays;
  return first === undefined ? undefined : { dossier, procedure, stays: [first, ...others], pauses, end };
}

/** What goes down ends the stretch that lasts, what goes up begins the next. */
function move<S extends Stretch>(stretches: S[], at: number, delta: number, next: S): void {
  if (delta > 0) {
    stretches.push(next);
    return;
  }
  const last = stretches.at(-1);
  if (last !== undefined) stretches[stretches.length - 1] = { ...last, until: at };
}

/** Steps at the same place as one, without what came to nothing; by instant, ends before beginnings. */
function summedUp(moved: readonly Moved[]): Moved[] {
  const sums: Moved[] = [];
  for (const step of moved) {
    const same = sums.find(
      ({ at, measure, unit, due }) =>
        at === step.at && measure === step.measure && unit === step.unit && due === step.due,
    );
    if (same === undefined) sums.push({ ...step });
    else same.delta += step.delta;
  }
  return sums.filter(({ delta }) => delta !== 0).sort((a, b) => a.at - b.at || a.delta - b.delta);
}
