import type { AgeingBucket } from "@ioc/protocol/hotspots.ts";
import type { Language } from "../language/language.ts";
import { hotspotWords } from "./hotspot-words.ts";

/** For how many working days something has been overdue, in words. */
export function ageText(language: Language, { fromDays, toDays }: Pick<AgeingBucket, "fromDays" | "toDays">): string {
  if (typeof toDays !== "number") return hotspotWords.textOf(language, "ageingOver", { days: fromDays - 1 });
  if (toDays === 0) return hotspotWords.textOf(language, "ageingToday");
  return hotspotWords.textOf(language, "ageingDays", { from: fromDays, to: toDays });
}
