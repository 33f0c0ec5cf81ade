import { civilFromDay, type Day, dayFromCivil } from "../time/civil-date.ts";

/** A year, a month or a day, by its number. */
export interface Span {
  readonly kind: "year" | "month" | "day";
  readonly index: number;
}

/** Months since January 1970. */
export function monthOf(day: Day): number {
  const { year, month } = civilFromDay(day);
  return (year - 1970) * 12 + (month - 1);
}

export function yearOf(day: Day): number {
  return civilFromDay(day).year;
}

/**
 * The fewest held years, months and days that make up [from, to]. Only what is held is named, so an unbounded range
 * costs no more than what lies in it.
 */
export function* spansBefore(
  from: Day,
  to: Day,
  years: ReadonlyMap<number, unknown>,
  months: ReadonlyMap<number, unknown>,
  days: ReadonlyMap<Day, unknown>,
): Generator<Span> {
  if (from > to) return;
  const wholeYears = new Set<number>();
  for (const year of years.keys()) {
    if (firstOfMonth((year - 1970) * 12) >= from && firstOfMonth((year - 1969) * 12) - 1 <= to) {
      wholeYears.add(year);
      yield { kind: "year", index: year };
    }
  }
  const edgeMonths = new Set<number>();
  for (const month of months.keys()) {
    if (wholeYears.has(1970 + Math.floor(month / 12))) continue;
    const first = firstOfMonth(month);
    const last = firstOfMonth(month + 1) - 1;
    if (last < from || first > to) continue;
    if (first >= from && last <= to) yield { kind: "month", index: month };
    else edgeMonths.add(month);
  }
  for (const month of edgeMonths) {
    const last = Math.min(to, firstOfMonth(month + 1) - 1);
    for (let day = Math.max(from, firstOfMonth(month)); day <= last; day += 1) {
      if (days.has(day)) yield { kind: "day", index: day };
    }
  }
}

function firstOfMonth(month: number): Day {
  const year = 1970 + Math.floor(month / 12);
  return dayFromCivil(year, month - (year - 1970) * 12 + 1, 1);
}
