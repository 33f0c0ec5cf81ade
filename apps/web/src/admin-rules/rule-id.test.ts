import { alertRuleIdSchema } from "@ioc/protocol/alert-rules.ts";
import { expect, test } from "vitest";
import { newRuleId } from "./rule-id.ts";

test.each([
  ["Tỷ lệ quá hạn, đất đai", "SG", [], "ty-le-qua-han-dat-dai.SG"],
  ["Tỷ lệ quá hạn", "SG", ["ty-le-qua-han.SG", "ty-le-qua-han.SG-2"], "ty-le-qua-han.SG-3"],
  ["???", "SG", [], "rule.SG"],
  ["backtest", "SG.A1", [], "backtest.SG.A1"],
] as const)("a rule called %j at %s is %j", (name, unit, taken, id) => {
  expect(newRuleId(name, unit, new Set(taken))).toBe(id);
});

test("ids are codes, however long name and unit are", () => {
  const unit = `U${"9".repeat(63)}`;
  const first = newRuleId("Một cái tên dài đến mức không ai đọc hết được nó", unit, new Set());
  const second = newRuleId("Một cái tên dài đến mức không ai đọc hết được nó", unit, new Set([first]));
  expect(second).not.toBe(first);
  for (const id of [first, second]) expect(alertRuleIdSchema.safeParse(id).success, id).toBe(true);
});
