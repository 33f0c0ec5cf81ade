import { civilFromDay, type Day, dayFromCivil, daysInMonth, formatDay, weekday } from "@ioc/domain/time/civil-date.ts";
import { type CalendarSpec, type NamedDate, weekdays } from "@ioc/domain/time/working-calendar.ts";

/** What a civil day is to the offices. `workday`: a day off that was made a working day. */
export const DAY_KINDS = ["working", "weekend", "holiday", "workday"] as const;
type DayKind = (typeof DAY_KINDS)[number];

export interface CalendarDay {
  readonly date: string;
  readonly dayOfMonth: number;
  readonly kind: DayKind;
  /** Why it is not what its weekday says. */
  readonly name: string | undefined;
  /** Whether that is this installation's own, and not what is shipped. */
  readonly own: boolean;
}

export interface CalendarMonth {
  /** 1–12 */
  readonly month: number;
  /** Monday first; undefined before the first and after the last day. */
  readonly weeks: readonly (readonly (CalendarDay | undefined)[])[];
  readonly workingDays: number;
}

/** A year of the calendar by months, each day judged; `shipped` tells what is not the installation's own. */
export function calendarYear(spec: CalendarSpec, shipped: CalendarSpec, year: number): CalendarMonth[] {
  const judge = judgeOf(spec, shipped);
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const first = dayFromCivil(year, month, 1);
    const length = daysInMonth(year, month);
    const days = Array.from({ length }, (__, at) => judge(first + at));
    const cells = [...Array.from({ length: weekday(first) }, () => undefined), ...days];
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (__, week) =>
      Array.from({ length: 7 }, (___, at) => cells[week * 7 + at]),
    );
    return { month, weeks, workingDays: days.filter(isWorking).length };
  });
}

export function isWorking({ kind }: CalendarDay): boolean {
  return kind === "working" || kind === "workday";
}

/** The days of a year that are not what their weekday says, or no longer what is shipped; in order. */
export function exceptionsOf(months: readonly CalendarMonth[]): CalendarDay[] {
  return months
    .flatMap(({ weeks }) => weeks.flat())
    .filter((day) => day !== undefined)
    .filter((day) => day.name !== undefined || day.own);
}

function judgeOf(spec: CalendarSpec, shipped: CalendarSpec): (day: Day) => CalendarDay {
  const namesOf = (dates: readonly NamedDate[]) => new Map(dates.map(({ date, name }) => [date, name]));
  const [holidays, workdays] = [namesOf(spec.holidays), namesOf(spec.workdays)];
  const [shippedHolidays, shippedWorkdays] = [namesOf(shipped.holidays), namesOf(shipped.workdays)];
  return (day) => {
    const date = formatDay(day);
    const workdayName = workdays.get(date);
    const holidayName = holidays.get(date);
    const sessions = spec.week[weekdays[weekday(day)] ?? "mon"] ?? [];
    const usual: DayKind = sessions.length > 0 ? "working" : "weekend";
    return {
      date,
      dayOfMonth: civilFromDay(day).dayOfMonth,
      kind: workdayName !== undefined ? "workday" : holidayName !== undefined ? "holiday" : usual,
      name: workdayName ?? holidayName,
      own: workdayName !== shippedWorkdays.get(date) || holidayName !== shippedHolidays.get(date),
    };
  };
}
