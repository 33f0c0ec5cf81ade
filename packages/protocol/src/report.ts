import { z } from "zod";
import { countSchema, unitHeadSchema } from "./board.ts";
import { daySchema, instantSchema, versionSchema } from "./text.ts";

/** One row of the form, in its three groups; what is withdrawn or handed over stands beside them. */
export const reportNumbersSchema = z
  .object({
    received: z
      .object({ total: countSchema, online: countSchema, otherwise: countSchema, carriedOver: countSchema })
      .meta({ description: "`total` = `online` + `otherwise` (counter and postal) + `carriedOver`." }),
    resolved: z
      .object({ total: countSchema, ahead: countSchema, onTime: countSchema, late: countSchema })
      .meta({ description: "`total` = `ahead` + `onTime` + `late`." }),
    open: z
      .object({ total: countSchema, within: countSchema, overdue: countSchema })
      .meta({ description: "At `judgedAt`: `total` = `within` + `overdue`." }),
    withdrawn: countSchema,
    handedOver: z.int().meta({
      description:
        "received.total − resolved.total − withdrawn − open.total: handed over to other units, less what came from there.",
    }),
  })
  .meta({ id: "ReportNumbers" });
export type ReportNumbers = z.infer<typeof reportNumbersSchema>;

/** The handling of procedures by field over one period. An absent member and `null` mean the same. */
export const reportSchema = z
  .object({
    unit: unitHeadSchema,
    above: unitHeadSchema.nullish().meta({ description: "The unit above it, for whoever may read that." }),
    period: z.object({ from: daySchema, to: daySchema }),
    asOf: instantSchema,
    judgedAt: instantSchema.meta({ description: "What is open was counted then: not after the end of the period." }),
    version: versionSchema,
    simulated: z.boolean(),
    rows: z
      .array(z.object({ field: z.string(), numbers: reportNumbersSchema }))
      .meta({ description: "Fields with any dossier, by name in Vietnamese order, `unclassified` last." }),
    total: reportNumbersSchema.meta({ description: "Of all rows, and of the board of the same period." }),
  })
  .meta({
    id: "Report",
    description: "The form on the handling of procedures by field; absent and null are the same.",
  });
export type Report = z.infer<typeof reportSchema>;
