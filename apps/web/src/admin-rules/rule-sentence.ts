import { isRate, type Metric } from "@ioc/domain/alert/metric.ts";
import { SEVERITIES } from "@ioc/domain/alert/severity.ts";
import type { Language } from "../language/language.ts";
import { LOCALE } from "../language/language.ts";
import { countedThing, denominatorOf, isOfMoment } from "./metric-groups.ts";
import type { RuleBody } from "./rule-draft.ts";
import { ruleWords } from "./rule-words.ts";

/** A threshold as people say it: "5%", "9 hồ sơ". */
export function limitText(language: Language, metric: Metric, value: number): string {
  const number = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 4 });
  if (isRate(metric)) return `${number.format(Number((value * 100).toPrecision(12)))}%`;
  return `${number.format(value)} ${ruleWords.textOf(language, `thing_${countedThing(metric)}`)}`;
}

/** What a rule says, in words. */
export function ruleSentence(language: Language, rule: RuleBody, unitName: string): string {
  const say = ruleWords.textOf;
  const { metric, direction, scope, period, forMinutes, minSample } = rule;
  const where = say(language, `say_${scope.each}`, { unit: unitName });
  const levels = SEVERITIES.flatMap((severity) => {
    const threshold = rule[severity];
    if (threshold == null) return [];
    const { fire, clear } = threshold;
    const fires = say(language, `say_${severity}_${direction}`, { fire: limitText(language, metric, fire) });
    if (clear == null || clear === fire) return [fires];
    return [fires + say(language, `say_until_${direction}`, { clear: limitText(language, metric, clear) })];
  });
  if (levels.length === 0) return capital(say(language, "say_silenceAlone", { where }));
  const sample = denominatorOf(metric);
  const number = new Intl.NumberFormat(LOCALE[language]);
  const sentences = [
    say(language, "say_value", {
      metric: say(language, `metric_${metric}`),
      where,
      period: isOfMoment(metric) ? "" : say(language, "say_in", { period: say(language, `period_${period}`) }),
      levels: levels.join("; "),
    }),
    ...(forMinutes > 0 ? [say(language, rule.workingTime ? "say_forWorking" : "say_for", { count: forMinutes })] : []),
    ...(sample !== undefined && minSample > 0
      ? [say(language, "say_sample", { count: number.format(minSample), things: sampleText(language, metric) })]
      : []),
    ...(rule.noData === "alert" ? [say(language, "say_silence")] : []),
  ];
  return capital(sentences.join(" "));
}

/** What a rate is a part of: "hồ sơ đang giải quyết"; empty of what is no rate. */
export function sampleText(language: Language, metric: Metric): string {
  const sample = denominatorOf(metric);
  return sample === undefined ? "" : ruleWords.textOf(language, `sample_${sample}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
