import { expect, test } from "vitest";
import { MOST_ATTEMPTS, pauseAfter } from "./back-off.ts";

test("CHN-7 pauses double, up to an hour, and end", () => {
  const pauses = Array.from({ length: MOST_ATTEMPTS }, (_, index) => pauseAfter(index + 1, undefined, 0));
  expect(pauses.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000]);
  expect(pauses.slice(8, -1)).toEqual(Array.from({ length: MOST_ATTEMPTS - 9 }, () => 3_600_000));
  expect(pauses.at(-1)).toBeNull();
});

test("chance takes up to a half off", () => {
  expect([0, 0.5, 1].map((chance) => pauseAfter(2, undefined, chance))).toEqual([60_000, 45_000, 30_000]);
});

test("a receiver that says how long is waited for, but for no more than an hour", () => {
  expect(pauseAfter(1, 90_000, 0)).toBe(90_000);
  expect(pauseAfter(1, 1000, 0)).toBe(30_000);
  expect(pauseAfter(1, 86_400_000, 0)).toBe(3_600_000);
});
