import type { StepCube } from "../cube/step-cube.ts";
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
 * The courses of a subtree's dossiers, from the steps that boards are counted from. It stops after each civil day, so
 * that whoever runs it can do something else in between.
 */
export function* readCourses(cube: StepCube, query: CoursesQuery): Generator<void, Courses> {
  const { owners, asOf, since, most } = query;
  const gathered = new Map<number, Gathered>();
  let oneOf = 1;
  const isKept = (dossier: number, { open, from }: Gathered): boolean =>
    open > 0 || (most > 0 && from >= since && dossier % oneOf === 0);
  const days = [...cube.days()].toSorted((a, b) => a - b);
  const covers = (unit: number): boolean => owners.has(unit);
  for (const day of days) {
    const touched = new Set<number>();
    for (const measure of MEASURES) {
      cube.visit(
        measure,
        day,
        day,
        asOf,
        (unit, procedure, dossier, at, due, delta) => {
          let of = gathered.get(dossier);
          if (of === undefined) {
            of = { procedure, from: day, open: 0, moved: [] };
            gathered.set(dossier, of);
          }
          if (measure === OPEN) of.open += delta;
          of.moved.push({ at, measure, unit: owners.get(unit) ?? unit, due, delta });
          touched.add(dossier);
        },
        covers,
      );
    }
    for (const dossier of touched) {
      const of = gathered.get(dossier);
      if (of !== undefined && !isKept(dossier, of)) gathered.delete(dossier);
    }
    while (most > 0 && gathered.size > most && closedOf(gathered) > most) {
      oneOf *= 2;
      for (const [dossier, of] of gathered) if (!isKept(dossier, of)) gathered.delete(dossier);
    }
    yield;
  }
  const courses: Course[] = [];
  for (const [dossier, of] of gathered) {
    const course = courseOf(dossier, of);
    if (course !== undefined) courses.push(course);
  }
  return { courses, oneOf };
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
