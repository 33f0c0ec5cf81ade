import { expect, test } from "vitest";
import { fullJitterMs } from "./back-off.ts";

test("delays are drawn from the whole interval, which doubles up to the bound", () => {
  const backOff = { baseMs: 100, maxMs: 1_000 };
  const almostOne = () => 1 - Number.EPSILON;
  expect([0, 1, 2, 3, 4, 1_000].map((attempt) => fullJitterMs(backOff, attempt, almostOne))).toEqual([
    99, 199, 399, 799, 999, 999,
  ]);
  expect(fullJitterMs(backOff, 5, () => 0)).toBe(0);
});
