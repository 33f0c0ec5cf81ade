import { z } from "zod";
import { metricSchema } from "./alert-rules.ts";
import { countSchema, unitHeadSchema } from "./board.ts";
import { historyQuerySchema } from "./history.ts";
import { PERIODS } from "./names.ts";
import { codeSchema, instantSchema } from "./text.ts";

/** What a metric was from then on, until the next point. */
const coursePointSchema = z.object({
  at: instantSchema,
  numerator: countSchema,
  denominator: countSchema.nullable(),
  value: z.number().min(0).nullable(),
});

/** What a rule looks at, at one unit, every `everyMinutes`. */
export const alertCourseSchema = z
  .object({
    unit: unitHeadSchema,
    metric: metricSchema,
    period: z.enum(PERIODS),
    from: instantSchema,
    asOf: instantSchema,
    everyMinutes: z.int(),
    points: z
      .array(coursePointSchema)
      .meta({ description: "Ascending: the first look, and each at which the number had moved." }),
  })
  .meta({
    id: "AlertCourse",
    description: "What a rule looks at, at one unit; of a measure `denominator` is null, and `value` its number.",
  });
export type AlertCourse = z.infer<typeof alertCourseSchema>;

export const alertCourseQuerySchema = z
  .object({
    unit: codeSchema.optional(),
    metric: metricSchema,
    period: z.enum(PERIODS).default("today"),
    days: historyQuerySchema.shape.days,
  })
  .meta({ id: "AlertCourseQuery" });
