import type { Language } from "../language/language.ts";
import { textOf } from "../language/text.ts";
import { clockTime } from "../numbers/civil-time.ts";
import { dayName } from "../numbers/day-name.ts";
import { formatChange, formatCount } from "../numbers/number-format.ts";
import type { Scene } from "./scene.ts";

/** What stands under the day's flow: what it is to be measured by, or what it leaves out. */
export function flowNote(scene: Scene, measure: "received" | "resolved", language: Language, lost: boolean): string {
  if (lost) return textOf(language, "until", { time: clockTime(scene.asOf) });
  if (scene.stage === "dayOff") return textOf(language, "dayOffShort");
  if (scene.manyStale) return textOf(language, "byUnits", { sending: scene.sending, units: scene.units });
  const { previous } = scene.overview;
  const day = dayName(language, previous.date, scene.today);
  const before = previous.measures[measure];
  const now = scene.board.measures[measure];
  if (now === 0) return textOf(language, "thatTime", { day, before: formatCount(language, before) });
  if (now === before) return textOf(language, "equalTo", { day });
  return textOf(language, "changeTo", { change: formatChange(language, now - before), day });
}
