import type { RuleBody } from "./rule-draft.ts";

/** What a new rule begins with: office hours, half an hour, and no level yet. */
export const EMPTY_RULE: RuleBody = {
  name: "",
  metric: "overdueShare",
  scope: { unit: "", each: "child" },
  period: "month",
  direction: "above",
  warning: null,
  critical: null,
  forMinutes: 30,
  keepFiringMinutes: 60,
  minSample: 20,
  workingTime: true,
  noData: "ignore",
  escalateAfterMinutes: 240,
  enabled: true,
};
