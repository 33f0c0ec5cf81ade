import type { Dossier } from "@ioc/protocol/dossiers.ts";
import { type Language, LOCALE } from "../language/language.ts";
import { dossierWords } from "./dossier-words.ts";

/** "5 ngày làm việc" */
export function limitText(language: Language, { amount, unit }: NonNullable<Dossier["limit"]>): string {
  if (unit === "workingDay" && amount === 0) return dossierWords.textOf(language, "limitSameDay");
  const number = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 4 }).format(amount);
  return dossierWords.textOf(language, `limit_${unit}`, { count: amount, number });
}
