import { expect, test } from "vitest";
import { Random } from "./random.ts";

const draws = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());

test("the same seed gives the same numbers, another one others", () => {
  expect(draws(new Random("a/1"), 5)).toEqual(draws(new Random("a/1"), 5));
  expect(draws(new Random("a/1"), 5)).not.toEqual(draws(new Random("a/2"), 5));
});

test("numbers are spread evenly, also over neighbouring seeds", () => {
  const first = Array.from({ length: 4_000 }, (_, index) => new Random(`seed/SG06/20000/${index}`).next());
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => first.filter((value) => Math.floor(value * 10) === tenth).length,
  );
  expect(Math.min(...tenths)).toBeGreaterThan(320);
  expect(Math.max(...tenths)).toBeLessThan(480);
});

test("a Poisson count has its mean and grows with it", () => {
  const counts = (mean: number) => Array.from({ length: 2_000 }, (_, index) => new Random(`p${index}`).poisson(mean));
  const small = counts(4);
  const large = counts(6);
  expect(small.reduce((sum, count) => sum + count, 0) / small.length).toBeCloseTo(4, 0);
  expect(small.every((count, index) => count <= (large[index] ?? 0))).toBe(true);
});

test("weights decide how often a key is drawn", () => {
  const random = new Random("weights");
  const drawn = Array.from({ length: 4_000 }, () => random.weighted({ rare: 1, common: 3, never: 0 }));
  expect(drawn.filter((key) => key === "common").length / drawn.length).toBeCloseTo(0.75, 1);
  expect(drawn).not.toContain("never");
});
