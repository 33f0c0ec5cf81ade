import type { Language } from "../language/language.ts";
import { hotspotWords } from "./hotspot-words.ts";

const KEYS = ["weekday_0", "weekday_1", "weekday_2", "weekday_3", "weekday_4", "weekday_5", "weekday_6"] as const;

/** "T3", "CN"; "Tue". */
export function weekdayShort(language: Language, date: string): string {
  return hotspotWords.textOf(language, KEYS[new Date(date).getUTCDay()] ?? "weekday_0");
}
