import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { Language } from "../language/language.ts";
import { dossierWords } from "./dossier-words.ts";
import type { TimeStanding } from "./time-standing.ts";

const MINUTE_MS = 60_000;

/** "còn 2 giờ 28", "trễ 15 ngày"; of what is closed its state. */
export function standingText(language: Language, standing: TimeStanding, state: DossierItem["state"]): string {
  const text = (key: Parameters<typeof dossierWords.textOf>[1], values?: Record<string, string | number>): string =>
    dossierWords.textOf(language, key, values);
  switch (standing.kind) {
    case "hours":
      return hoursText(standing.leftMs, text);
    case "days":
      return standing.days === 0 ? text("leftToday") : text("leftDays", { count: standing.days });
    case "late":
      return standing.days === 0 ? text("lateToday") : text("late", { count: standing.days });
    case "suspended":
      return standing.days === 0 ? text("suspendedToday") : text("suspendedFor", { count: standing.days });
    case "none":
      return state === "open" ? text("noDeadline") : text(`state_${state}`);
  }
}

/** Rounded down: nobody has longer than it says. */
function hoursText(
  leftMs: number,
  text: (
    key: "leftHours" | "leftWholeHours" | "leftMinutes" | "leftUnderMinute" | "leftNoWork",
    values?: Record<string, string | number>,
  ) => string,
): string {
  if (leftMs <= 0) return text("leftNoWork");
  const minutes = Math.floor(leftMs / MINUTE_MS);
  if (minutes === 0) return text("leftUnderMinute");
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return text("leftMinutes", { count: minutes });
  const rest = minutes % 60;
  return rest === 0
    ? text("leftWholeHours", { count: hours })
    : text("leftHours", { hours, minutes: String(rest).padStart(2, "0") });
}
