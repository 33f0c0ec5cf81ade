import { eventSchema } from "./event.ts";
import { EVENT_EXAMPLE } from "./event-example.ts";
import { BATCH_MEDIA_TYPE, batchSchema, EVENT_MEDIA_TYPE, feedSuccessSchema } from "./feeding.ts";
import type { HttpRoute } from "./http-route.ts";

export const FEEDING_ROUTES: readonly HttpRoute[] = [
  {
    method: "post",
    path: "/api/v1/events",
    id: "postEvents",
    tag: "Feeding",
    caller: "feed",
    summary: "Send events",
    description:
      "The answer comes after the accepted events are committed; good events of a batch are taken, bad ones are named. No answer means not known: send it again, a repeated event changes nothing.",
    bodies: [
      { mediaType: EVENT_MEDIA_TYPE, schema: eventSchema, example: EVENT_EXAMPLE },
      { mediaType: BATCH_MEDIA_TYPE, schema: batchSchema, example: [EVENT_EXAMPLE] },
    ],
    answer: { status: 200, description: "Judged one by one, whatever was rejected.", schema: feedSuccessSchema },
    problems: [400, 401, 413, 415, 422, 429, 503],
  },
];
