import type { DayTree } from "../org/day-tree.ts";
import type { AlertEffect } from "./alert-effect.ts";

/** What is told in one message of all alerts of a rule that one look found. */
export interface NewsGroup {
  /** The unit above those that the alerts are at; of a topmost unit that itself. */
  readonly unit: number;
  /** The same for all that are told together. */
  readonly key: string;
}

/** ALR-12: people are told together of what has become the same of alerts below one unit, for the same reason. */
export function newsGroup(effect: AlertEffect, alertUnit: number, today: DayTree): NewsGroup {
  const unit = today.parentOf(alertUnit) ?? alertUnit;
  const because = effect.kind === "resolved" ? effect.because : "";
  return { unit, key: [unit, effect.kind, effect.severity, because].join(" ") };
}
