import { type Day, weekday } from "./civil-date.ts";

/**
 * A running total over all days, each of which adds an amount ≥ 0 given by its weekday, some days excepted. Totals are
 * relative to a fixed origin: only differences have a meaning. Both questions are answered in O(log n) of the number
 * of exceptions, however far apart the days lie.
 */
export interface DayTotals {
  /** The total of all days before `day`. */
  before(day: Day): number;
  /** The first day at whose end the total has reached `target`. */
  reaching(target: number): Day;
}

/** `week` from Monday on, its sum > 0; `exceptions` replace the amount of their day, in any order, no day twice. */
export function createDayTotals(
  week: readonly number[],
  exceptions: readonly { readonly day: Day; readonly amount: number }[],
): DayTotals {
  const weekSums = [0];
  for (const amount of week) weekSums.push((weekSums.at(-1) ?? 0) + amount);
  const weekTotal = weekSums[7] ?? 0;
  if (week.length !== 7 || !(weekTotal > 0)) throw new RangeError("a week has seven days and a total above 0");

  const sorted = [...exceptions].sort((a, b) => a.day - b.day);
  const days = sorted.map(({ day }) => day);
  const corrections = [0];
  for (const { day, amount } of sorted) {
    corrections.push((corrections.at(-1) ?? 0) + amount - (week[weekday(day)] ?? 0));
  }
  const lowestCorrection = Math.min(...corrections);
  const highestCorrection = Math.max(...corrections);

  const exceptionsBefore = (day: Day): number => {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((days[middle] as number) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const before = (day: Day): number => {
    // Weeks are counted from Monday 1969-12-29, day -3.
    const weeks = Math.floor((day + 3) / 7);
    const dayOfWeek = day + 3 - weeks * 7;
    const byWeek = weeks * weekTotal + (weekSums[dayOfWeek] as number);
    return byWeek + (corrections[exceptionsBefore(day)] as number);
  };

  const reaching = (target: number): Day => {
    // Corrections stay between their extremes, which leaves few weeks to search.
    let low = (Math.floor((target - highestCorrection) / weekTotal) - 1) * 7 - 3;
    let high = Math.ceil((target - lowestCorrection) / weekTotal) * 7 - 4;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (before(middle + 1) >= target) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return { before, reaching };
}
