import {
  civilFromDay,
  type Day,
  dayFromCivil,
  daysInMonth,
  formatDay,
  parseDay,
  weekday,
} from "@ioc/domain/time/civil-date.ts";

/**
 * Where a key leads from a day of a year that is one grid; undefined: the key is not the grid's. The days stay within
 * the year, as another year is another page.
 */
export function dayAfterKey(date: string, key: string, control: boolean): string | undefined {
  const day = parseDay(date);
  if (day === undefined) return undefined;
  const { year } = civilFromDay(day);
  const target = control ? controlled(year, key) : plain(day, key);
  if (target === undefined) return undefined;
  return formatDay(Math.min(Math.max(target, dayFromCivil(year, 1, 1)), dayFromCivil(year, 12, 31)));
}

function plain(day: Day, key: string): Day | undefined {
  switch (key) {
    case "ArrowLeft":
      return day - 1;
    case "ArrowRight":
      return day + 1;
    case "ArrowUp":
      return day - 7;
    case "ArrowDown":
      return day + 7;
    case "Home":
      return day - weekday(day);
    case "End":
      return day + 6 - weekday(day);
    case "PageUp":
      return monthsOn(day, -1);
    case "PageDown":
      return monthsOn(day, 1);
    default:
      return undefined;
  }
}

function controlled(year: number, key: string): Day | undefined {
  if (key === "Home") return dayFromCivil(year, 1, 1);
  return key === "End" ? dayFromCivil(year, 12, 31) : undefined;
}

/** The same day of another month of the year, or its last where it is shorter. */
function monthsOn(day: Day, by: number): Day {
  const { year, month, dayOfMonth } = civilFromDay(day);
  const target = Math.min(Math.max(month + by, 1), 12);
  return dayFromCivil(year, target, Math.min(dayOfMonth, daysInMonth(year, target)));
}
