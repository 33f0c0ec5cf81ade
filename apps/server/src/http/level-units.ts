import type { RequestHandler } from "express";
import type { LiveState } from "../boards/live-state.ts";
import type { RouteAccess } from "./require-access.ts";

/**
 * A unit that is not known here may have been made by another node a moment ago: memory is brought up to date before
 * anybody is told that it is not there. What lies outside the caller's subtree takes the same time as what is nowhere.
 */
export function levelUnits(state: LiveState, access: RouteAccess, level: () => Promise<void>): RequestHandler {
  return async (request, _response, next) => {
    const { unit } = request.query;
    if (typeof unit === "string") {
      const id = state.reference.unit(unit)?.id;
      if (id === undefined || !access.covers(request, "readBoard")(id)) await level();
    }
    next();
  };
}
