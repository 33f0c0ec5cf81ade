import type { Language } from "../language/language.ts";
import { textOf } from "../language/text.ts";
import { daysBetween, formatDayOfYear, weekdayName } from "./civil-time.ts";

/** How people call an earlier day: yesterday, its weekday within the last six days, else its date. */
export function dayName(language: Language, date: string, today: string): string {
  const age = daysBetween(date, today);
  if (age === 1) return textOf(language, "yesterday");
  if (age > 1 && age < 7) return weekdayName(language, date);
  return textOf(language, "onDate", { date: formatDayOfYear(date) });
}
