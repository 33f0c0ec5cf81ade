import { expect, it } from "vitest";
import { judgedOnTime } from "./verdict.ts";

it.each([
  ["three on time of three say nothing", 3, 0, "open"],
  ["nor does one late of twelve", 12, 1, "open"],
  ["many with few late surely meet it", 4000, 20, "met"],
  ["many with many late surely miss it", 4000, 160, "missed"],
  ["just at the target it stays open, however many", 10_000, 200, "open"],
] as const)("%s", (_, resolved, resolvedLate, verdict) => {
  expect(judgedOnTime({ resolved, resolvedLate }, 0.98)?.verdict).toBe(verdict);
});

it("judges nothing without a target or without dossiers", () => {
  expect(judgedOnTime({ resolved: 50, resolvedLate: 50 }, undefined)).toMatchObject({ rate: 0, verdict: "none" });
  expect(judgedOnTime({ resolved: 0, resolvedLate: 0 }, 0.98)).toBeUndefined();
});
