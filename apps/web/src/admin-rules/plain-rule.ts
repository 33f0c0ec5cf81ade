import type { AlertRule, AlertRuleBody, AlertRuleEntry } from "@ioc/protocol/alert-rules.ts";
import { type Json, jsonDifferences } from "../desk/json-differences.ts";
import type { RuleBody } from "./rule-draft.ts";

/** What a rule says, without its id and who put it when. */
export function plainRule(rule: AlertRule | AlertRuleEntry | AlertRuleBody): RuleBody {
  const { name, metric, scope, period, direction, warning, critical, forMinutes, keepFiringMinutes } = rule;
  const { minSample, workingTime, noData, escalateAfterMinutes, enabled } = rule;
  return {
    ...{ name, metric, scope, period, direction, warning, critical, forMinutes, keepFiringMinutes },
    ...{ minSample, workingTime, noData, escalateAfterMinutes, enabled },
  };
}

/** An absent member and null say the same. */
export function isSameRule(one: RuleBody, other: RuleBody): boolean {
  return jsonDifferences(jsonOf(one), jsonOf(other)).length === 0;
}

function jsonOf(rule: RuleBody): Json {
  return JSON.parse(JSON.stringify(rule)) as Json;
}
