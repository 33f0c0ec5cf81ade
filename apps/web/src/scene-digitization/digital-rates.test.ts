import { expect, it } from "vitest";
import { DIGITAL_RATES, targetOf } from "./digital-rates.ts";

const TARGET = { value: 0.6, source: "Kế hoạch năm 2026" };

it.each(DIGITAL_RATES)("judges %s by the target that is set for it, if one is, and by no other's", (rate) => {
  expect(targetOf({ [rate]: TARGET }, rate)).toBe(TARGET);
  expect(targetOf({ [rate]: null }, rate)).toBeUndefined();
  const others = DIGITAL_RATES.filter((other) => other !== rate);
  expect(targetOf(Object.fromEntries(others.map((other) => [other, TARGET])), rate)).toBeUndefined();
});
