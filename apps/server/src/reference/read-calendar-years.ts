import { civilFromDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import { vietnamYears } from "@ioc/domain/time/vietnam-calendar.ts";
import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { CalendarYears } from "@ioc/protocol/calendar-years.ts";
import type { Reference } from "./reference.ts";

type Answer = Omit<CalendarYears, "calendar"> & { readonly calendar: CalendarSpec };

/** What is shipped of each year, this one and the next included, and whether the calendar in force lacks the rest. */
export function readCalendarYears({ calendarSpec, zone }: Reference, now: number): Answer {
  const thisYear = civilFromDay(dayOf(zone, now)).year;
  const years = [...new Set([...vietnamYears.map(({ year }) => year), thisYear, thisYear + 1])].sort((a, b) => a - b);
  const complete = yearsWithMoreThanFixedDays(calendarSpec);
  const items = years.map((year) => {
    const shipped = vietnamYears.find((known) => known.year === year);
    const { announced = false, source = null, holidays = [], workdays = [] } = shipped ?? {};
    return {
      year,
      shipped: shipped !== undefined,
      announced,
      missing: !complete.has(year),
      source,
      holidays: [...holidays],
      workdays: [...workdays],
    };
  });
  return { items, calendar: calendarSpec };
}

/** Tết moves, so a year that holds nothing but the days that never do was not told what the government announced. */
function yearsWithMoreThanFixedDays({ holidays, workdays }: CalendarSpec): Set<number> {
  const dates = [...holidays, ...workdays].map(({ date }) => date).filter((date) => !FIXED_DAYS.has(date.slice(-5)));
  return new Set(dates.map((date) => civilFromDay(parseDay(date) ?? 0).year));
}

/** Month and day of the holidays that are the same each year: all that is shipped of years not announced yet. */
const FIXED_DAYS: ReadonlySet<string> = new Set(
  vietnamYears
    .filter(({ announced }) => !announced)
    .flatMap(({ holidays }) => holidays.map(({ date }) => date.slice(-5))),
);
