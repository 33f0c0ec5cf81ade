import type { Language } from "../language/language.ts";
import { takeoverWords } from "./takeover-words.ts";

const MINUTE_MS = 60_000;

/** "42 phút", "5 giờ", "3 ngày": the largest unit of which there are two, so that it is never far off. */
export function durationText(language: Language, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes === 0) return takeoverWords.textOf(language, "underMinute");
  if (minutes < 120) return takeoverWords.textOf(language, "minutes", { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return takeoverWords.textOf(language, "hours", { count: hours });
  return takeoverWords.textOf(language, "days", { count: Math.floor(hours / 24) });
}
