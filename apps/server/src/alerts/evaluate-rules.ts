import type { Retirement } from "@ioc/domain/alert/alert-effect.ts";
import { isOver } from "@ioc/domain/alert/alert-state.ts";
import type { AlertTerms } from "@ioc/domain/alert/alert-terms.ts";
import type { Reading } from "@ioc/domain/alert/judge-reading.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Reference } from "../reference/reference.ts";
import type { AlertMemory } from "./alert-memory.ts";
import type { AlertRecord } from "./alert-record.ts";
import { asksOtherwise, type StoredRule, termsOf } from "./alert-rule.ts";
import { Inhibition } from "./inhibition.ts";
import { type AlertMove, lookAtAlert } from "./look-at-alert.ts";
import type { Readings } from "./rule-readings.ts";
import { silencing } from "./silencing.ts";

export interface EvaluationParts {
  readonly memory: AlertMemory;
  readonly reference: Reference;
  readonly readings: { of(rule: StoredRule): Readings };
  readonly now: number;
}

const NO_ALERTS: ReadonlyMap<number, AlertRecord> = new Map();

/** Takes every alert of every rule one look on, and gives back those that are not what they were. */
export function evaluateRules({ memory, reference, readings, now }: EvaluationParts): AlertMove[] {
  const today = reference.tree.on(dayOf(reference.zone, now));
  const holding = memory.rules.filter(({ doc }) => doc.enabled).map((rule) => ({ rule, seen: readings.of(rule) }));
  const inhibition = new Inhibition(holding, today);
  const silenceOf = silencing(memory.silencesAt(now), today);
  const moves: AlertMove[] = [];
  const look = (rule: StoredRule, terms: AlertTerms, unit: number, seen: Reading | Retirement): void => {
    const before = memory.alertsOf(rule.id)?.get(unit) ?? null;
    const isSilent = typeof seen !== "string" && seen.isSilent && terms.noData === "alert";
    const inhibitedBy = isSilent ? inhibition.above(unit) : null;
    const silence = silenceOf(rule.id, unit)?.id ?? null;
    const move = lookAtAlert({ rule, terms, unit, now, seen, before, inhibitedBy, silence });
    if (move !== undefined) moves.push(move);
  };
  for (const { rule, seen } of holding) {
    const terms = termsOf(rule.doc, reference);
    const known = memory.alertsOf(rule.id) ?? NO_ALERTS;
    for (const [unit, reading] of seen) {
      // What asked something else ends as such; the next look begins it anew.
      look(rule, terms, unit, isOfOtherQuestion(known.get(unit), rule, memory) ? "ruleChanged" : reading);
    }
    for (const unit of known.keys()) if (!seen.has(unit)) look(rule, terms, unit, "unitLeft");
  }
  for (const [id, alerts] of memory.alerts()) {
    if (holding.some(({ rule }) => rule.id === id)) continue;
    const present = memory.rules.find((rule) => rule.id === id);
    for (const [unit, alert] of alerts) {
      const rule = present ?? memory.ruleOf(alert);
      look(rule, termsOf(rule.doc, reference), unit, present === undefined ? "ruleDeleted" : "ruleDisabled");
    }
  }
  return moves;
}

/** ALR-11: whether an alert that is not over began by a version of its rule that asked something else. */
function isOfOtherQuestion(alert: AlertRecord | undefined, rule: StoredRule, memory: AlertMemory): boolean {
  if (alert === undefined || alert.ruleVersion === rule.version || isOver(alert.machine.name)) return false;
  return asksOtherwise(memory.ruleOf(alert).doc, rule.doc);
}
