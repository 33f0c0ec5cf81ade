import type { Severity } from "./severity.ts";

/** Why an alert is over: its value came back, its unit was heard again, or the rule does not hold there any more. */
export const RETIREMENTS = ["ruleDisabled", "ruleDeleted", "ruleChanged", "unitLeft"] as const;
export type Retirement = (typeof RETIREMENTS)[number];

/** What people have to be told. */
export type AlertEffect =
  | { readonly kind: "fired" | "raised" | "lowered"; readonly severity: Severity }
  | { readonly kind: "noData" | "escalated" | "flapping"; readonly severity: Severity }
  | { readonly kind: "resolved"; readonly severity: Severity; readonly because: "cleared" | Retirement };
