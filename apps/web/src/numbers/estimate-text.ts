import { type Language, LOCALE } from "../language/language.ts";
import { formatPercent } from "../numbers/number-format.ts";

/** From so many on an estimate has no use for decimals. */
const WHOLE_FROM = 10;

/** A number that is expected, not counted: "~12", "~2,4". What may happen is never shown as none. */
export function estimateText(language: Language, expected: number): string {
  const digits = expected < WHOLE_FROM ? 1 : 0;
  const shown = expected > 0 && expected < 0.1 ? 0.1 : expected;
  return `~${new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: digits }).format(shown)}`;
}

/** A chance in whole per cent; what may happen is never shown as 0%. */
export function chanceText(language: Language, chance: number): string {
  return chance > 0 && chance < 0.01 ? "<1%" : `${formatPercent(language, chance, 0)}%`;
}
