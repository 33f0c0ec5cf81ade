import type { HttpRoute } from "./http-route.ts";
import { tokenBodySchema, tokenCreatedSchema, tokenListSchema } from "./people.ts";

const tag = "Service tokens";
const caller = "administrator";

export const TOKEN_ROUTES: readonly HttpRoute[] = [
  {
    method: "post",
    path: "/api/v1/tokens",
    id: "postToken",
    tag,
    caller,
    summary: "Give a program a role at a unit",
    description: "Whoever gives it administers the unit.",
    bodies: [{ mediaType: "application/json", schema: tokenBodySchema }],
    answer: { status: 201, description: "The token, shown this once.", schema: tokenCreatedSchema },
    problems: [400, 401, 403, 404, 413, 415, 422, 429, 503],
  },
  {
    method: "get",
    path: "/api/v1/tokens",
    id: "getTokens",
    tag,
    caller,
    summary: "The service tokens",
    answer: { status: 200, description: "Those of units within the caller's subtree.", schema: tokenListSchema },
    problems: [401, 403, 503],
  },
  {
    method: "delete",
    path: "/api/v1/tokens/{id}",
    id: "deleteToken",
    tag,
    caller,
    parameters: ["tokenId"],
    summary: "Revoke a service token at once, open connections included",
    answer: { status: 204, description: "Revoked." },
    problems: [401, 403, 404, 503],
  },
];
