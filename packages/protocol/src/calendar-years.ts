import { z } from "zod";
import { calendarSchema, namedDateSchema } from "./calendar.ts";

const calendarYearSchema = z
  .object({
    year: z.int(),
    shipped: z.boolean().meta({ description: "The program brings days off of this year along." }),
    announced: z.boolean().meta({
      description:
        "Tết, the days off in lieu and the swaps of the government's announcement are among the shipped ones.",
    }),
    missing: z.boolean().meta({
      description:
        "Neither are they shipped, nor does the calendar in force hold more than the days that never change.",
    }),
    source: z.string().nullish().meta({ description: "Where the shipped dates were taken from." }),
    holidays: z.array(namedDateSchema),
    workdays: z.array(namedDateSchema),
  })
  .meta({ id: "CalendarYear", description: "What the shipped calendar knows of a year." });

export const calendarYearsSchema = z
  .object({ items: z.array(calendarYearSchema), calendar: calendarSchema })
  .meta({ id: "CalendarYears", description: "The shipped years, this one and the next; and the calendar in force." });
export type CalendarYears = z.infer<typeof calendarYearsSchema>;
