import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDay, parseDay } from "../time/civil-date.ts";
import { daysBefore, RELATIVE_PERIODS, relativePeriod, wholePeriod, wholePeriodBefore } from "./relative-period.ts";

const day = (text: string): number => parseDay(text) ?? Number.NaN;

test.each([
  ["today", "2026-11-29", "2026-11-29", "2026-11-29"],
  ["week", "2026-11-29", "2026-11-23", "2026-11-29"],
  ["week", "2026-11-30", "2026-11-30", "2026-12-06"],
  ["month", "2026-02-03", "2026-02-01", "2026-02-28"],
  ["month", "2026-12-31", "2026-12-01", "2026-12-31"],
  ["quarter", "2026-05-31", "2026-04-01", "2026-06-30"],
  ["quarter", "2026-10-01", "2026-10-01", "2026-12-31"],
  ["year", "2024-12-31", "2024-01-01", "2024-12-31"],
] as const)("ALR-18: the %s of %s is %s to %s", (name, of, from, to) => {
  const whole = wholePeriod(name, day(of));
  expect([formatDay(whole.from), formatDay(whole.to)]).toEqual([from, to]);
  expect(relativePeriod(name, day(of))).toEqual({ from: whole.from, to: day(of) });
});

test.each([
  ["week", "2026-11-29", "2026-11-16", "2026-11-22"],
  ["month", "2026-03-31", "2026-02-01", "2026-02-28"],
  ["quarter", "2026-02-01", "2025-10-01", "2025-12-31"],
  ["year", "2026-01-01", "2025-01-01", "2025-12-31"],
] as const)("RNK-2: the whole %s before that of %s is %s to %s", (name, of, from, to) => {
  const before = wholePeriodBefore(name, day(of));
  expect([formatDay(before.from), formatDay(before.to)]).toEqual([from, to]);
});

test("RNK-2: before a period of three days lie three days", () => {
  expect(daysBefore({ from: 10, to: 12 })).toEqual({ from: 7, to: 9 });
  expect(daysBefore({ from: 10, to: 10 })).toEqual({ from: 9, to: 9 });
});

test("ALR-18: the units of each kind follow one another without gap", () => {
  fc.assert(
    fc.property(fc.constantFrom(...RELATIVE_PERIODS), fc.integer({ min: -30_000, max: 60_000 }), (name, of) => {
      const { from, to } = wholePeriod(name, of);
      expect(from <= of && of <= to).toBe(true);
      expect(wholePeriod(name, from)).toEqual({ from, to });
      expect(wholePeriod(name, to)).toEqual({ from, to });
      expect(wholePeriod(name, to + 1).from).toBe(to + 1);
    }),
    { seed: 2026, numRuns: 500 },
  );
});
