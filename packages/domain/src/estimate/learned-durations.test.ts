import { expect, test } from "vitest";
import { finished } from "./finished.test-support.ts";
import { type Duration, LearnedDurations } from "./learned-durations.ts";

const HOUR_MS = 3_600_000;

function durations(count: number, units: number): Duration[] {
  return Array.from({ length: count }, (_, index) => ({
    unit: index % units,
    procedure: 16 + (index % 3),
    from: -40 * HOUR_MS,
    until: ((index % 80) - 60) * HOUR_MS + index,
    isOver: index % 10 !== 0,
  }));
}

/** At how many courses it looks at most between two stops, and how often it stops. */
function looks(all: readonly Duration[]): { readonly most: number; readonly stops: number } {
  let seen = 0;
  let most = 0;
  let stops = 0;
  const watched = all.map((one) => ({
    ...one,
    get procedure() {
      seen += 1;
      return one.procedure;
    },
  }));
  for (const learning = LearnedDurations.from(watched); !learning.next().done; stops += 1) {
    most = Math.max(most, seen);
    seen = 0;
  }
  return { most, stops };
}

test("EST-2: however many there are to learn from, it stops after so many of them", () => {
  expect(looks(durations(40_000, 100)).most).toBeLessThanOrEqual(2000);
  expect(looks(durations(40_000, 1)).stops).toBeGreaterThan(40_000 / 2000);
});

test("EST-4: own dossiers say what the unit's are like, those of the procedure what all units' are", () => {
  const slow = durations(600, 1).map((one) => ({ ...one, unit: 7, until: 2 * HOUR_MS }));
  const quick = durations(600, 1).map((one) => ({ ...one, unit: 8, until: -2 * HOUR_MS }));
  const learned = finished(LearnedDurations.from([...slow, ...quick]));
  const chanceAt = (unit: number): number =>
    learned.chanceOf({ unit, procedure: 16, leftMs: 3 * HOUR_MS }).chance ?? Number.NaN;
  expect(learned.resolved).toBe(1080);
  expect(learned.curves).toBe(1 + 3 + 6);
  expect(chanceAt(7)).toBeGreaterThan(0.8);
  expect(chanceAt(8)).toBeLessThan(0.2);
  expect(chanceAt(9)).toBeGreaterThan(chanceAt(8) + 0.2);
  expect(chanceAt(9)).toBeLessThan(chanceAt(7) - 0.2);
});
