import { type CalendarSpec, checkCalendar } from "@ioc/domain/time/working-calendar.ts";
import { z } from "zod";
import { WEEKDAYS, type Weekday } from "./names.ts";
import { daySchema, nameSchema } from "./text.ts";
import { type Checked, checkWire, pathText } from "./wire-fault.ts";

const MAX_SESSIONS = 24;
const MAX_DATES = 20_000;

export const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "must be a time of day from 00:00 to 23:59" })
  .meta({ id: "TimeOfDay", examples: ["07:30"] });

const sessionSchema = z
  .tuple([timeOfDaySchema, timeOfDaySchema])
  .meta({ id: "Session", description: "Start and end, the start before the end." });

const sessionsSchema = z.array(sessionSchema).max(MAX_SESSIONS).nullish();

export const namedDateSchema = z.strictObject({ date: daySchema, name: nameSchema }).meta({ id: "NamedDate" });
const namedDatesSchema = z.array(namedDateSchema).max(MAX_DATES).nullish();

/** Form of a calendar; `checkCalendarBody` also holds it against the rules across its members. */
export const calendarSchema = z
  .strictObject({
    week: z
      .strictObject(
        Object.fromEntries(WEEKDAYS.map((day) => [day, sessionsSchema])) as Record<Weekday, typeof sessionsSchema>,
      )
      .meta({ description: "Sessions of each weekday, ordered and apart; an absent weekday is a day off." }),
    holidays: namedDatesSchema.meta({ description: "Days off beside the week." }),
    workdays: namedDatesSchema.meta({
      description: "Days off that were made working days, with the hours of a Monday; they win over holidays and week.",
    }),
  })
  .meta({
    id: "Calendar",
    examples: [
      {
        week: {
          mon: [
            ["07:30", "11:30"],
            ["13:30", "17:00"],
          ],
        },
        holidays: [{ date: "2026-01-01", name: "Tết Dương lịch" }],
        workdays: [{ date: "2026-01-10", name: "Làm bù cho ngày 02/01" }],
      },
    ],
  });
export type CalendarBody = z.infer<typeof calendarSchema>;

/** A foreign calendar, all its faults listed: those of its form, or if that is right those of its meaning. */
export function checkCalendarBody(value: unknown): Checked<CalendarSpec> {
  const formed = checkWire(calendarSchema, value);
  if (!formed.ok) return formed;
  const { week, holidays, workdays } = formed.value;
  const sessions = WEEKDAYS.flatMap((day) => (week[day] ? [[day, week[day]] as const] : []));
  const spec: CalendarSpec = {
    week: Object.fromEntries(sessions),
    holidays: holidays ?? [],
    workdays: workdays ?? [],
  };
  const faults = checkCalendar(spec);
  if (faults.length === 0) return { ok: true, value: spec };
  return {
    ok: false,
    errors: faults.map(({ path, message }) => ({ path: pathText(path), code: "invalid", message })),
  };
}
