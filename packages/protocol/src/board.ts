import { z } from "zod";
import { FRESHNESS_STATES, MEASURES, type Measure, RATE_NAMES, type Rate, UNIT_KINDS } from "./names.ts";
import { codeSchema, daySchema, instantSchema, versionSchema } from "./text.ts";

/** A number that counts something: an integer, never negative. */
export const countSchema = z.int().min(0).meta({ id: "Count" });

export const unitKindSchema = z.enum(UNIT_KINDS).meta({ id: "UnitKind" });

export const measuresSchema = z
  .object(Object.fromEntries(MEASURES.map((name) => [name, countSchema])) as Record<Measure, typeof countSchema>)
  .meta({ id: "Measures", description: "M of a board: flows of the period, stocks at one instant." });
export type Measures = z.infer<typeof measuresSchema>;

export const rateValueSchema = z
  .object({ numerator: countSchema, denominator: countSchema, value: z.number().min(0).nullish() })
  .meta({ id: "RateValue", description: "`value` is null when the denominator is 0, else unrounded." });
export type RateValue = z.infer<typeof rateValueSchema>;

export const ratesSchema = z
  .object(Object.fromEntries(RATE_NAMES.map((name) => [name, rateValueSchema])) as Record<Rate, typeof rateValueSchema>)
  .meta({ id: "Rates", description: "R of a board." });
export type Rates = z.infer<typeof ratesSchema>;

export const freshnessStateSchema = z.enum(FRESHNESS_STATES).meta({ id: "FreshnessState" });

/** `lastEventAt` is the arrival of the last accepted event of the subtree. */
export const feedStateSchema = z
  .object({ state: freshnessStateSchema, lastEventAt: instantSchema.nullish() })
  .meta({ id: "FeedState" });
export type FeedState = z.infer<typeof feedStateSchema>;

/** Every unit of the subtree that is valid on the day of S, each in one of the four states. */
export const freshnessSchema = z
  .object({
    units: countSchema,
    live: countSchema,
    quiet: countSchema,
    stale: countSchema,
    never: countSchema,
    oldestEventAt: instantSchema.nullish(),
  })
  .meta({ id: "Freshness" });
export type Freshness = z.infer<typeof freshnessSchema>;

export const unitHeadSchema = z
  .object({ code: codeSchema, name: z.string(), nameEn: z.string().nullish(), kind: unitKindSchema })
  .meta({ id: "UnitHead" });
export type UnitHead = z.infer<typeof unitHeadSchema>;

export const childSchema = z
  .object({
    name: z.string(),
    nameEn: z.string().nullish(),
    kind: unitKindSchema,
    measures: measuresSchema,
    rates: ratesSchema,
    feed: feedStateSchema,
  })
  .meta({ id: "Child", description: "A direct child with its whole subtree, or the unit's own entry." });
export type Child = z.infer<typeof childSchema>;

export const fieldNumbersSchema = z
  .object({ measures: measuresSchema, rates: ratesSchema })
  .meta({ id: "FieldNumbers" });
export type FieldNumbers = z.infer<typeof fieldNumbersSchema>;

/** A (unit, field) cell with overdue dossiers; `expected` = open × the board's overdueShare, `excess` = overdue − expected. */
export const hotspotSchema = z
  .object({
    unit: codeSchema,
    unitName: z.string(),
    field: z.string(),
    overdue: countSchema,
    open: countSchema,
    expected: z.number(),
    excess: z.number(),
    oldestDueAt: instantSchema.nullish(),
  })
  .meta({ id: "Hotspot" });
export type Hotspot = z.infer<typeof hotspotSchema>;

export const MAX_HOTSPOTS = 20;

/** The numbers of one unit's subtree over one period. An absent member and `null` mean the same. */
export const boardSchema = z
  .object({
    unit: unitHeadSchema,
    period: z.object({ from: daySchema, to: daySchema }),
    asOf: instantSchema,
    version: versionSchema,
    measures: measuresSchema,
    rates: ratesSchema,
    children: z.record(z.string(), childSchema),
    fields: z.record(z.string(), fieldNumbersSchema),
    hotspots: z.array(hotspotSchema).max(MAX_HOTSPOTS),
    freshness: freshnessSchema,
  })
  .meta({
    id: "Board",
    description: "The numbers of one unit's subtree over one period; absent and null are the same.",
  });
export type Board = z.infer<typeof boardSchema>;

/** `from` and `to` are civil dates, both included; `at` looks at the board as it was then. Absent dates are today. */
export const boardQuerySchema = z
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
  .meta({ id: "BoardQuery" });
export type BoardQuery = z.infer<typeof boardQuerySchema>;
