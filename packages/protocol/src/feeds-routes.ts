import { feedRotatedSchema, rejectedSchema } from "./feeds.ts";
import type { HttpRoute } from "./http-route.ts";
import { feedBodySchema, feedCreatedSchema, feedListSchema } from "./provisioning.ts";

const tag = "Provisioning";
const caller = "administrator";

/** The feeds and their tokens; what feeds send is in `feeding-routes.ts`. */
export const FEEDS_ROUTES: readonly HttpRoute[] = [
  {
    method: "post",
    path: "/api/v1/feeds",
    id: "postFeed",
    tag,
    caller,
    summary: "Register a feed",
    bodies: [{ mediaType: "application/json", schema: feedBodySchema }],
    answer: { status: 201, description: "The feed with its token, shown this once.", schema: feedCreatedSchema },
    problems: [400, 401, 403, 404, 413, 415, 422, 429, 503],
  },
  {
    method: "get",
    path: "/api/v1/feeds",
    id: "getFeeds",
    tag,
    caller,
    summary: "The feeds, with their signs of life",
    answer: { status: 200, description: "The feeds within the caller's subtree.", schema: feedListSchema },
    problems: [401, 403, 503],
  },
  {
    method: "delete",
    path: "/api/v1/feeds/{id}",
    id: "deleteFeed",
    tag,
    caller,
    parameters: ["feedId"],
    summary: "Revoke a feed at once, open connections included",
    answer: { status: 204, description: "Revoked." },
    problems: [401, 403, 404, 503],
  },
  {
    method: "post",
    path: "/api/v1/feeds/{id}/token",
    id: "rotateFeedToken",
    tag,
    caller,
    parameters: ["feedId"],
    summary: "Make a new token for a feed without a gap",
    description:
      "The token before it goes on for a week, or until it is ended: first the feed gets the new one, then the old one is ended. Refused (`conflict`) when four older ones still hold.",
    answer: { status: 201, description: "The token, shown this once.", schema: feedRotatedSchema },
    problems: [401, 403, 404, 409, 503],
  },
  {
    method: "delete",
    path: "/api/v1/feeds/{id}/previous-token",
    id: "endPreviousFeedToken",
    tag,
    caller,
    parameters: ["feedId"],
    summary: "End a feed's older tokens at once, open connections included",
    answer: { status: 204, description: "Only the newest token holds." },
    problems: [401, 403, 404, 503],
  },
  {
    method: "get",
    path: "/api/v1/feeds/{id}/rejected",
    id: "getRejected",
    tag,
    caller,
    parameters: ["feedId", "rejectedFrom", "rejectedTo"],
    summary: "What a feed was refused, by reason",
    description: "As CSV every event that was refused, the newest first; they are kept for 90 days.",
    answer: { status: 200, description: "Reasons, the most frequent first.", schema: rejectedSchema, csv: true },
    problems: [401, 403, 404, 422, 503],
  },
];
