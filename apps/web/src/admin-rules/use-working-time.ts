import { compileCalendar, type WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone, type Zone } from "@ioc/domain/time/zone.ts";
import { calendarSchema, checkCalendarBody } from "@ioc/protocol/calendar.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { civilZone } from "../numbers/civil-time.ts";
import { askJson } from "../shell/api.ts";

export interface WorkingTime {
  readonly calendar: WorkingCalendar;
  readonly zone: Zone;
}

/** The working calendar in force. */
export function useWorkingTime(): UseQueryResult<WorkingTime> {
  return useQuery({
    queryKey: ["calendar", "in force"],
    queryFn: async ({ signal }): Promise<WorkingTime> => {
      const checked = checkCalendarBody(await askJson("/calendar", calendarSchema, { signal }));
      const zone = createZone(civilZone());
      if (!checked.ok || zone === undefined) throw new Error("the calendar in force is none");
      return { calendar: compileCalendar(checked.value), zone };
    },
    staleTime: 60_000,
  });
}
