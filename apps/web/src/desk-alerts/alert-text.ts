import { isRate } from "@ioc/domain/alert/metric.ts";
import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Language } from "../language/language.ts";
import { metricText } from "../numbers/metric-text.ts";
import { numberNames } from "../numbers/number-names.ts";
import { alertWords } from "./alert-words.ts";

/** What the number is called. */
export function metricName(language: Language, metric: Alert["metric"]): string {
  return isRate(metric)
    ? numberNames.textOf(language, `rate_${metric}`)
    : numberNames.textOf(language, `name_${metric}`);
}

/** A value of its metric: "8,3%", "41". */
export function valueText(
  language: Language,
  value: number,
  metric: Alert["metric"],
  threshold?: number | null,
): string {
  return metricText(language, value, isRate(metric), threshold);
}

/**
 * An alert's value against its threshold, in words. What fires stands until it has come back far enough, so its value
 * may be on the right side of the threshold already: then that is not said to be crossed.
 */
export function alertSentence(language: Language, alert: Alert): string {
  const { metric, value, threshold, direction, state } = alert;
  const name = metricName(language, metric);
  if (value === null) return alertWords.textOf(language, "silent");
  const shown = { metric: name, value: valueText(language, value, metric, threshold) };
  if (threshold === null || state === "noData") return alertWords.textOf(language, "silentBefore", shown);
  const isBeyond = direction === "above" ? value > threshold : value < threshold;
  return alertWords.textOf(language, isBeyond ? `beyond_${direction}` : "within", {
    ...shown,
    threshold: valueText(language, threshold, metric),
  });
}
