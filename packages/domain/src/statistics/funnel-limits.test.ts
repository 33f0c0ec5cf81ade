import { expect, it } from "vitest";
import { funnelLimits } from "./funnel-limits.ts";

// Worked out in exact rational arithmetic (Python's fractions, math.comb): the largest count with P(X ≤ count) ≤ 0.001,
// -1 where there is none, and the smallest with P(X ≥ count) ≤ 0.001.
it.each([
  [3, 0.02, -1, 3],
  [12, 0.02, -1, 4],
  [100, 0.02, -1, 8],
  [142, 0.018, -1, 10],
  [400, 0.02, 0, 19],
  [1000, 0.05, 29, 74],
  [2000, 0.02, 21, 62],
  [50, 0.5, 13, 37],
])("of %i trials at %f differ %i or fewer and %i or more", (trials, share, few, many) => {
  const limits = funnelLimits(trials, share);
  expect(Math.floor(limits.few)).toBe(few);
  expect(Math.ceil(limits.many)).toBe(many);
});

it("is one smooth line that narrows: the share beyond which units differ falls with every trial more", () => {
  let before = Number.POSITIVE_INFINITY;
  for (let trials = 30; trials <= 3000; trials += 1) {
    const share = funnelLimits(trials, 0.02).many / trials;
    expect(share).toBeLessThan(before * 1.005);
    before = share;
  }
});

it("accuses nobody where everything or nothing happens", () => {
  expect(funnelLimits(10, 0).few).toBeLessThanOrEqual(0);
  expect(funnelLimits(10, 0).many).toBe(1);
  expect(funnelLimits(10, 1).many).toBeGreaterThan(10);
});

it("holds for as many as a nation resolves", () => {
  const { few, many } = funnelLimits(1_000_000, 0.02);
  // Against the normal law, which is right to one part in a hundred of the spread at this size.
  const spread = Math.sqrt(1_000_000 * 0.02 * 0.98);
  expect(Math.abs(many - (20_000 + 3.0902 * spread))).toBeLessThan(3);
  expect(Math.abs(few - (20_000 - 3.0902 * spread))).toBeLessThan(3);
});
