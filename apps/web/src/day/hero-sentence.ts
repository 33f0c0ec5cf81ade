import type { Language } from "../language/language.ts";
import { civilTimeOf, clockTime, formatDayOfYear, weekdayName } from "../numbers/civil-time.ts";
import { dayName } from "../numbers/day-name.ts";
import { type Clause, numberSlot, textSlot } from "../stage/clause.ts";
import type { Picture } from "../stage/picture.ts";
import { unitsIn } from "../stage/units-in.ts";
import { isComparable } from "./is-comparable.ts";

/** The first sentence of the wall: its number is the first word, the clauses follow in order of weight. */
export interface HeroSentence {
  readonly head: "overdueDossiers" | "newDossiers";
  readonly measure: "overdue" | "received";
  readonly value: number;
  readonly clauses: readonly Clause[];
}

/**
 * The rules, the first that holds decides:
 * 1. the line is lost: only as of when the number is;
 * 2. a working day before its first session and nothing received: when it opens, what it must return;
 * 3. a day off: that it is one, and when work begins again;
 * 4. many units silent: the number may be too low;
 * 5. else: against the same clock time of the previous working day if there was anything, and what is still due today.
 */
export function heroSentence(picture: Picture, language: Language, lost: boolean): HeroSentence {
  const { measures } = picture.board;
  const overdue = { head: "overdueDossiers", measure: "overdue", value: measures.overdue } as const;
  if (lost) return { ...overdue, clauses: [{ key: "asOf", slots: { time: textSlot(clockTime(picture.asOf)) } }] };
  if (picture.stage === "beforeOpening" && measures.received === 0) {
    return { head: "newDossiers", measure: "received", value: 0, clauses: beforeOpening(picture) };
  }
  if (picture.stage === "dayOff") return { ...overdue, clauses: dayOff(picture, language) };
  if (picture.manyStale) {
    const { stale, never } = picture.board.freshness;
    const silent = numberSlot(stale + never, { more: unitsIn("stale", "never") });
    return { ...overdue, clauses: [{ key: "lateMayBeMore", slots: { units: silent } }] };
  }
  return { ...overdue, clauses: [comparison(picture, language), due(picture)] };
}

function beforeOpening(picture: Picture): Clause[] {
  const { opensAt } = picture.overview.today;
  const { dueToday } = picture.board.measures;
  const clauses: Clause[] = [];
  if (opensAt) clauses.push({ key: "opensAt", slots: { time: textSlot(civilTimeOf(opensAt).minute) } });
  if (dueToday > 0) {
    clauses.push({
      key: "mustReturnToday",
      count: dueToday,
      slots: { dueToday: numberSlot(dueToday, { measure: "dueToday" }) },
    });
  }
  return clauses;
}

function dayOff(picture: Picture, language: Language): Clause[] {
  const { nextOpensAt } = picture.overview.today;
  const clauses: Clause[] = [{ key: "dayOff", slots: { weekday: textSlot(weekdayName(language, picture.today)) } }];
  if (nextOpensAt) {
    const { date, minute } = civilTimeOf(nextOpensAt);
    clauses.push({
      key: "opensAgain",
      slots: {
        time: textSlot(minute),
        weekday: textSlot(weekdayName(language, date)),
        date: textSlot(formatDayOfYear(date)),
      },
    });
  }
  return clauses;
}

function comparison(picture: Picture, language: Language): Clause {
  if (!isComparable(picture.overview)) return { key: "notComparableYet", slots: {} };
  const { previous } = picture.overview;
  const difference = picture.board.measures.overdue - previous.measures.overdue;
  const day = textSlot(dayName(language, previous.date, picture.today));
  if (difference === 0) return { key: "sameAs", slots: { day } };
  const of = { measure: "overdue", more: { sum: { kind: "difference" } } } as const;
  const slots = { difference: numberSlot(Math.abs(difference), of), day };
  return { key: difference < 0 ? "fewerThan" : "moreThan", slots };
}

function due(picture: Picture): Clause {
  const { dueToday } = picture.board.measures;
  const { closesAt } = picture.overview.today;
  if (dueToday === 0) return { key: "dueTodayNone", slots: {} };
  const slots = { dueToday: numberSlot(dueToday, { measure: "dueToday" }) };
  if (!closesAt || picture.stage === "closed") return { key: "dueSinceClosed", count: dueToday, slots };
  return { key: "dueBefore", count: dueToday, slots: { ...slots, time: textSlot(civilTimeOf(closesAt).minute) } };
}
