import { describe, expect, it } from "vitest";
import { judgeRate } from "./judge-rate.ts";

const target = { value: 0.98, source: "plan" };
const rate = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
});

describe("a rate against its target", () => {
  it.each([
    ["none", rate(0, 0), target],
    ["noTarget", rate(97, 100), undefined],
    ["missed", rate(97, 100), target],
    ["met", rate(98, 100), target],
    ["few", rate(11, 12), target],
    ["few", rate(12, 12), target],
  ] as const)("%s", (judgement, of, against) => {
    expect(judgeRate(of, against)).toBe(judgement);
  });
});
