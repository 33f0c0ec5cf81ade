import type { Language } from "../language/language.ts";
import { textOf } from "../language/text.ts";
import { clockTime } from "../numbers/civil-time.ts";
import { dayName } from "../numbers/day-name.ts";
import { formatChange, formatCount } from "../numbers/number-format.ts";
import type { Picture } from "../stage/picture.ts";

/** What stands under the day's flow: what it is to be measured by, or what it leaves out. */
export function flowNote(
  picture: Picture,
  measure: "received" | "resolved",
  language: Language,
  lost: boolean,
): string {
  if (lost) return textOf(language, "until", { time: clockTime(picture.asOf) });
  if (picture.stage === "dayOff") return textOf(language, "dayOffShort");
  if (picture.manyStale) return textOf(language, "byUnits", { sending: picture.sending, units: picture.units });
  const { previous } = picture.overview;
  const day = dayName(language, previous.date, picture.today);
  const before = previous.measures[measure];
  const now = picture.board.measures[measure];
  if (now === 0) return textOf(language, "thatTime", { day, before: formatCount(language, before) });
  if (now === before) return textOf(language, "equalTo", { day });
  return textOf(language, "changeTo", { change: formatChange(language, now - before), day });
}
