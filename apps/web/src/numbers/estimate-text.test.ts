import { describe, expect, it } from "vitest";
import { chanceText, estimateText } from "./estimate-text.ts";

describe("what is expected is told apart from what is counted", () => {
  it.each([
    [0, "~0"],
    [0.004, "~0,1"],
    [2.44, "~2,4"],
    [9.96, "~10"],
    [1234.5, "~1.235"],
  ])("%d is %s", (expected, text) => {
    expect(estimateText("vi", expected)).toBe(text);
  });

  it.each([
    [0, "0%"],
    [0.002, "<1%"],
    [0.996, "99%"],
    [1, "100%"],
  ])("a chance of %d is %s", (chance, text) => {
    expect(chanceText("vi", chance)).toBe(text);
  });
});
