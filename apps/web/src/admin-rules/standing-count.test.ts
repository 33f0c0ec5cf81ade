import { type Alert, MOST_ALERTS } from "@ioc/protocol/alerts.ts";
import { expect, test } from "vitest";
import { standingCounts } from "./standing-count.ts";

const alert = (rule: string, state: Alert["state"], severity: Alert["severity"] = "warning"): Alert =>
  ({ rule, state, severity }) as Alert;

test("alerts that stand are counted by their rule; what waits or is over is none", () => {
  const alerts = [
    alert("a", "firing"),
    alert("a", "noData", "critical"),
    alert("a", "firing"),
    alert("b", "recovering"),
    alert("b", "pending"),
    alert("c", "resolved"),
  ];
  const { byRule, isCut } = standingCounts(alerts);
  expect(Object.fromEntries(byRule)).toEqual({
    a: { critical: 1, warning: 2 },
    b: { critical: 0, warning: 1 },
  });
  expect(isCut).toBe(false);
});

test("a list that was cut among what is not over counts the least that there are", () => {
  const full = Array.from({ length: MOST_ALERTS }, () => alert("a", "firing"));
  expect(standingCounts(full).isCut).toBe(true);
  expect(standingCounts([...full.slice(1), alert("a", "resolved")]).isCut).toBe(false);
});
