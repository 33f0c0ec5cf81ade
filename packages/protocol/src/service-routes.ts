import { healthSchema, readinessSchema } from "./health.ts";
import type { HttpRoute } from "./http-route.ts";

const tag = "Service";
const caller = "anyone";

export const SERVICE_ROUTES: readonly HttpRoute[] = [
  {
    method: "get",
    path: "/healthz",
    id: "getHealth",
    tag,
    caller,
    summary: "Whether the process lives",
    answer: { status: 200, description: "It lives.", schema: healthSchema },
  },
  {
    method: "get",
    path: "/readyz",
    id: "getReadiness",
    tag,
    caller,
    summary: "Whether it takes events and serves boards",
    answer: { status: 200, description: "It does; and what an acknowledged event survives.", schema: readinessSchema },
    problems: [503],
  },
  {
    method: "get",
    path: "/api/v1/openapi.json",
    id: "getOpenApi",
    tag,
    caller,
    summary: "This document",
    answer: { status: 200, description: "OpenAPI 3.1.", anyObject: true },
  },
  {
    method: "get",
    path: "/api/v1/asyncapi.json",
    id: "getAsyncApi",
    tag,
    caller,
    summary: "What is said over Socket.IO",
    answer: { status: 200, description: "AsyncAPI 3.0.", anyObject: true },
  },
];
