import { compileCalendar, type WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone, type Zone } from "@ioc/domain/time/zone.ts";
import { checkCalendarBody } from "@ioc/protocol/calendar.ts";
import { workingTimeSchema } from "@ioc/protocol/working-time.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { setCivilZone } from "../numbers/civil-time.ts";
import { askJson } from "./api.ts";

/** The civil clock and the working days and hours that deadlines go by. */
export interface WorkingTime {
  readonly zone: Zone;
  readonly calendar: WorkingCalendar;
}

export function useWorkingTime(): UseQueryResult<WorkingTime> {
  return useQuery({
    // Below the calendar's own key: whoever changes the calendar has it asked for anew.
    queryKey: ["calendar", "working-time"],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<WorkingTime> => {
      const { timeZone, calendar } = await askJson("/working-time", workingTimeSchema, { signal });
      const checked = checkCalendarBody(calendar);
      const zone = createZone(timeZone);
      if (!checked.ok || zone === undefined) throw new Error("there is no working calendar");
      setCivilZone(timeZone);
      return { zone, calendar: compileCalendar(checked.value) };
    },
  });
}
