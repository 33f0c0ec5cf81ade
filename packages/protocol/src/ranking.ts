import { z } from "zod";
import { countSchema, freshnessStateSchema, unitHeadSchema, unitKindSchema } from "./board.ts";
import { codeSchema, daySchema, instantSchema, versionSchema } from "./text.ts";

const periodSchema = z.object({ from: daySchema, to: daySchema });

export const rankingChildSchema = z
  .object({
    name: z.string(),
    nameEn: z.string().nullish(),
    kind: unitKindSchema,
    resolved: countSchema,
    resolvedLate: countSchema,
    received: countSchema,
    receivedOnline: countSchema,
    overdue: countSchema,
    inProgress: countSchema,
    state: freshnessStateSchema.meta({ description: "Of the subtree, of the unit's own entry by its own events." }),
    previous: z.object({ resolved: countSchema, resolvedLate: countSchema }),
  })
  .meta({ id: "RankingChild", description: "A direct child with its whole subtree, or the unit's own entry." });
export type RankingChild = z.infer<typeof rankingChildSchema>;

/** One unit by itself, without what is below it. */
export const rankingUnitSchema = z
  .object({
    name: z.string(),
    nameEn: z.string().nullish(),
    kind: unitKindSchema,
    group: codeSchema.meta({ description: "The direct child under which it stands, or the unit itself." }),
    resolved: countSchema,
    resolvedLate: countSchema,
    state: freshnessStateSchema,
  })
  .meta({ id: "RankingUnit" });
export type RankingUnit = z.infer<typeof rankingUnitSchema>;

/** Who resolves on time, over one period and the one before it. An absent member and `null` mean the same. */
export const rankingSchema = z
  .object({
    unit: unitHeadSchema,
    asOf: instantSchema,
    version: versionSchema,
    period: periodSchema,
    previousPeriod: periodSchema.meta({
      description: "The whole week, month, quarter or year before; of a fixed period, as many days right before it.",
    }),
    measures: z.object({
      resolved: countSchema,
      resolvedLate: countSchema,
      received: countSchema,
      receivedOnline: countSchema.meta({ description: "receivedOnlinePartial + receivedOnlineFull." }),
      overdue: countSchema,
    }),
    children: z.record(z.string(), rankingChildSchema),
    units: z
      .record(z.string(), rankingUnitSchema)
      .meta({ description: "Every unit that is valid on the day of S or has resolved anything." }),
  })
  .meta({ id: "Ranking", description: "Who resolves on time; children and units both add up to `measures`." });
export type Ranking = z.infer<typeof rankingSchema>;

/** Like a board's; with neither `from` nor `to` it is the month so far. */
export const rankingQuerySchema = z
  .object({
    unit: codeSchema.optional(),
    from: daySchema.optional(),
    to: daySchema.optional(),
    at: instantSchema.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "must not be after `to`",
    path: ["from"],
  })
  .meta({ id: "RankingQuery" });
