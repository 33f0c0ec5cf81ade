import type { Language } from "../language/language.ts";
import { clockTime } from "../numbers/civil-time.ts";
import { dayName } from "../numbers/day-name.ts";
import { type Clause, numberSlot, textSlot } from "../stage/clause.ts";
import type { Picture } from "../stage/picture.ts";
import { unitsIn } from "../stage/units-in.ts";
import { isComparable } from "./is-comparable.ts";

/** What stands under the day's flow: what it is to be measured by, or what it leaves out. */
export function flowNote(
  picture: Picture,
  measure: "received" | "resolved",
  language: Language,
  lost: boolean,
): Clause {
  if (lost) return { key: "until", slots: { time: textSlot(clockTime(picture.asOf)) } };
  if (picture.stage === "dayOff") return { key: "dayOffShort", slots: {} };
  if (picture.manyStale) {
    const sending = numberSlot(picture.sending, { more: unitsIn("live", "quiet") });
    const units = numberSlot(picture.units, { more: unitsIn("live", "quiet", "stale", "never") });
    return { key: "byUnits", slots: { sending, units } };
  }
  if (!isComparable(picture.overview)) return { key: "notComparable", slots: {} };
  const { previous } = picture.overview;
  const day = textSlot(dayName(language, previous.date, picture.today));
  const before = previous.measures[measure];
  const now = picture.board.measures[measure];
  if (now === before) return { key: "equalTo", slots: { day } };
  const change = numberSlot(Math.abs(now - before), { measure, more: { sum: { kind: "difference" } } });
  return { key: now > before ? "moreTo" : "fewerTo", slots: { change, day } };
}
