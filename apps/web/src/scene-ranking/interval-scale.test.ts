import { expect, it } from "vitest";
import { intervalScale } from "./interval-scale.ts";
import type { RankedChild } from "./ranked-children.ts";
import { judgedOnTime } from "./verdict.ts";

const of = (...late: number[]): RankedChild[] =>
  late.map((resolvedLate) => ({ judged: judgedOnTime({ resolved: 1000, resolvedLate }, 0.98) }) as RankedChild);

it.each([
  ["usual rates", of(6, 20, 40), 0.98, 0.94],
  ["a low one", of(6, 300), 0.98, 0.6],
  ["all on time, without a target", of(0, 0), undefined, 0.99],
  ["nothing at all", [], undefined, 0.99],
  ["everything late", of(1000), 0.98, 0],
] as const)("holds %s", (_, ranked, target, low) => {
  const scale = intervalScale(ranked, target);
  expect(scale.low).toBeCloseTo(low, 10);
  expect(scale.ticks.length).toBeLessThan(5);
  for (const tick of scale.ticks) expect(tick > scale.low && tick < 1).toBe(true);
});
