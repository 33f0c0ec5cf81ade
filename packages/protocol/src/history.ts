import { z } from "zod";
import { countSchema, unitHeadSchema } from "./board.ts";
import { dossiersQuerySchema, exceptMembers } from "./dossiers.ts";
import { MEASURES, RATE_NAMES } from "./names.ts";
import { codeSchema, daySchema, instantSchema } from "./text.ts";

export const DEFAULT_HISTORY_DAYS = 30;
export const MAX_HISTORY_DAYS = 92;

const measureSchema = z.enum(MEASURES);
const rateSchema = z.enum(RATE_NAMES);

/** What the board of one civil day said at its end, or says by now: of a measure `numerator` is its number. */
export const historyDaySchema = z
  .object({
    date: daySchema,
    working: z.boolean(),
    numerator: countSchema,
    denominator: countSchema.nullish(),
    value: z.number().min(0).nullish(),
  })
  .meta({ id: "HistoryDay" });
export type HistoryDay = z.infer<typeof historyDaySchema>;

/** One number of a subtree day by day, up to the civil day of `asOf`. An absent member and `null` mean the same. */
export const historySchema = z
  .object({
    unit: unitHeadSchema,
    measure: measureSchema.nullish(),
    rate: rateSchema.nullish(),
    field: z.string().nullish(),
    asOf: instantSchema,
    days: z.array(historyDaySchema).max(MAX_HISTORY_DAYS).meta({ description: "Ascending." }),
  })
  .meta({ id: "History", description: "One measure or one rate, day by day; absent and null are the same." });
export type History = z.infer<typeof historySchema>;

const DAYS_RANGE = `must be a whole number from 1 to ${MAX_HISTORY_DAYS}`;

export const historyQuerySchema = z
  .object({
    unit: codeSchema.optional(),
    measure: measureSchema.optional(),
    rate: rateSchema.optional(),
    field: dossiersQuerySchema.shape.field,
    own: dossiersQuerySchema.shape.own,
    ...exceptMembers,
    procedure: dossiersQuerySchema.shape.procedure,
    days: z
      .string()
      .regex(/^\d{1,2}$/, { error: DAYS_RANGE })
      .transform(Number)
      .pipe(z.int().min(1, { error: DAYS_RANGE }).max(MAX_HISTORY_DAYS, { error: DAYS_RANGE }))
      .default(DEFAULT_HISTORY_DAYS),
    at: instantSchema.optional(),
  })
  .refine(({ measure, rate }) => (measure === undefined) !== (rate === undefined), {
    error: "must be given, or `rate`, and not both",
    path: ["measure"],
  })
  .meta({ id: "HistoryQuery" });
