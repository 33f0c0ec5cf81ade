import type { Course, WorkClock } from "./course.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Time that is all worked: what an hour is does not matter for what is learned. */
export const allHours: WorkClock = { work: (from, to) => Math.max(0, to - from), startOfDay: (instant) => instant };

/** How long dossiers of a procedure take at a unit, hours, and what they are given. */
export interface Truth {
  readonly unit: number;
  readonly procedure: number;
  readonly medianHours: number;
  /** Of the logarithm. */
  readonly spread: number;
  readonly limitHours: number;
  readonly perDay: number;
}

/** Of `count` days from 0 on, seeded: whoever runs it again gets the same. Courses go on until all are over. */
export function simulatedCourses(truths: readonly Truth[], days: number, seed: number): Course[] {
  const random = mulberry(seed);
  const courses: Course[] = [];
  for (let day = 0; day < days; day += 1) {
    for (const truth of truths) {
      for (let i = 0; i < truth.perDay; i += 1) {
        const from = (day + random()) * DAY_MS;
        const hours = truth.medianHours * Math.exp(truth.spread * normal(random));
        const at = Math.round(from + hours * HOUR_MS);
        const dueAt = Math.round(from + truth.limitHours * HOUR_MS);
        courses.push({
          dossier: courses.length,
          procedure: truth.procedure,
          stays: [{ from: Math.round(from), until: at, unit: truth.unit, dueAt }],
          pauses: [],
          end: { at, how: at > dueAt ? "resolvedLate" : "resolved" },
        });
      }
    }
  }
  return courses;
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export { DAY_MS, HOUR_MS };
