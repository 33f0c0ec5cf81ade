import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Measure, Rate } from "@ioc/protocol/names.ts";
import type { Language } from "../language/language.ts";
import { numberNames } from "./number-names.ts";

/**
 * What the rule of an alert is called. A rule has one name, in the language of those who made it: in another one it is
 * called by the number that it looks at, unless it tells of silence, which is no number.
 */
export function ruleText(
  language: Language,
  { ruleName, metric, threshold }: Pick<Alert, "ruleName" | "metric" | "threshold">,
  isRate: boolean,
): string {
  if (language === "vi" || threshold === null) return ruleName;
  return numberNames.textOf(language, isRate ? `rate_${metric as Rate}` : `name_${metric as Measure}`);
}
