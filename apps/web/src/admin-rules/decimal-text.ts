import { type Language, LOCALE } from "../language/language.ts";

const SEPARATORS = { vi: { group: ".", decimal: "," }, en: { group: ",", decimal: "." } } as const;

/**
 * The digits of a number as people write it in a language: "1.234,5" in Vietnamese, "1,234.5" in English. A separator
 * that cannot stand between thousands is the decimal one in both. Undefined: it is no number.
 */
function digitsOf(language: Language, text: string): string | undefined {
  const { group, decimal } = SEPARATORS[language];
  const written = text.trim().replace("\u2212", "-").replace(/\s/g, "");
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  if (grouped.test(written)) return written.replaceAll(group, "").replace(decimal, ".");
  return /^-?\d+([.,]\d+)?$/.test(written) ? written.replace(",", ".") : undefined;
}

export function parseDecimal(language: Language, text: string): number | undefined {
  const digits = digitsOf(language, text);
  return digits === undefined ? undefined : Number(digits);
}

/** Per cent as a share: "4,1" is the very number 0.041, which 4.1 / 100 is not. */
export function parsePercent(language: Language, text: string): number | undefined {
  const digits = digitsOf(language, text.replace(/%\s*$/, ""));
  return digits === undefined ? undefined : Number(`${digits}e-2`);
}

/** A number as it stands in a field: every decimal that it has, and nothing between its thousands. */
export function decimalText(language: Language, value: number): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 10, useGrouping: false }).format(value);
}

/** A share as per cent, without the sign. */
export function percentText(language: Language, share: number): string {
  return decimalText(language, Number((share * 100).toPrecision(12)));
}
