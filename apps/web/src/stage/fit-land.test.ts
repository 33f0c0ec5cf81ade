import { expect, test } from "vitest";
import { fitLand } from "./fit-land.ts";

test("a map is as large as it fits, and in the middle", () => {
  const { scale, left, top, height } = fitLand([{ box: [100, 0, 200, 50] }, { box: [150, 20, 300, 100] }], 406, 306);
  expect([scale, height]).toEqual([2, 206]);
  expect([100 * scale + left, 300 * scale + left]).toEqual([3, 403]);
  expect([0 * scale + top, 100 * scale + top]).toEqual([53, 253]);
});

test("a map of a single point is no reason to fail", () => {
  expect(Number.isFinite(fitLand([{ box: [5, 5, 5, 5] }], 100, 100).left)).toBe(true);
});
