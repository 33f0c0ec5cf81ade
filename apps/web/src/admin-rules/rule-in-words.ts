import type { Threshold } from "@ioc/protocol/alert-rules.ts";
import type { Json } from "../desk/json-differences.ts";
import { type Language, LOCALE } from "../language/language.ts";
import type { RuleBody } from "./rule-draft.ts";
import { limitText } from "./rule-sentence.ts";
import { ruleWords } from "./rule-words.ts";

const MEMBERS = [
  "name",
  "metric",
  "scope",
  "unit",
  "each",
  "period",
  "direction",
  "warning",
  "critical",
  "fire",
  "clear",
  "forMinutes",
  "keepFiringMinutes",
  "minSample",
  "workingTime",
  "noData",
  "escalateAfterMinutes",
  "enabled",
] as const;

/** A rule member by member in the words of the page, to be compared with another version of it. */
export function ruleInWords(language: Language, rule: RuleBody, unitName: (code: string) => string): Json {
  const say = ruleWords.textOf;
  const number = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 4 });
  const limits = (threshold: Threshold | null | undefined): Json =>
    threshold == null
      ? null
      : {
          fire: limitText(language, rule.metric, threshold.fire),
          clear: threshold.clear == null ? null : limitText(language, rule.metric, threshold.clear),
        };
  return {
    name: rule.name,
    metric: say(language, `metric_${rule.metric}`),
    scope: { unit: unitName(rule.scope.unit), each: say(language, `each_${rule.scope.each}`) },
    period: say(language, `period_${rule.period}`),
    direction: say(language, `direction_${rule.direction}`),
    warning: limits(rule.warning),
    critical: limits(rule.critical),
    forMinutes: number.format(rule.forMinutes),
    keepFiringMinutes: number.format(rule.keepFiringMinutes),
    minSample: number.format(rule.minSample),
    workingTime: rule.workingTime,
    noData: say(language, `silence_${rule.noData}`),
    escalateAfterMinutes: rule.escalateAfterMinutes == null ? null : number.format(rule.escalateAfterMinutes),
    enabled: rule.enabled,
  };
}

/** What a member of it is called; undefined of what is none. */
export function memberWord(language: Language, member: string): string | undefined {
  const known = MEMBERS.find((name) => name === member);
  return known && ruleWords.textOf(language, `member_${known}`);
}
