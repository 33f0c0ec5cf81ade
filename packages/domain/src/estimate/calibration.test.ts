import { describe, expect, test } from "vitest";
import { type BackTest, backTest } from "./back-test.ts";
import { calibrationOf } from "./calibration.ts";
import type { Course } from "./course.ts";
import { finished } from "./finished.test-support.ts";
import { learnAt } from "./learn-at.ts";
import type { LearnedDurations } from "./learned-durations.ts";
import { allHours, DAY_MS, HOUR_MS, simulatedCourses, type Truth } from "./simulated-courses.test-support.ts";

/** Three procedures at six units, some of which are slow; what a unit receives in a day differs as well. */
const TRUTHS: readonly Truth[] = [1, 2, 3, 4, 5, 6].flatMap((unit) => [
  { unit, procedure: 16, medianHours: unit > 4 ? 40 : 18, spread: 0.7, limitHours: 48, perDay: 2 + (unit % 3) },
  { unit, procedure: 17, medianHours: unit > 3 ? 130 : 70, spread: 0.5, limitHours: 120, perDay: unit > 2 ? 4 : 2 },
  { unit, procedure: 18, medianHours: 200, spread: 0.9, limitHours: 360, perDay: 2 },
]);
const MOMENTS = [60, 66, 72, 78, 84, 90].map((day) => day * DAY_MS);
const NOW = 120 * DAY_MS;

function run(courses: readonly Course[], moments: readonly number[], now: number): BackTest {
  return finished(backTest(courses, moments, now, allHours));
}

function learn(courses: readonly Course[], instant: number): LearnedDurations {
  return finished(learnAt(courses, instant, allHours));
}

describe("the estimate held against a truth that is known", () => {
  test("EST-6, EST-7: what it says comes true as often as it says, and truer than one number for all", () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const predictions = seeds.flatMap((seed) => run(simulatedCourses(TRUTHS, 120, seed), MOMENTS, NOW).predictions);
    const { count, missed, tenths, brier, naiveBrier } = calibrationOf(predictions);
    process.stdout.write(
      `estimate, simulated: ${count} predictions, ${missed} missed, Brier ${brier?.toFixed(4)}, naive ${naiveBrier?.toFixed(4)}\n`,
    );
    expect(count).toBeGreaterThan(8000);
    for (const { count: many, said, came } of tenths) {
      expect(many).toBeGreaterThan(100);
      expect(Math.abs((said ?? 0) - (came ?? 0)), JSON.stringify(tenths)).toBeLessThan(0.06);
    }
    expect(brier ?? 1).toBeLessThan((naiveBrier ?? 0) * 0.9);
  });

  test("EST-3: of a fresh dossier it says what the truth says, where there are many to learn from", () => {
    const truth: Truth = { unit: 1, procedure: 16, medianHours: 30, spread: 0.6, limitHours: 48, perDay: 40 };
    const courses = simulatedCourses([truth], 100, 7);
    const learned = learn(courses, 100 * DAY_MS);
    // 1 − Φ(ln(48 / 30) / 0.6) = 0.2167; of one that has taken 30 hours already, that over one half.
    const fresh = { unit: 1, procedure: 16, leftMs: 48 * HOUR_MS };
    expect(learned.chanceOf(fresh).chance).toBeCloseTo(0.2167, 1);
    expect(learned.chanceOf({ ...fresh, leftMs: 18 * HOUR_MS }).chance).toBeCloseTo(0.4334, 1);
  });

  test("EST-6: what came later is not known at a moment of the past", () => {
    const courses = simulatedCourses(TRUTHS, 120, 4);
    const isKnown = ({ stays }: Course): boolean => stays[0].from <= (MOMENTS.at(-1) ?? 0);
    expect(run(courses.filter(isKnown), MOMENTS, NOW)).toEqual(run(courses, MOMENTS, NOW));
    const first = courses.map((course): Course => {
      const wasOver = course.end !== null && course.end.at <= (MOMENTS[0] ?? 0);
      const [stay] = course.stays;
      // All that was open then took a year longer than it really did.
      return wasOver ? course : { ...course, stays: [{ ...stay, until: (stay.until ?? 0) + 365 * DAY_MS }], end: null };
    });
    const chances = (of: readonly Course[]): number[] => {
      const learned = learn(of, MOMENTS[0] ?? 0);
      return TRUTHS.map(
        ({ unit, procedure }) => learned.chanceOf({ unit, procedure, leftMs: 40 * HOUR_MS }).chance ?? 0,
      );
    };
    expect(chances(first)).toEqual(chances(courses));
  });

  test("EST-6: it stops again and again while it looks at what came of the dossiers", () => {
    const courses = simulatedCourses(TRUTHS, 120, 4);
    const stopsOf = (work: Generator<void, unknown>): number => {
      let stops = 0;
      while (!work.next().done) stops += 1;
      return stops;
    };
    const learning = stopsOf(learnAt(courses, 90 * DAY_MS, allHours));
    expect(stopsOf(backTest(courses, [90 * DAY_MS], NOW, allHours))).toBeGreaterThanOrEqual(
      learning + Math.floor(courses.length / 500),
    );
  });

  test("EST-6: what is withdrawn, or neither resolved nor overdue by now, is counted and not judged", () => {
    const stay = { from: 0, until: null, unit: 1, dueAt: 20 * HOUR_MS };
    const finished: Course = {
      dossier: 0,
      procedure: 16,
      stays: [{ ...stay, until: 9 * HOUR_MS }],
      pauses: [],
      end: { at: 9 * HOUR_MS, how: "resolved" },
    };
    const withdrawn: Course = {
      ...finished,
      end: { at: 15 * HOUR_MS, how: "withdrawn" },
      stays: [{ ...stay, until: 15 * HOUR_MS }],
    };
    const overdue: Course = { ...finished, end: null, stays: [stay] };
    const paused: Course = { ...overdue, pauses: [{ from: 12 * HOUR_MS, until: null }] };
    const handedOver: Course = { ...overdue, stays: [{ ...stay, until: 11 * HOUR_MS }] };
    // Of what has eleven hours left, or ten, one that was resolved with eleven left says nothing to the latter.
    const told = run([finished, withdrawn, overdue, paused, handedOver], [9 * HOUR_MS - 1, 10 * HOUR_MS], 30 * HOUR_MS);
    expect(told).toMatchObject({ undecided: 6, unknown: 3, predictions: [] });
    const before: Course = {
      ...finished,
      stays: [{ ...stay, from: -20 * HOUR_MS, until: -2 * HOUR_MS, dueAt: HOUR_MS }],
      end: { at: -2 * HOUR_MS, how: "resolved" },
    };
    const { predictions } = run([before, overdue], [10 * HOUR_MS], 30 * HOUR_MS);
    expect(predictions).toEqual([{ chance: expect.any(Number), missed: true }]);
  });

  test("EST-7: the tenths hold all predictions, and the naive score is that of the best single number", () => {
    const { tenths, brier, naiveBrier } = calibrationOf([
      { chance: 0, missed: false },
      { chance: 0.15, missed: false },
      { chance: 1, missed: true },
      { chance: 0.95, missed: false },
    ]);
    expect(tenths.map(({ count }) => count)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(tenths[9]).toMatchObject({ from: 0.9, to: 1, said: 0.975, came: 0.5 });
    expect(brier).toBeCloseTo((0.15 ** 2 + 0.95 ** 2) / 4, 12);
    expect(naiveBrier).toBeCloseTo(0.25 * 0.75, 12);
    expect(calibrationOf([])).toMatchObject({ count: 0, brier: null, naiveBrier: null });
  });
});
