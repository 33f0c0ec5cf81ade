import { civilFromDay, type Day, dayFromCivil, weekday } from "../time/civil-date.ts";
import type { Period } from "./period.ts";

/** Periods that are named by their civil unit; all of them end on the day that is looked at. */
export const RELATIVE_PERIODS = ["today", "week", "month", "quarter", "year"] as const;
export type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

/** A period that begins with its civil unit (weeks on Monday) and ends today. */
export function relativePeriod(name: RelativePeriod, today: Day): Period {
  return { from: wholePeriod(name, today).from, to: today };
}

/** The civil unit that a day lies in, from its first day to its last. */
export function wholePeriod(name: RelativePeriod, day: Day): Period {
  const { year, month } = civilFromDay(day);
  switch (name) {
    case "today":
      return { from: day, to: day };
    case "week": {
      const from = day - weekday(day);
      return { from, to: from + 6 };
    }
    case "month":
      return monthsFrom(year, month, 1);
    case "quarter":
      return monthsFrom(year, month - ((month - 1) % 3), 3);
    case "year":
      return monthsFrom(year, 1, 12);
  }
}

/** The whole civil unit before the one that a day lies in (RNK-2). */
export function wholePeriodBefore(name: RelativePeriod, day: Day): Period {
  return wholePeriod(name, wholePeriod(name, day).from - 1);
}

/** As many days as a period has, right before it (RNK-2). */
export function daysBefore({ from, to }: Period): Period {
  return { from: from - (to - from + 1), to: from - 1 };
}

function monthsFrom(year: number, month: number, count: number): Period {
  const next = month + count;
  const end = next > 12 ? dayFromCivil(year + 1, next - 12, 1) : dayFromCivil(year, next, 1);
  return { from: dayFromCivil(year, month, 1), to: end - 1 };
}
