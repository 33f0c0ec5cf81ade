import { type Day, formatDay } from "@ioc/domain/time/civil-date.ts";
import { dayOf, endOfDay, startOfDay } from "@ioc/domain/time/zone.ts";
import type { AlertCourse } from "@ioc/protocol/alert-course.ts";
import type { WorkingTime } from "../shell/use-working-time.ts";

/** What a number did on one civil day; null where nothing could be said. */
export interface CourseDay {
  readonly date: string;
  readonly isWorking: boolean;
  readonly last: number | null;
  readonly highest: number | null;
  readonly lowest: number | null;
}

/** A course day by day, ascending; each point stands until the next. */
export function courseDays(
  { from, asOf, points }: Pick<AlertCourse, "from" | "asOf" | "points">,
  { calendar, zone }: WorkingTime,
): readonly CourseDay[] {
  const moments = points.map(({ at, value }) => ({ at: Date.parse(at), value }));
  const days: CourseDay[] = [];
  const end = dayOf(zone, Date.parse(asOf));
  let next = 0;
  let stands: number | null = null;
  for (let day: Day = dayOf(zone, Date.parse(from)); day <= end; day += 1) {
    const values: number[] = [];
    // What stood in the evening before stands on, unless it is another number from the first instant.
    if (moments[next]?.at !== startOfDay(zone, day) && stands !== null) values.push(stands);
    const until = endOfDay(zone, day);
    for (let point = moments[next]; point !== undefined && point.at <= until; point = moments[next]) {
      stands = point.value;
      if (stands !== null) values.push(stands);
      next += 1;
    }
    days.push({
      date: formatDay(day),
      isWorking: calendar.isWorkingDay(day),
      last: stands,
      highest: values.length === 0 ? null : Math.max(...values),
      lowest: values.length === 0 ? null : Math.min(...values),
    });
  }
  return days;
}
