import type { Day } from "../time/civil-date.ts";

/** A year, a month or a day, by its number. */
export interface Span {
  readonly kind: "year" | "month" | "day";
  readonly index: number;
}

/** Months since January 1970. */
export function monthOf(day: Day): number {
  const { year, month } = yearAndMonth(day);
  return (year - 1970) * 12 + (month - 1);
}

export function yearOf(day: Day): number {
  return yearAndMonth(day).year;
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

/** Civil day of the first of a month counted from January 1970 (days-from-civil, proleptic Gregorian). */
function firstOfMonth(month: number): Day {
  const year = 1970 + Math.floor(month / 12);
  const inYear = month - (year - 1970) * 12 + 1;
  const shifted = inYear <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (inYear + (inYear > 2 ? -3 : 9)) + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function yearAndMonth(day: Day): { year: number; month: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month };
}
