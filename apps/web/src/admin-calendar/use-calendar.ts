import { type CalendarSpec, type Weekday, weekdays } from "@ioc/domain/time/working-calendar.ts";
import { type CalendarBody, calendarSchema } from "@ioc/protocol/calendar.ts";
import { type CalendarYears, calendarYearsSchema } from "@ioc/protocol/calendar-years.ts";
import { countAnswerSchema } from "@ioc/protocol/provisioning.ts";
import { dryRunSchema } from "@ioc/protocol/provisioning-preview.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";

export const CALENDAR_KEY = ["calendar"] as const;

export interface KnownCalendar {
  readonly inForce: CalendarSpec;
  readonly years: CalendarYears["items"];
  /** All that is shipped, whatever is in force. */
  readonly shipped: CalendarSpec;
}

export function useCalendar(): UseQueryResult<KnownCalendar> {
  return useQuery({
    queryKey: CALENDAR_KEY,
    queryFn: async ({ signal }): Promise<KnownCalendar> => {
      const { items, calendar } = await askJson("/calendar/years", calendarYearsSchema, { signal });
      const inForce = specOf(calendar);
      return {
        inForce,
        years: items,
        shipped: {
          week: inForce.week,
          holidays: items.flatMap(({ holidays }) => holidays),
          workdays: items.flatMap(({ workdays }) => workdays),
        },
      };
    },
  });
}

/** The calendar that is in force on the server now, as a dry run of `spec` tells it; every fault of `spec` is thrown. */
export async function tryCalendar(spec: CalendarSpec, signal: AbortSignal): Promise<CalendarSpec> {
  const { changes } = await askJson("/calendar?dryRun=1", dryRunSchema, { method: "PUT", json: spec, signal });
  return specOf(calendarSchema.parse(changes[0]?.before ?? changes[0]?.after));
}

export async function putCalendar(spec: CalendarSpec): Promise<void> {
  await askJson("/calendar", countAnswerSchema, { method: "PUT", json: spec });
}

function specOf({ week, holidays, workdays }: CalendarBody): CalendarSpec {
  const sessions = weekdays.flatMap((day): [Weekday, [string, string][]][] => {
    const its = week[day];
    return its == null || its.length === 0 ? [] : [[day, its]];
  });
  return { week: Object.fromEntries(sessions), holidays: holidays ?? [], workdays: workdays ?? [] };
}
