import { SteadyReading } from "../cube/steady-reading.ts";
import type { DossierStep, StepCube } from "../cube/step-cube.ts";
import { type BaseMeasure, MEASURE_INDEX } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import type { Course, Stay, Stretch } from "./course.ts";
import { type Moved, MoveTable, NONE } from "./move-table.ts";

export interface CoursesQuery {
  /** Which of the subtree's units stands for each of its units. */
  readonly owners: ReadonlyMap<number, number>;
  /** Only steps in effect by then. */
  readonly asOf: number;
  /** Of those that came before this day only what is open is read. */
  readonly since: Day;
  /** So many at most that are open no more: of more, every second one by number is read, or every fourth, …; 0: none. */
  readonly most: number;
}

export interface Courses {
  /** All that are open, and of the others those that came since `since` and whose number is a multiple of `oneOf`. */
  readonly courses: readonly Course[];
  readonly oneOf: number;
}

interface Gathered {
  readonly procedure: number;
  readonly from: Day;
  open: number;
  /** Where its moves begin. */
  head: number;
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
const OF_WHAT_IS_OPEN = [OPEN, PAUSED];
const MEASURES = [...OF_WHAT_IS_OPEN, ...ENDS.keys()];

/**
 * Reads the courses of a subtree's dossiers from the steps that boards are counted from, day by day, so that whoever runs
 * it can do something else in between; what comes meanwhile is told by {@link take}.
 */
export class CourseReader {
  readonly #query: CoursesQuery;
  readonly #reading: SteadyReading;
  readonly #gathered = new Map<number, Gathered>();
  readonly #moves = new MoveTable();
  /** Of those gathered, how many are open no more. */
  #closed = 0;
  /** Dossiers that the day was about. */
  readonly #touched = new Set<number>();
  /** Dossiers that steps were told of. */
  readonly #moved = new Set<number>();
  #oneOf = 1;

  constructor(cube: StepCube, query: CoursesQuery) {
    this.#query = query;
    const { owners, asOf } = query;
    const all = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    this.#reading = new SteadyReading(
      cube,
      { measures: query.most === 0 ? OF_WHAT_IS_OPEN : MEASURES, ...all, asOf, units: owners },
      (...step) => this.#add(...step),
      () => this.#dropClosed(),
    );
  }

  /** It stops again and again while it reads, and while it makes courses of what it read. */
  *read(): Generator<void, Courses> {
    yield* this.#reading.read();
    const courses = new Map<number, Course>();
    const make = (dossier: number, { procedure, head }: Gathered): void => {
      const course = courseOf(dossier, procedure, this.#moves.movesOf(head));
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
    if (this.#reading.take(step)) this.#moved.add(step.dossier);
  }

  #add(
    measure: number,
    unit: number,
    procedure: number,
    dossier: number,
    day: Day,
    at: number,
    due: number,
    delta: number,
  ): void {
    let of = this.#gathered.get(dossier);
    if (of === undefined) {
      of = { procedure, from: day, open: 0, head: NONE };
      this.#gathered.set(dossier, of);
      this.#closed += 1;
    }
    if (measure === OPEN) {
      const wasOpen = of.open > 0;
      of.open += delta;
      if (wasOpen !== of.open > 0) this.#closed += wasOpen ? 1 : -1;
    }
    of.head = this.#moves.add(of.head, at, measure, this.#query.owners.get(unit) ?? unit, due, delta);
    this.#touched.add(dossier);
  }

  #dropClosed(): void {
    for (const dossier of this.#touched) this.#dropUnlessKept(dossier);
    this.#touched.clear();
    const { most } = this.#query;
    while (most > 0 && this.#closed > most) {
      this.#oneOf *= 2;
      for (const dossier of this.#gathered.keys()) this.#dropUnlessKept(dossier);
    }
  }

  #dropUnlessKept(dossier: number): void {
    const { since, most } = this.#query;
    const of = this.#gathered.get(dossier);
    if (of === undefined || of.open > 0) return;
    if (most > 0 && of.from >= since && dossier % this.#oneOf === 0) return;
    this.#moves.release(of.head);
    this.#gathered.delete(dossier);
    this.#closed -= 1;
  }
}

/** Undefined where it all came to nothing. */
function courseOf(dossier: number, procedure: number, moves: readonly Moved[]): Course | undefined {
  const stays: Stay[] = [];
  const pauses: Stretch[] = [];
  let end: Course["end"] = null;
  for (const { at, measure, unit, due, delta } of moves) {
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
