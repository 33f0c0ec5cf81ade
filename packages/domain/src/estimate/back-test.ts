import { type Course, leftAt, standingAt, type WorkClock } from "./course.ts";
import { learnAt } from "./learn-at.ts";

/** What was said of a dossier at a moment of the past, and whether it missed its deadline. */
export interface Prediction {
  readonly chance: number;
  readonly missed: boolean;
}

export interface BackTest {
  readonly predictions: readonly Prediction[];
  /** Due by now, but not told: withdrawn, handed over, or neither resolved nor overdue by now. */
  readonly undecided: number;
  /** Of which nothing could be said then. */
  readonly unknown: number;
}

/** So many courses are looked at between two stops. */
const COURSES_AT_ONCE = 500;

/**
 * The estimate at moments of the past, each from what was known then, held against what came of it (EST-6). It stops
 * now and then, so that whoever runs it can do something else in between.
 */
export function* backTest(
  courses: readonly Course[],
  moments: readonly number[],
  asOf: number,
  clock: WorkClock,
): Generator<void, BackTest> {
  const predictions: Prediction[] = [];
  let undecided = 0;
  let unknown = 0;
  for (const moment of moments) {
    const learned = yield* learnAt(courses, moment, clock);
    let looked = 0;
    for (const course of courses) {
      looked += 1;
      if (looked % COURSES_AT_ONCE === 0) yield;
      const standing = standingAt(course, moment);
      if (standing === undefined || standing.pausedAt !== null) continue;
      const { unit, dueAt } = standing;
      if (dueAt < moment || dueAt > asOf) continue;
      const missed = hasMissed(course, asOf);
      if (missed === undefined) {
        undecided += 1;
        continue;
      }
      const leftMs = leftAt(standing, moment, clock) ?? 0;
      const { chance } = learned.chanceOf({ unit, procedure: course.procedure, leftMs });
      if (chance === null) unknown += 1;
      else predictions.push({ chance, missed });
    }
    yield;
  }
  return { predictions, undecided, unknown };
}

/** Undefined where it is not told. */
function hasMissed(course: Course, asOf: number): boolean | undefined {
  if (course.end !== null) return course.end.how === "withdrawn" ? undefined : course.end.how === "resolvedLate";
  const standing = standingAt(course, asOf);
  if (standing === undefined || standing.pausedAt !== null || standing.dueAt === 0) return undefined;
  return standing.dueAt < asOf ? true : undefined;
}
