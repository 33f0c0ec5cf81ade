import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { standingText } from "../dossier-parts/standing-text.ts";
import { timeStanding } from "../dossier-parts/time-standing.ts";
import { type Language, LOCALE } from "../language/language.ts";
import { formatPercent } from "../numbers/number-format.ts";
import { lateWords } from "./late-words.ts";

/** A number with one decimal where it has any: "5", "2,5". */
export function decimalText(language: Language, value: number): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1 }).format(value);
}

/** A chance in whole per cent. What may happen is never shown as 0%, nor what may not as 100%. */
export function chanceText(language: Language, chance: number): string {
  if (chance > 0 && chance < 0.01) return "<1%";
  return `${formatPercent(language, chance, 0)}%`;
}

/** What is left to its deadline as all pages of the desk say it: "còn 2 giờ 28", "còn 3 ngày"; of what is suspended for how long it is. */
export function leftText(language: Language, dossier: DossierItem, asOf: string): string {
  return standingText(language, timeStanding(dossier, Date.parse(asOf)), dossier.state);
}

/** Working time in words: hours within a day, else days. */
export function useWorkingTime(hoursOfDay: number): (hours: number) => string {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  return (hours) =>
    hours < hoursOfDay
      ? text("hours", { count: decimalText(language, hours) })
      : text("days", { count: hours / hoursOfDay, number: decimalText(language, hours / hoursOfDay) });
}
