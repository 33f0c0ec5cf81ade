import {
  directiveBodySchema,
  directiveDetailSchema,
  directiveListSchema,
  directiveSchema,
  directiveStepBodySchema,
} from "./directives.ts";
import type { HttpRoute } from "./http-route.ts";

const tag = "Directives";
const caller = "reader";

export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const DIRECTIVE_ROUTES: readonly HttpRoute[] = [
  {
    method: "post",
    path: "/api/v1/directives",
    id: "postDirective",
    tag,
    caller,
    summary: "Urge a unit (đôn đốc)",
    description: "By a leader of the unit, or of one above it.",
    bodies: [{ mediaType: "application/json", schema: directiveBodySchema }],
    answer: { status: 201, description: "The directive, `sent`.", schema: directiveSchema },
    problems: [400, 401, 403, 404, 413, 415, 422, 429, 503],
  },
  {
    method: "get",
    path: "/api/v1/directives",
    id: "getDirectives",
    tag,
    caller,
    parameters: ["directivesUnit", "directiveState", "directiveSort", "directivesWhole", "cursor", "limit"],
    summary: "Directives to a unit's subtree, closed ones too, newest first unless sorted",
    description: "Whoever reads boards alone is told where each stands, and neither its text nor its dossiers.",
    answer: { status: 200, description: "One page.", schema: directiveListSchema },
    problems: [401, 403, 404, 422, 429, 503],
  },
  {
    method: "get",
    path: "/api/v1/directives/{id}",
    id: "getDirective",
    tag,
    caller,
    parameters: ["directiveId"],
    summary: "One directive with its history",
    answer: { status: 200, description: "The directive.", schema: directiveDetailSchema },
    problems: [401, 403, 404, 429, 503],
  },
  {
    method: "get",
    path: "/api/v1/directives/{id}/letter",
    id: "getDirectiveLetter",
    tag,
    caller,
    parameters: ["directiveId"],
    summary: "A directive as an official letter to print, with its dossiers as they stand now",
    answer: { status: 200, description: "The letter.", file: DOCX_TYPE },
    problems: [401, 403, 404, 429, 503],
  },
  {
    method: "post",
    path: "/api/v1/directives/{id}/{action}",
    id: "postDirectiveStep",
    tag,
    caller,
    parameters: ["directiveId", "directiveAction"],
    summary: "Mark as seen, accept, report; close, return",
    description:
      "The unit's people up to the report, the sender's side from there. A step out of order is a `conflict`; one that " +
      "was taken already changes nothing. Closed without a report it takes a comment.",
    bodies: [{ mediaType: "application/json", schema: directiveStepBodySchema }],
    bodyIsOptional: true,
    answer: { status: 200, description: "The directive as it is now.", schema: directiveSchema },
    problems: [400, 401, 403, 404, 409, 413, 415, 422, 429, 503],
  },
];
