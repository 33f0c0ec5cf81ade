import { z } from "zod";
import { boardSchema } from "./board.ts";
import { ackFailureSchema } from "./error.ts";
import { hotspotsSchema } from "./hotspots.ts";
import { PERIODS, RANKING_PERIODS } from "./names.ts";
import { overviewSchema } from "./overview.ts";
import { rankingSchema } from "./ranking.ts";
import { codeSchema, daySchema, versionSchema } from "./text.ts";

/** At most this many patches in any second for one subscription. */
export const MAX_PATCHES_PER_SECOND = 5;

const unit = codeSchema.nullish().meta({ description: "Absent: the topmost that the caller may read." });

export const subscribeRangeSchema = z
  .strictObject({ unit, from: daySchema, to: daySchema })
  .refine(({ from, to }) => from <= to, { error: "must not be after `to`", path: ["from"] })
  .meta({ id: "SubscribeRange", description: "The board of a fixed period." });

export const subscribePeriodSchema = z
  .strictObject({ unit, period: z.enum(PERIODS) })
  .meta({ id: "SubscribePeriod", description: "The board of a period that ends today and rolls over at midnight." });

export const subscribeOverviewSchema = z
  .strictObject({ unit, scene: z.literal("overview") })
  .meta({ id: "SubscribeOverview", description: "The overview document." });

export const subscribeHotspotsSchema = z
  .strictObject({ unit, scene: z.literal("hotspots") })
  .meta({ id: "SubscribeHotspots", description: "The hotspots document." });

export const subscribeRankingSchema = z
  .strictObject({ unit, scene: z.literal("ranking"), period: z.enum(RANKING_PERIODS) })
  .meta({ id: "SubscribeRanking", description: "The ranking of a period that ends today and rolls over at midnight." });

export const subscribeSchema = z
  .union([
    subscribeRangeSchema,
    subscribePeriodSchema,
    subscribeOverviewSchema,
    subscribeHotspotsSchema,
    subscribeRankingSchema,
  ])
  .meta({ id: "Subscribe" });
export type Subscribe = z.infer<typeof subscribeSchema>;

/** Names the document, the same for all who watch it. */
export const subscriptionSchema = z.string().min(1).max(1024).meta({ id: "Subscription", description: "Opaque." });

export const boardSubscribedSchema = z
  .object({ ok: z.literal(true), subscription: subscriptionSchema, board: boardSchema })
  .meta({ id: "BoardSubscribed" });
export type BoardSubscribed = z.infer<typeof boardSubscribedSchema>;

export const overviewSubscribedSchema = z
  .object({ ok: z.literal(true), subscription: subscriptionSchema, overview: overviewSchema })
  .meta({ id: "OverviewSubscribed" });
export type OverviewSubscribed = z.infer<typeof overviewSubscribedSchema>;

export const hotspotsSubscribedSchema = z
  .object({ ok: z.literal(true), subscription: subscriptionSchema, hotspots: hotspotsSchema })
  .meta({ id: "HotspotsSubscribed" });
export type HotspotsSubscribed = z.infer<typeof hotspotsSubscribedSchema>;

export const rankingSubscribedSchema = z
  .object({ ok: z.literal(true), subscription: subscriptionSchema, ranking: rankingSchema })
  .meta({ id: "RankingSubscribed" });
export type RankingSubscribed = z.infer<typeof rankingSubscribedSchema>;

export const boardAnswerSchema = z
  .discriminatedUnion("ok", [boardSubscribedSchema, ackFailureSchema])
  .meta({ id: "BoardAnswer" });
export type BoardAnswer = z.infer<typeof boardAnswerSchema>;

export const overviewAnswerSchema = z
  .discriminatedUnion("ok", [overviewSubscribedSchema, ackFailureSchema])
  .meta({ id: "OverviewAnswer" });
export type OverviewAnswer = z.infer<typeof overviewAnswerSchema>;

export const hotspotsAnswerSchema = z
  .discriminatedUnion("ok", [hotspotsSubscribedSchema, ackFailureSchema])
  .meta({ id: "HotspotsAnswer" });
export type HotspotsAnswer = z.infer<typeof hotspotsAnswerSchema>;

export const rankingAnswerSchema = z
  .discriminatedUnion("ok", [rankingSubscribedSchema, ackFailureSchema])
  .meta({ id: "RankingAnswer" });
export type RankingAnswer = z.infer<typeof rankingAnswerSchema>;
/** To whatever was asked for; the document stands under the member that names it. */
export type SubscribeAnswer = BoardAnswer | OverviewAnswer | HotspotsAnswer | RankingAnswer;

export const unsubscribeSchema = z.strictObject({ subscription: subscriptionSchema }).meta({ id: "Unsubscribe" });
export type Unsubscribe = z.infer<typeof unsubscribeSchema>;

export const unsubscribedSchema = z.object({ ok: z.literal(true) }).meta({ id: "Unsubscribed" });
export const unsubscribeAnswerSchema = z
  .discriminatedUnion("ok", [unsubscribedSchema, ackFailureSchema])
  .meta({ id: "UnsubscribeAnswer" });
export type UnsubscribeAnswer = z.infer<typeof unsubscribeAnswerSchema>;

/** Makes the document of version `base` that of `version`. A client whose version is not `base` subscribes again. */
export const patchSchema = z
  .object({
    subscription: subscriptionSchema,
    base: versionSchema,
    version: versionSchema,
    patch: z.record(z.string(), z.unknown()).meta({ description: "RFC 7396 merge patch." }),
  })
  .meta({ id: "Patch" });
export type Patch = z.infer<typeof patchSchema>;
