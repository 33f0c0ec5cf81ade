import { z } from "zod";
import { calendarSchema } from "./calendar.ts";

/** What a page needs to offer deadlines: the civil clock, and the days and hours that are worked. */
export const workingTimeSchema = z
  .object({ timeZone: z.string().meta({ description: "IANA name." }), calendar: calendarSchema })
  .meta({ id: "WorkingTime" });
