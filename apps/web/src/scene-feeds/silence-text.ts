import type { Language } from "../language/language.ts";
import { feedsWords } from "./feeds-words.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long something lasted, in the largest unit that it fills at least twice: "95 phút", "3 giờ", "2 ngày". */
export function silenceText(language: Language, ms: number): string {
  if (ms >= 2 * DAY_MS) return feedsWords.textOf(language, "days", { count: Math.floor(ms / DAY_MS) });
  if (ms >= 2 * HOUR_MS) return feedsWords.textOf(language, "hours", { count: Math.floor(ms / HOUR_MS) });
  return feedsWords.textOf(language, "minutes", { count: Math.max(0, Math.floor(ms / MINUTE_MS)) });
}
