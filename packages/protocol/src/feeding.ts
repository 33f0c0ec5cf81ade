import { z } from "zod";
import { countSchema } from "./board.ts";
import { ackFailureSchema, errorCodeSchema } from "./error.ts";
import { eventSchema } from "./event.ts";

/** Events of one emit or one HTTP batch: none is `invalid`, more is `too-large`. */
export const MAX_BATCH = 1000;
/** Messages and bodies up to this size are taken. */
export const TAKEN_BYTES = 2 * 1024 * 1024;
/** Messages and bodies over this size are refused as `too-large`. */
export const REFUSED_BYTES = 8 * 1024 * 1024;

export const EVENT_MEDIA_TYPE = "application/cloudevents+json";
export const BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

export const batchSchema = z
  .array(eventSchema)
  .min(1)
  .max(MAX_BATCH)
  .meta({ id: "EventBatch", description: "Each event is judged by itself; good ones are taken beside bad ones." });

/** One refused event of a batch; `index` counts from 0, `id` is null where it has none that is fit to be shown. */
export const rejectionSchema = z
  .object({
    index: z.int().min(0),
    id: z.string().nullish(),
    code: errorCodeSchema,
    path: z.string().optional(),
    message: z.string(),
  })
  .meta({ id: "Rejection" });
export type Rejection = z.infer<typeof rejectionSchema>;

/** Sent after the events are committed: accepted + duplicates + rejected.length is the number of events sent. */
export const feedSuccessSchema = z
  .object({ ok: z.literal(true), accepted: countSchema, duplicates: countSchema, rejected: z.array(rejectionSchema) })
  .meta({
    id: "FeedSuccess",
    description: "Sent after the accepted events are committed.",
    examples: [
      {
        ok: true,
        accepted: 1,
        duplicates: 1,
        rejected: [
          { index: 2, id: "e-3", code: "invalid", path: "data.channel", message: "is not one of the channels" },
        ],
      },
    ],
  });
export type FeedSuccess = z.infer<typeof feedSuccessSchema>;

export const feedAnswerSchema = z.discriminatedUnion("ok", [feedSuccessSchema, ackFailureSchema]).meta({
  id: "FeedAnswer",
});
export type FeedAnswer = z.infer<typeof feedAnswerSchema>;
