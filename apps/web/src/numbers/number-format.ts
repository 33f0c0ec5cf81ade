import { type Language, LOCALE } from "../language/language.ts";

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(LOCALE[language], options);
    formats.set(key, format);
  }
  return format;
}

/** 1.234.567 in Vietnamese, 1,234,567 in English. */
export function formatCount(language: Language, value: number): string {
  return formatOf(language, { maximumFractionDigits: 0 }).format(value);
}

/** A difference with its sign: +104, −18. Zero has none. */
export function formatChange(language: Language, value: number): string {
  const digits = formatCount(language, Math.abs(value));
  if (value === 0) return digits;
  return value > 0 ? `+${digits}` : `\u2212${digits}`;
}

/**
 * A rate as per cent, without the sign: "97,91". Rounding never carries it up to a bar that it does not reach, neither
 * to 100% nor to any of `bars` (targets), so that "98,00%" is never shown beside "below 98%".
 */
export function formatPercent(
  language: Language,
  value: number,
  fractionDigits: number,
  bars: readonly number[] = [],
): string {
  const step = 10 ** -(fractionDigits + 2);
  const rounded = Math.round(value / step) * step;
  const carried = [1, ...bars].some((bar) => value < bar && rounded >= bar - step / 1000);
  const shown = carried ? Math.floor(value / step + 1e-9) * step : rounded;
  return formatOf(language, { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits }).format(
    shown * 100,
  );
}

/** A distance between two rates as percentage points: "5,0". Where there is one it is never shown as none. */
export function formatPoints(language: Language, difference: number): string {
  const points = difference * 100;
  const shown = points === 0 ? 0 : Math.sign(points) * Math.max(0.1, Math.abs(points));
  return formatOf(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(shown);
}

/** A target: as many decimals as it has, at most two, with the sign: "98%". */
export function formatTarget(language: Language, value: number): string {
  return `${formatOf(language, { maximumFractionDigits: 2 }).format(value * 100)}%`;
}
