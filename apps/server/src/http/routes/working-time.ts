import { Router } from "express";
import type { RouteParts } from "../route-parts.ts";

/** The days and hours that deadlines go by, for everybody with a role; what they are made of is the administrators' affair. */
export function workingTimeRoutes(parts: RouteParts): Router {
  const router = Router();
  const { state } = parts;
  router.get("/working-time", (request, response) => {
    parts.require(request, "readDirectives");
    const { zone, calendarSpec } = state.reference;
    response.json({ timeZone: zone.name, calendar: calendarSpec });
  });
  return router;
}
