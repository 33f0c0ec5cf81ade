import { z } from "zod";
import {
  countSchema,
  freshnessStateSchema,
  hotspotSchema,
  MAX_HOTSPOTS,
  unitHeadSchema,
  unitKindSchema,
} from "./board.ts";
import { codeSchema, daySchema, instantSchema, versionSchema } from "./text.ts";

/** How many procedures the hotspots document names, those with the most overdue. */
export const HOTSPOTS_PROCEDURES = 10;
/** Civil days of `due`: today and the seven after it. */
export const HOTSPOTS_DUE_DAYS = 8;
/** Buckets of `ageing`, in whole working days since the day of the deadline; the last one has no end. */
export const AGEING_BUCKETS = [
  { fromDays: 0, toDays: 0 },
  { fromDays: 1, toDays: 2 },
  { fromDays: 3, toDays: 5 },
  { fromDays: 6, toDays: 10 },
  { fromDays: 11, toDays: 20 },
  { fromDays: 21, toDays: null },
] as const;

/** A (child, field) cell. What `expected` leaves out below the tenth would move with every dossier of the subtree. */
export const heatCellSchema = z
  .object({
    overdue: countSchema,
    open: countSchema,
    expected: z.number().min(0).meta({ description: "open × the board's overdueShare, rounded to tenths." }),
  })
  .meta({ id: "HeatCell" });
export type HeatCell = z.infer<typeof heatCellSchema>;

export const hotspotsChildSchema = z
  .object({
    name: z.string(),
    nameEn: z.string().nullish(),
    kind: unitKindSchema,
    overdue: countSchema,
    inProgress: countSchema,
    state: freshnessStateSchema.meta({ description: "Of the subtree, of the unit's own entry by its own events." }),
    fields: z.record(z.string(), heatCellSchema).meta({ description: "A field without anything open may be absent." }),
  })
  .meta({ id: "HotspotsChild", description: "A direct child with its whole subtree, or the unit's own entry." });
export type HotspotsChild = z.infer<typeof hotspotsChildSchema>;

export const hotspotsFieldSchema = z.object({ overdue: countSchema, open: countSchema }).meta({ id: "HotspotsField" });
export type HotspotsField = z.infer<typeof hotspotsFieldSchema>;

/** Overdue dossiers by age: working days in (day of the deadline, today], both ends of the bucket included. */
export const ageingBucketSchema = z
  .object({ fromDays: countSchema, toDays: countSchema.nullish(), overdue: countSchema })
  .meta({ id: "AgeingBucket" });
export type AgeingBucket = z.infer<typeof ageingBucketSchema>;

export const hotspotsProcedureSchema = z
  .object({
    code: codeSchema,
    name: z.string().meta({ description: "The code, while the procedure is not provisioned." }),
    field: z.string(),
    overdue: countSchema,
    open: countSchema,
  })
  .meta({ id: "HotspotsProcedure" });
export type HotspotsProcedure = z.infer<typeof hotspotsProcedureSchema>;

/** Open dossiers, not suspended and not overdue, whose deadline falls on a civil date. */
export const dueDaySchema = z
  .object({ date: daySchema, working: z.boolean(), open: countSchema })
  .meta({ id: "DueDay" });
export type DueDay = z.infer<typeof dueDaySchema>;

/** What turns late by the close of the next working day after today, if nothing is done. */
export const nextCloseSchema = z
  .object({
    at: instantSchema,
    count: countSchema.meta({ description: "Open, not suspended, not overdue, with a deadline up to `at`." }),
  })
  .meta({ id: "NextClose" });
export type NextClose = z.infer<typeof nextCloseSchema>;

/** Where a subtree is late, on the civil day of `asOf`. An absent member and `null` mean the same. */
export const hotspotsSchema = z
  .object({
    unit: unitHeadSchema,
    asOf: instantSchema,
    version: versionSchema,
    today: daySchema,
    measures: z.object({
      overdue: countSchema,
      inProgress: countSchema,
      suspended: countSchema,
      atRisk: countSchema,
      dueToday: countSchema,
    }),
    children: z.record(z.string(), hotspotsChildSchema),
    fields: z.record(z.string(), hotspotsFieldSchema),
    ageing: z.array(ageingBucketSchema).length(AGEING_BUCKETS.length).meta({ description: "Adds up to `overdue`." }),
    procedures: z
      .array(hotspotsProcedureSchema)
      .max(HOTSPOTS_PROCEDURES)
      .meta({ description: "Those with the most overdue, then by code." }),
    due: z.array(dueDaySchema).length(HOTSPOTS_DUE_DAYS).meta({ description: "Ascending, from today on." }),
    nextClose: nextCloseSchema,
    hotspots: z.array(hotspotSchema).max(MAX_HOTSPOTS).meta({ description: "Those of the board of today." }),
  })
  .meta({
    id: "Hotspots",
    description: "Where a subtree is late; children and fields both add up to the board's `overdue`.",
  });
export type Hotspots = z.infer<typeof hotspotsSchema>;

export const hotspotsQuerySchema = z
  .object({ unit: codeSchema.optional(), at: instantSchema.optional() })
  .meta({ id: "HotspotsQuery" });
