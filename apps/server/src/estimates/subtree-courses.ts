import type { Course, WorkClock } from "@ioc/domain/estimate/course.ts";
import { CourseReader, type Courses } from "@ioc/domain/estimate/course-reader.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayOf, startOfDay } from "@ioc/domain/time/zone.ts";
import type { LiveState } from "../boards/live-state.ts";
import { readAlong } from "../boards/read-along.ts";
import type { Reference } from "../reference/reference.ts";

/** What is learned is learned from dossiers that came within so many civil days. */
const LEARNED_DAYS = 240;
/** Of more, every second one is looked at, or every fourth: it costs no more and says nearly the same. */
const MOST_COURSES = 40_000;

/** The courses to learn from. */
export interface CoursesToLearn {
  readonly courses: readonly Course[];
  readonly from: Day;
  readonly oneOf: number;
}

/** Working time by the present calendar. */
export function workClock({ zone, calendar }: Reference): WorkClock {
  return {
    work: (from, to) => calendar.workingMsBetween(zone.toLocal(from), zone.toLocal(to)),
    startOfDay: (instant) => startOfDay(zone, dayOf(zone, instant)),
  };
}

/** Undefined for an unknown unit. */
function ownersOf({ reference }: LiveState, unit: number, asOf: number): ReadonlyMap<number, number> | undefined {
  const tree = reference.tree.on(dayOf(reference.zone, asOf));
  const top = tree.nodeOf(unit);
  return top === undefined ? undefined : tree.subtree(top).owners;
}

/** The courses of all dossiers that are open in a unit's subtree at a moment; of others, too, some may be there. */
export function* openCourses(state: LiveState, unit: number, asOf: number): Generator<void, readonly Course[]> {
  const owners = ownersOf(state, unit, asOf);
  if (owners === undefined) return [];
  const since = Number.POSITIVE_INFINITY;
  return (yield* readAlong(state, (cube) => new CourseReader(cube, { owners, asOf, since, most: 0 }))).courses;
}

/** The courses that a unit's subtree is learned from. */
export function* coursesToLearn(state: LiveState, unit: number, asOf: number): Generator<void, CoursesToLearn> {
  const { zone } = state.reference;
  const owners = ownersOf(state, unit, asOf);
  const from = dayOf(zone, asOf) - LEARNED_DAYS;
  if (owners === undefined) return { courses: [], from, oneOf: 1 };
  const begin = startOfDay(zone, from);
  const read: Courses = yield* readAlong(
    state,
    (cube) => new CourseReader(cube, { owners, asOf, since: from, most: MOST_COURSES }),
  );
  // Open ones are all there; the resolved ones that came with them are not, or not all.
  const courses = read.courses.filter(({ dossier, stays }) => stays[0].from >= begin && dossier % read.oneOf === 0);
  return { courses, from, oneOf: read.oneOf };
}
