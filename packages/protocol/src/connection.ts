import { z } from "zod";
import { countSchema, freshnessStateSchema, unitHeadSchema } from "./board.ts";
import { cursorSchema, pageSizeSchema } from "./dossiers.ts";
import { rejectedReasonSchema } from "./feeds.ts";
import { codeSchema, daySchema, instantSchema } from "./text.ts";

/** Civil days, today included, that delays, gaps, repetitions and refusals are told of. */
export const CONNECTION_DAYS = 14;
/** Gaps are listed up to so many, the newest. */
export const MOST_GAPS = 100;

export const connectionQuerySchema = z.object({ unit: codeSchema.optional() }).meta({ id: "ConnectionQuery" });

const delayShape = {
  events: countSchema,
  medianMs: countSchema.nullish(),
  p90Ms: countSchema.nullish().meta({ description: "Nine of ten arrived within it." }),
};

const connectedUnitSchema = z.object({
  code: codeSchema,
  name: z.string(),
  nameEn: z.string().nullish(),
  state: freshnessStateSchema,
  lastEventAt: instantSchema.nullish(),
});

const connectedFeedSchema = z.object({
  name: z.string(),
  unit: codeSchema,
  connected: z.boolean(),
  lastEventAt: instantSchema.nullish().meta({ description: "Arrival of its last event for this subtree, if lately." }),
  events: countSchema,
  duplicates: countSchema,
  rejected: countSchema,
});

const duplicateDaySchema = z.object({ day: daySchema, count: countSchema });

const gapSchema = z
  .object({
    from: instantSchema,
    to: instantSchema,
    hours: countSchema.meta({ description: "Working hours of the clock in which nothing arrived." }),
    arrivedLater: countSchema.meta({ description: "Events that happened meanwhile and arrived afterwards." }),
  })
  .meta({ id: "ConnectionGap" });

const unpaidProcedureSchema = z.object({
  unit: codeSchema,
  procedure: codeSchema,
  name: z.string().nullish(),
  resolved: countSchema,
  unpaid: countSchema,
  basis: z.enum(["fee", "habit"]).meta({
    description: "What says that a payment is missing: the catalogue, or where that is silent the unit's own habit.",
  }),
});

/** Whether what a subtree sends arrives: of the days `from` to `to`, both included, as of `asOf`. */
export const connectionSchema = z
  .object({
    unit: unitHeadSchema,
    asOf: instantSchema,
    from: daySchema,
    to: daySchema,
    state: freshnessStateSchema,
    lastEventAt: instantSchema.nullish(),
    heardAt: instantSchema.nullish().meta({ description: "The last event, or the last moment a feed was connected." }),
    units: z.array(connectedUnitSchema).meta({ description: "Each by its own events; alone where there is but one." }),
    feeds: z.array(connectedFeedSchema).meta({ description: "Those of the subtree." }),
    above: z
      .object({ events: countSchema, duplicates: countSchema, lastEventAt: instantSchema.nullish() })
      .nullish()
      .meta({ description: "What feeds of units above have sent for this subtree; null: nothing lately." }),
    delay: z.object({
      ...delayShape,
      older: countSchema.meta({
        description: "Events that happened before their unit was first heard of; not among these.",
      }),
      days: z.array(z.object({ day: daySchema, ...delayShape })),
    }),
    gaps: z.object({
      days: countSchema.meta({ description: "Working days that say what is usual." }),
      total: countSchema,
      items: z.array(gapSchema).max(MOST_GAPS).meta({ description: "The newest first." }),
    }),
    rejected: z.object({
      total: countSchema,
      reasons: z.array(rejectedReasonSchema).meta({ description: "The most frequent first." }),
      otherReasons: countSchema,
    }),
    duplicates: z.object({
      since: instantSchema.meta({ description: "They are counted from then on." }),
      total: countSchema,
      days: z.array(duplicateDaySchema),
    }),
    faults: z.object({
      doubleReceived: countSchema,
      orphan: countSchema,
      unknownProcedure: countSchema,
      foreign: countSchema,
    }),
    unpaid: z.object({
      from: daySchema,
      to: daySchema,
      total: countSchema,
      procedures: z.array(unpaidProcedureSchema),
    }),
  })
  .meta({ id: "Connection" });
export type Connection = z.infer<typeof connectionSchema>;

export const unpaidQuerySchema = z
  .object({ unit: codeSchema.optional(), cursor: cursorSchema.optional(), limit: pageSizeSchema })
  .meta({ id: "UnpaidQuery" });
