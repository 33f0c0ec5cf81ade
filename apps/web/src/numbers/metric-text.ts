import type { Language } from "../language/language.ts";
import { formatCount, formatPercent } from "./number-format.ts";

/**
 * A value of any metric, and a threshold of it: a rate as per cent with one decimal if it needs one, else a count.
 * Rounding never carries a rate up to the threshold that it stands below.
 */
export function metricText(language: Language, value: number, asRate: boolean, threshold?: number | null): string {
  if (!asRate) return formatCount(language, value);
  const isWhole = Number.isInteger(Math.round(value * 1e6) / 1e4);
  return `${formatPercent(language, value, isWhole ? 0 : 1, threshold == null ? [] : [threshold])}%`;
}
