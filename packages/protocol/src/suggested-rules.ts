import type { AlertRuleEntry } from "./alert-rules.ts";

/** Working minutes. */
const HALF_AN_HOUR = 30;
const HOUR = 60;

/** What most of the rules have in common: judged in office hours, told in office hours. */
const USUAL = {
  forMinutes: HALF_AN_HOUR,
  keepFiringMinutes: HOUR,
  minSample: 0,
  workingTime: true,
  noData: "ignore",
  escalateAfterMinutes: 4 * HOUR,
  enabled: true,
} as const;

const SUGGESTED: readonly Omit<AlertRuleEntry, "scope">[] = [
  {
    ...USUAL,
    id: "overdue-share",
    name: "Tỷ lệ hồ sơ quá hạn cao",
    metric: "overdueShare",
    period: "month",
    direction: "above",
    warning: { fire: 0.05, clear: 0.04 },
    critical: { fire: 0.1, clear: 0.08 },
    // Three of ten are a third of little: a share speaks of a unit only if that has something to do.
    minSample: 20,
  },
  {
    ...USUAL,
    id: "overdue-count",
    name: "Nhiều hồ sơ quá hạn",
    metric: "overdue",
    period: "month",
    direction: "above",
    warning: { fire: 9, clear: 7 },
    critical: { fire: 19, clear: 16 },
  },
  {
    ...USUAL,
    id: "on-time-rate",
    name: "Tỷ lệ đúng hạn thấp",
    metric: "onTime",
    period: "month",
    direction: "below",
    warning: { fire: 0.95, clear: 0.96 },
    critical: { fire: 0.85, clear: 0.87 },
    minSample: 20,
  },
  {
    ...USUAL,
    id: "at-risk",
    name: "Nhiều hồ sơ sắp đến hạn",
    metric: "atRisk",
    period: "today",
    direction: "above",
    warning: { fire: 39, clear: 34 },
  },
  {
    ...USUAL,
    id: "digitization",
    name: "Số hóa thành phần hồ sơ dưới mục tiêu",
    metric: "componentsDigitized",
    period: "month",
    direction: "below",
    warning: { fire: 0.3, clear: 0.33 },
    forMinutes: 4 * HOUR,
    minSample: 30,
    escalateAfterMinutes: null,
  },
  {
    ...USUAL,
    // No number says that a line is silent, so the rule has no threshold.
    id: "feed-silent",
    name: "Mất tín hiệu trong giờ làm việc",
    metric: "received",
    period: "today",
    direction: "below",
    forMinutes: 0,
    keepFiringMinutes: 0,
    noData: "alert",
    escalateAfterMinutes: 2 * HOUR,
  },
];

/** Of a code, as rules and units have them. */
const LONGEST_ID = 64;

/**
 * The rules that we suggest, for a unit and each unit directly below it. They are offered, never silently put in force:
 * what is late enough to be told is for whoever runs the province to say.
 */
export function suggestedRules(unit: string): AlertRuleEntry[] {
  return SUGGESTED.map((rule) => ({ ...rule, id: idFor(rule.id, unit), scope: { unit, each: "child" } }));
}

/** Rules are replaced by their id: those of one unit must not take the place of another's. */
function idFor(rule: string, unit: string): string {
  return `${rule}.${unit.slice(rule.length + 1 - LONGEST_ID)}`;
}
