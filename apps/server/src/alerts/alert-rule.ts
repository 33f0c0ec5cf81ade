import type { AlertTerms, Threshold } from "@ioc/domain/alert/alert-terms.ts";
import { elapsedAtWork, elapsedByClock } from "@ioc/domain/alert/elapsed.ts";
import type { AlertRuleBody, Threshold as WireThreshold } from "@ioc/protocol/alert-rules.ts";
import type { Reference } from "../reference/reference.ts";

/** What a rule says; the reason of its version stands beside it. */
export type RuleDoc = Omit<AlertRuleBody, "reason">;

/** One version of a rule. */
export interface StoredRule {
  readonly id: string;
  readonly version: number;
  /** The number of the unit of its scope. */
  readonly unit: number;
  readonly doc: RuleDoc;
  readonly changedBy: string | null;
  readonly changedAt: number;
  readonly reason: string | null;
}

const MINUTE_MS = 60_000;

/** A rule as the machine takes it, by the calendar in force. */
export function termsOf(doc: RuleDoc, { calendar, zone }: Pick<Reference, "calendar" | "zone">): AlertTerms {
  const { escalateAfterMinutes } = doc;
  return {
    direction: doc.direction,
    thresholds: { warning: thresholdOf(doc.warning), critical: thresholdOf(doc.critical) },
    forMs: doc.forMinutes * MINUTE_MS,
    keepFiringMs: doc.keepFiringMinutes * MINUTE_MS,
    minSample: doc.minSample,
    noData: doc.noData,
    escalateAfterMs: escalateAfterMinutes == null ? undefined : escalateAfterMinutes * MINUTE_MS,
    elapsedMs: doc.workingTime ? elapsedAtWork(calendar, zone) : elapsedByClock,
  };
}

/** ALR-11: whether one version asks something else than another, so that what fires by the one does not by the other. */
export function asksOtherwise(before: RuleDoc, after: RuleDoc): boolean {
  return before.metric !== after.metric || before.period !== after.period || before.direction !== after.direction;
}

function thresholdOf(threshold: WireThreshold | null | undefined): Threshold | undefined {
  return threshold == null ? undefined : { fire: threshold.fire, clear: threshold.clear ?? undefined };
}
