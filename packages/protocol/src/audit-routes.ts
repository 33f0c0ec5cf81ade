import { auditListSchema } from "./audit.ts";
import type { HttpRoute } from "./http-route.ts";

export const AUDIT_ROUTES: readonly HttpRoute[] = [
  {
    method: "get",
    path: "/api/v1/audit",
    id: "getAudit",
    tag: "Audit",
    caller: "administrator",
    parameters: ["auditUnit", "action", "actor", "search", "happenedFrom", "happenedTo", "cursor"],
    summary: "Who did what, when, from where, before and after; newest first",
    description:
      "What belongs to units of the caller's subtree; who administers everything sees all. A page may be short, even " +
      "empty, while there is a `nextCursor`: so much was looked through. As CSV everything that fits, to the end.",
    answer: { status: 200, description: "One page.", schema: auditListSchema, csv: true },
    problems: [401, 403, 404, 422, 503],
  },
];
