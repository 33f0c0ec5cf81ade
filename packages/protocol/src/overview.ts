import { z } from "zod";
import {
  countSchema,
  freshnessStateSchema,
  MAX_HOTSPOTS,
  measuresSchema,
  unitHeadSchema,
  unitKindSchema,
} from "./board.ts";
import { EVENT_TYPES } from "./names.ts";
import { targetsSchema } from "./targets.ts";
import { codeSchema, daySchema, instantSchema, versionSchema } from "./text.ts";

/** How many of the newest accepted events an overview carries. */
export const OVERVIEW_EVENTS = 12;
/** How many working days `days` reaches back, today included when it is one. */
export const OVERVIEW_DAYS = 20;

/** Working hours of the overview's civil day. */
export const overviewTodaySchema = z
  .object({
    date: daySchema,
    working: z.boolean(),
    open: z.boolean().meta({ description: "Inside one of the day's sessions now." }),
    opensAt: instantSchema.nullish(),
    closesAt: instantSchema.nullish().meta({ description: "Close of the day's last session." }),
    nextOpensAt: instantSchema.nullish(),
  })
  .meta({ id: "OverviewToday" });
export type OverviewToday = z.infer<typeof overviewTodaySchema>;

/** The last working day before today, looked at the same clock time: flows up to `at`, stocks at `at`. */
export const overviewPreviousSchema = z
  .object({ date: daySchema, at: instantSchema, measures: measuresSchema })
  .meta({ id: "OverviewPrevious" });
export type OverviewPrevious = z.infer<typeof overviewPreviousSchema>;

/** One civil hour; today's numbers are absent while the hour has not begun, the previous day's are always whole. */
export const overviewHourSchema = z
  .object({
    received: countSchema.nullish(),
    resolved: countSchema.nullish(),
    previousReceived: countSchema.nullish(),
    previousResolved: countSchema.nullish(),
  })
  .meta({ id: "OverviewHour" });
export type OverviewHour = z.infer<typeof overviewHourSchema>;

export const overviewDaySchema = z
  .object({
    received: countSchema,
    resolved: countSchema,
    resolvedOnTime: countSchema.meta({ description: "Resolved ahead or on time." }),
  })
  .meta({ id: "OverviewDay" });
export type OverviewDay = z.infer<typeof overviewDaySchema>;

/** A direct child that has children, or the unit itself for its direct children that have none. */
export const overviewGroupSchema = z
  .object({
    name: z.string(),
    nameEn: z.string().nullish(),
    kind: unitKindSchema,
    order: z.int(),
    measures: z.object({ inProgress: countSchema, overdue: countSchema }),
  })
  .meta({ id: "OverviewGroup" });
export type OverviewGroup = z.infer<typeof overviewGroupSchema>;

/** One unit by itself, without what is below it; all tiles add up to the board. Flows are today's. */
export const overviewTileSchema = z
  .object({
    name: z.string(),
    nameEn: z.string().nullish(),
    kind: unitKindSchema,
    group: codeSchema,
    order: z.int(),
    received: countSchema,
    resolved: countSchema,
    inProgress: countSchema,
    overdue: countSchema,
    state: freshnessStateSchema,
    lastEventAt: instantSchema.nullish(),
  })
  .meta({ id: "OverviewTile" });
export type OverviewTile = z.infer<typeof overviewTileSchema>;

/** An accepted event without its dossier: `at` is the arrival, `time` when it happened. */
export const overviewEventSchema = z
  .object({
    at: instantSchema,
    time: instantSchema,
    type: z.enum(EVENT_TYPES),
    unit: codeSchema,
    unitName: z.string(),
    unitNameEn: z.string().nullish(),
    field: z.string(),
  })
  .meta({ id: "OverviewEvent" });
export type OverviewEvent = z.infer<typeof overviewEventSchema>;

/** How old the oldest overdue dossier of a hotspot of today's board is (HOT-2). */
export const overviewHotspotSchema = z
  .object({
    unit: codeSchema,
    field: z.string(),
    oldestDays: countSchema.nullish().meta({ description: "Working days in (day of `oldestDueAt`, today]." }),
  })
  .meta({ id: "OverviewHotspot" });
export type OverviewHotspot = z.infer<typeof overviewHotspotSchema>;

/** What the overview scene shows beyond the board, always about the civil day of `asOf`; absent and null are the same. */
export const overviewSchema = z
  .object({
    unit: unitHeadSchema,
    asOf: instantSchema,
    version: versionSchema,
    timeZone: z.string().meta({ description: "Civil time of every date and hour here, as Asia/Ho_Chi_Minh." }),
    simulated: z.boolean().meta({ description: "Demo data: every screen says so." }),
    today: overviewTodaySchema,
    previous: overviewPreviousSchema,
    hours: z.record(z.string().regex(/^([01]\d|2[0-3])$/), overviewHourSchema),
    days: z.record(daySchema, overviewDaySchema),
    targets: targetsSchema,
    groups: z.record(z.string(), overviewGroupSchema),
    tiles: z.record(z.string(), overviewTileSchema),
    hotspots: z.array(overviewHotspotSchema).max(MAX_HOTSPOTS).meta({ description: "As on the board of today." }),
    events: z.array(overviewEventSchema).max(OVERVIEW_EVENTS),
  })
  .meta({ id: "Overview", description: "Today at a glance, beyond the board; absent and null are the same." });
export type Overview = z.infer<typeof overviewSchema>;

export const overviewQuerySchema = z
  .object({ unit: codeSchema.optional(), at: instantSchema.optional() })
  .meta({ id: "OverviewQuery" });
export type OverviewQuery = z.infer<typeof overviewQuerySchema>;
