import { z } from "zod";
import { countSchema } from "./board.ts";
import { ackFailureSchema } from "./error.ts";
import { EVENT_TYPES } from "./names.ts";
import { codeSchema, instantSchema } from "./text.ts";

/** What is told when somebody begins to look. */
export const MOST_LATEST = 500;
/** Of what becomes known between two messages so much is told; the rest is counted. */
export const MOST_HAPPENED = 200;
/** At most so many messages in any second. */
export const HAPPENED_PER_SECOND = 5;

export const happeningSchema = z
  .object({
    source: z.string(),
    id: z.string(),
    type: z.enum(EVENT_TYPES),
    subject: z.string().meta({ description: "The code of the dossier, or of the feedback." }),
    unit: codeSchema.meta({ description: "Where it happened." }),
    unitName: z.string(),
    unitNameEn: z.string().nullish(),
    field: z.string(),
    time: instantSchema,
    recordedAt: instantSchema,
  })
  .meta({ id: "Happening", description: "An accepted event, as whoever may read dossiers is told it." });
export type Happening = z.infer<typeof happeningSchema>;

export const happeningsQuerySchema = z.object({ unit: codeSchema.optional() }).meta({ id: "HappeningsQuery" });

export const happeningsSchema = z
  .object({
    unit: codeSchema,
    asOf: instantSchema,
    items: z.array(happeningSchema).max(MOST_LATEST).meta({ description: "The newest arrival first." }),
  })
  .meta({ id: "Happenings" });
export type Happenings = z.infer<typeof happeningsSchema>;

export const followSchema = z
  .strictObject({ unit: codeSchema.nullish().meta({ description: "Absent: the topmost that the caller may read." }) })
  .meta({ id: "Follow", description: "One unit for each connection: another takes its place." });
export type Follow = z.infer<typeof followSchema>;

export const followAnswerSchema = z
  .discriminatedUnion("ok", [z.object({ ok: z.literal(true), unit: codeSchema }), ackFailureSchema])
  .meta({ id: "FollowAnswer" });
export type FollowAnswer = z.infer<typeof followAnswerSchema>;

export const unfollowSchema = z.strictObject({}).meta({ id: "Unfollow" });
export const unfollowAnswerSchema = z
  .discriminatedUnion("ok", [z.object({ ok: z.literal(true) }), ackFailureSchema])
  .meta({ id: "UnfollowAnswer" });
export type UnfollowAnswer = z.infer<typeof unfollowAnswerSchema>;

export const happenedSchema = z
  .object({
    unit: codeSchema,
    events: z.array(happeningSchema).max(MOST_HAPPENED).meta({ description: "In the order of their arrival." }),
    skipped: countSchema.meta({ description: "Events besides that are not told, before these." }),
    again: z.boolean().meta({ description: "This node lost its place: what was told may not be all. Read anew." }),
  })
  .meta({ id: "Happened" });
export type Happened = z.infer<typeof happenedSchema>;
