import type { HttpRoute } from "./http-route.ts";
import { sessionBodySchema } from "./session.ts";

export const SESSION_ROUTES: readonly HttpRoute[] = [
  {
    method: "post",
    path: "/api/v1/session",
    id: "postSession",
    tag: "Session",
    caller: "anyone",
    summary: "Sign in",
    bodies: [{ mediaType: "application/json", schema: sessionBodySchema }],
    answer: { status: 200, description: "Signed in; the answer sets a cookie." },
    problems: [400, 401, 415, 422, 429, 503],
  },
  {
    method: "delete",
    path: "/api/v1/session",
    id: "deleteSession",
    tag: "Session",
    caller: "reader",
    summary: "Sign out",
    answer: { status: 204, description: "The session has ended." },
    problems: [401],
  },
];
