import { expect, test } from "vitest";
import { DELAY_MARKS, delayPlace } from "./delay-scale.ts";

test("marks stand in their order, from the left end to the right one", () => {
  const places = DELAY_MARKS.map(delayPlace);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
  expect(delayPlace(0)).toBe(0);
  expect(places.at(-1)).toBe(1);
  expect(delayPlace(Number.MAX_SAFE_INTEGER)).toBe(1);
});

test("twice as long is as far to the right, wherever it begins", () => {
  const step = delayPlace(2000) - delayPlace(1000);
  expect(delayPlace(7_200_000) - delayPlace(3_600_000)).toBeCloseTo(step, 12);
});
