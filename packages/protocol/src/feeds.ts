import { z } from "zod";
import { countSchema } from "./board.ts";
import { errorCodeSchema } from "./error.ts";
import { daySchema, instantSchema } from "./text.ts";

/** The token before it holds until then, or until `DELETE /api/v1/feeds/{id}/previous-token` ends it. */
export const feedRotatedSchema = z
  .object({ token: z.string(), previousUntil: instantSchema })
  .meta({ id: "FeedRotated", description: "The token is shown this once and stored hashed." });
export type FeedRotated = z.infer<typeof feedRotatedSchema>;

/** `from` and `to` are civil dates of the recording, both included. */
export const rejectedQuerySchema = z
  .object({ from: daySchema.optional(), to: daySchema.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "must not be after `to`",
    path: ["from"],
  });

const rejectedEventSchema = z
  .object({
    id: z.string().nullish(),
    source: z.string().nullish(),
    subject: z.string().nullish(),
    type: z.string().nullish(),
    time: z.string().nullish(),
    recordedAt: instantSchema,
  })
  .meta({ id: "RejectedEvent", description: "What an event that was refused said of itself, as far as it was text." });

export const rejectedReasonSchema = z
  .object({
    code: errorCodeSchema.nullish(),
    path: z.string().nullish(),
    message: z.string(),
    count: countSchema,
    lastAt: instantSchema,
    sample: z.array(rejectedEventSchema).meta({ description: "A few of them, the newest first." }),
  })
  .meta({ id: "RejectedReason" });

export const rejectedSchema = z
  .object({
    from: daySchema,
    to: daySchema,
    total: countSchema,
    reasons: z.array(rejectedReasonSchema).meta({ description: "The most frequent first." }),
    otherReasons: countSchema.meta({ description: "Events with reasons that are not listed any more." }),
  })
  .meta({ id: "Rejected", description: "What a feed was refused, by reason." });
export type Rejected = z.infer<typeof rejectedSchema>;
