import { connectionSchema } from "./connection.ts";
import { dossierListSchema } from "./dossiers.ts";
import { happeningsSchema } from "./happenings.ts";
import type { HttpRoute } from "./http-route.ts";
import { reconciliationBodySchema, reconciliationSchema } from "./reconciliation.ts";

const tag = "Connection";
const caller = "member";
const mediaType = "application/json";

/** Whether a unit's data arrive, and how its own report compares. */
export const CONNECTION_ROUTES: readonly HttpRoute[] = [
  {
    method: "get",
    path: "/api/v1/connection",
    id: "getConnection",
    tag,
    caller,
    parameters: ["unit"],
    summary: "Whether a unit's data arrive: state, delay, gaps, refusals, repetitions, faults",
    description: "Read anew at most every ten seconds; the rules are those of SPEC.md, CON.",
    answer: { status: 200, description: "Of the last 14 days.", schema: connectionSchema },
    problems: [401, 403, 404, 422, 503],
  },
  {
    method: "get",
    path: "/api/v1/connection/unpaid",
    id: "getUnpaid",
    tag,
    caller,
    parameters: ["unit", "cursor", "limit"],
    summary: "Dossiers that were resolved without a payment where a fee is due, or seems to be (CON-3)",
    answer: { status: 200, description: "One page; `total` is the connection's.", schema: dossierListSchema },
    problems: [401, 403, 404, 422, 503],
  },
  {
    method: "get",
    path: "/api/v1/happenings",
    id: "getHappenings",
    tag,
    caller,
    parameters: ["unit"],
    summary: "The last events of a unit's subtree, by their arrival",
    description: "Up to 500 of the last 90 days; `follow` on the namespace `/board` tells those that come.",
    answer: { status: 200, description: "The newest first.", schema: happeningsSchema },
    problems: [401, 403, 404, 422, 503],
  },
  {
    method: "post",
    path: "/api/v1/connection/reconcile",
    id: "postReconciliation",
    tag,
    caller,
    summary: "Hold a unit's own report against the boards",
    description:
      "Figures that differ, by how many, and the dossiers that explain one of them: by the unit's own list, and those on the border of the period. Nothing of what is sent is stored.",
    bodies: [{ mediaType, schema: reconciliationBodySchema }],
    answer: { status: 200, description: "What differs.", schema: reconciliationSchema },
    problems: [400, 401, 403, 404, 413, 415, 422, 503],
  },
];
