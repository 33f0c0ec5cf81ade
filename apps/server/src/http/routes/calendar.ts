import { checkCalendarBody } from "@ioc/protocol/calendar.ts";
import { Router } from "express";
import { readCalendarYears } from "../../reference/read-calendar-years.ts";
import { changeOptionsOf, putAnswerOf } from "../answer-put.ts";
import { JSON_TYPE } from "../checked-body.ts";
import { invalid } from "../http-error.ts";
import type { ProvisioningRouteParts } from "../provisioning-route-parts.ts";
import { bodyOf, jsonOf } from "../read-body.ts";

/** The working calendar, and what the shipped one knows of each year. */
export function calendarRoutes({ state, clock, caller, provisioning }: ProvisioningRouteParts): Router {
  const router = Router();
  router.get("/calendar", (_request, response) => {
    response.json(state.reference.calendarSpec);
  });
  router.put("/calendar", ...bodyOf(JSON_TYPE), async (request, response) => {
    const options = changeOptionsOf(request);
    const checked = checkCalendarBody(jsonOf(request));
    if (!checked.ok) throw invalid(checked.errors);
    response.json(putAnswerOf(await provisioning.putCalendar(caller(request), checked.value, options), options));
  });
  router.get("/calendar/years", (_request, response) => {
    response.json(readCalendarYears(state.reference, clock.now()));
  });
  return router;
}
