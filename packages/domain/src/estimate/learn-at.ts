import { type Course, standingAt, type WorkClock, workedUntil } from "./course.ts";
import { type Duration, LearnedDurations } from "./learned-durations.ts";

/** So many courses are looked at between two stops. */
const COURSES_AT_ONCE = 500;

/**
 * What was known at an instant of how long courses take: resolved ones as they were, all others as far as they had come
 * (EST-2). It stops now and then, so that whoever runs it can do something else in between.
 */
export function* learnAt(
  courses: readonly Course[],
  instant: number,
  clock: WorkClock,
): Generator<void, LearnedDurations> {
  const durations: Duration[] = [];
  let looked = 0;
  for (const course of courses) {
    looked += 1;
    if (looked % COURSES_AT_ONCE === 0) yield;
    const duration = course.stays[0].from <= instant ? durationAt(course, instant, clock) : undefined;
    if (duration !== undefined) durations.push(duration);
  }
  return yield* LearnedDurations.from(durations);
}

/** Undefined for what has no deadline. */
function durationAt(course: Course, instant: number, clock: WorkClock): Duration | undefined {
  const { procedure, stays, end } = course;
  const [{ from: cameAt }] = stays;
  const last = stays.findLast(({ from }) => from <= instant) ?? stays[0];
  // Up to its very end it stands as it did.
  const stood = last.until !== null && last.until <= instant ? last.until - 1 : instant;
  const { dueAt, pausedAt } = standingAt(course, stood) ?? { dueAt: 0, pausedAt: null };
  if (dueAt === 0) return undefined;
  const at = pausedAt ?? Math.min(instant, last.until ?? instant);
  const isOver = end !== null && end.at <= instant && end.how !== "withdrawn";
  const toDue = clock.work(dueAt, at) - clock.work(at, dueAt);
  // Outside of working hours a deadline is missed, too, or met.
  const until = isOver ? (end.how === "resolvedLate" ? Math.max(1, toDue) : Math.min(0, toDue)) : toDue;
  // All that came on one day began with it, so that they are alike; a moment earlier, so that they are there by then.
  const onDay = clock.work(clock.startOfDay(cameAt), cameAt);
  return { unit: last.unit, procedure, from: until - workedUntil(course, instant, clock) - onDay - 1, until, isOver };
}
