import { expect, it } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I,
// method 3 (score without continuity correction).
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("of %i among %i is as published", (hits, trials, low, high) => {
  const interval = wilsonInterval(hits, trials);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

it("is the same from the other side, and ends exactly at 0 and 1", () => {
  for (const [hits, trials] of [
    [3, 7],
    [0, 5],
    [11, 12],
    [1000, 1000],
  ] as const) {
    const here = wilsonInterval(hits, trials);
    const there = wilsonInterval(trials - hits, trials);
    expect(here.low).toBeCloseTo(1 - there.high, 12);
    expect(here.high).toBeCloseTo(1 - there.low, 12);
  }
  expect(wilsonInterval(0, 9).low).toBe(0);
  expect(wilsonInterval(9, 9).high).toBe(1);
});
