import { type CalendarSpec, type NamedDate, type Weekday, weekdays } from "@ioc/domain/time/working-calendar.ts";

/** What an administrator can make of one date. `asWeekday`: what its weekday says. */
export type DateOrder = { readonly as: "holiday" | "workday"; readonly name: string } | { readonly as: "asWeekday" };

/** The calendar with one date changed; the lists stay in order. */
export function withDate(spec: CalendarSpec, date: string, order: DateOrder): CalendarSpec {
  const without = (dates: readonly NamedDate[]) => dates.filter((named) => named.date !== date);
  const put = (dates: readonly NamedDate[], list: "holiday" | "workday"): NamedDate[] => {
    const others = without(dates);
    if (order.as !== list) return others;
    return [...others, { date, name: order.name }].sort((a, b) => (a.date < b.date ? -1 : 1));
  };
  return { ...spec, holidays: put(spec.holidays, "holiday"), workdays: put(spec.workdays, "workday") };
}

/** The calendar with the hours of one weekday changed; no sessions make it a day off. */
export function withSessions(
  spec: CalendarSpec,
  day: Weekday,
  sessions: readonly (readonly [string, string])[],
): CalendarSpec {
  const week = weekdays.flatMap((name) => {
    const its = name === day ? sessions : (spec.week[name] ?? []);
    return its.length === 0 ? [] : [[name, its] as const];
  });
  return { ...spec, week: Object.fromEntries(week) };
}

/** One thing that two calendars say differently; undefined: it says nothing there. */
export type CalendarDifference =
  | { readonly of: "week"; readonly day: Weekday; readonly before: string; readonly after: string }
  | {
      readonly of: "holiday" | "workday";
      readonly date: string;
      readonly before: string | undefined;
      readonly after: string | undefined;
    };

/** What applying `after` in place of `before` would change, week first, then by date. */
export function calendarDifferences(before: CalendarSpec, after: CalendarSpec): CalendarDifference[] {
  const week = weekdays.flatMap((day): CalendarDifference[] => {
    const [was, is] = [sessionsText(before.week[day]), sessionsText(after.week[day])];
    return was === is ? [] : [{ of: "week", day, before: was, after: is }];
  });
  const dates = [
    ...dateDifferences("holiday", before.holidays, after.holidays),
    ...dateDifferences("workday", before.workdays, after.workdays),
  ];
  return [...week, ...dates.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))];
}

/** 07:30–11:30, 13:30–17:00; empty for a day off. */
export function sessionsText(sessions: readonly (readonly [string, string])[] | null | undefined): string {
  return (sessions ?? []).map(([start, end]) => `${start}–${end}`).join(", ");
}

function dateDifferences(of: "holiday" | "workday", before: readonly NamedDate[], after: readonly NamedDate[]) {
  const [was, is] = [before, after].map((dates) => new Map(dates.map(({ date, name }) => [date, name])));
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((date) =>
    was?.get(date) === is?.get(date) ? [] : [{ of, date, before: was?.get(date), after: is?.get(date) }],
  );
}

/** The calendar with one year as it is shipped, own changes of that year given up. */
export function withShippedYear(
  spec: CalendarSpec,
  shipped: { readonly year: number } & Pick<CalendarSpec, "holidays" | "workdays">,
): CalendarSpec {
  const put = (own: readonly NamedDate[], given: readonly NamedDate[]): NamedDate[] =>
    [...own.filter(({ date }) => !date.startsWith(`${shipped.year}-`)), ...given].sort((a, b) =>
      a.date < b.date ? -1 : 1,
    );
  return {
    ...spec,
    holidays: put(spec.holidays, shipped.holidays),
    workdays: put(spec.workdays, shipped.workdays),
  };
}

/** Sessions as people write them: "7:30-11:30, 13:30–17:00"; undefined: not understood. Nothing written: a day off. */
export function readSessions(text: string): [string, string][] | undefined {
  if (text.trim() === "") return [];
  const sessions = text
    .split(/[,;]/)
    .map((part) => /^(\d{1,2})[:hg.](\d{2})[-–—](\d{1,2})[:hg.](\d{2})$/i.exec(part.replace(/\s/g, "")));
  const read = sessions.map((found): [string, string] | undefined => {
    if (found === null) return undefined;
    const [, fromHour = "", fromMinute = "", toHour = "", toMinute = ""] = found;
    return [`${fromHour.padStart(2, "0")}:${fromMinute}`, `${toHour.padStart(2, "0")}:${toMinute}`];
  });
  return read.every((session) => session !== undefined) ? read : undefined;
}
