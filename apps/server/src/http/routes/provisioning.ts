import { proceduresBodySchema } from "@ioc/protocol/provisioning.ts";
import { PROCEDURE_COLUMNS, procedureFromCsv, UNIT_COLUMNS, unitFromCsv } from "@ioc/protocol/provisioning-csv.ts";
import { targetsSchema } from "@ioc/protocol/targets.ts";
import { type Request, Router } from "express";
import { reachOf } from "../../access/reach.ts";
import { OwnUnits } from "../../reference/own-units.ts";
import { previewUnits } from "../../reference/preview-units.ts";
import { answerList } from "../answer-list.ts";
import { changeOptionsOf, putAnswerOf } from "../answer-put.ts";
import { CSV_TYPE, checkedValue, JSON_TYPE, tableOf } from "../checked-body.ts";
import { checkedUnits } from "../checked-units.ts";
import { invalid } from "../http-error.ts";
import type { ProvisioningRouteParts } from "../provisioning-route-parts.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import { calendarRoutes } from "./calendar.ts";
import { feedRoutes } from "./feeds.ts";

/** Units, procedures, calendar, feeds, targets: contract section 3. */
export function provisioningRoutes(parts: ProvisioningRouteParts): Router {
  const router = Router();
  const { state, provisioning } = parts;
  router.use(["/units", "/procedures", "/calendar", "/targets"], (request, _response, next) => {
    parts.require(request, "provisionUnits");
    next();
  });
  // Whoever administers some units may look at what holds for all of them, and no more.
  router.put(["/procedures", "/calendar", "/targets"], (request, _response, next) => {
    parts.require(request, "provisionAll", "everything");
    next();
  });
  router.use("/feeds", (request, _response, next) => {
    parts.require(request, "manageFeeds");
    next();
  });

  router.get("/units", async (request, response) => {
    await answerList(request, response, { file: "units", columns: UNIT_COLUMNS, items: ownUnits(request).bodies });
  });
  router.put("/units", ...bodyOf(JSON_TYPE, CSV_TYPE), async (request, response) => {
    const options = changeOptionsOf(request);
    const bodies = checkedUnits(tableOf(request, unitFromCsv), ownUnits(request).bodies);
    response.json(putAnswerOf(await provisioning.putUnits(parts.caller(request), bodies, options), options));
  });

  router.get("/procedures", async (request, response) => {
    const items = state.reference.rows.procedures.flatMap(({ body }) => (body === null ? [] : [body]));
    await answerList(request, response, { file: "procedures", columns: PROCEDURE_COLUMNS, items });
  });
  router.put("/procedures", ...bodyOf(JSON_TYPE, CSV_TYPE), async (request, response) => {
    const options = changeOptionsOf(request);
    const bodies = checkedValue(proceduresBodySchema, tableOf(request, procedureFromCsv));
    response.json(putAnswerOf(await provisioning.putProcedures(parts.caller(request), bodies, options), options));
  });

  router.get("/targets", (_request, response) => {
    response.json(state.reference.rows.targets);
  });
  router.put("/targets", ...bodyOf(JSON_TYPE), async (request, response) => {
    response.json(
      putAnswerOf(
        await provisioning.putTargets(parts.caller(request), checkedValue(targetsSchema, jsonOf(request))),
        {},
      ),
    );
  });

  router.post("/units/preview", ...bodyOf(JSON_TYPE, CSV_TYPE), async (request, response) => {
    const bodies = checkedUnits(tableOf(request, unitFromCsv), ownUnits(request).bodies);
    const tried = await provisioning.putUnits(parts.caller(request), bodies, { dryRun: true });
    if (!tried.ok) throw invalid(tried.errors);
    response.json(previewUnits(state, { bodies, now: parts.clock.now(), own: ownUnits(request) }));
  });

  router.use(calendarRoutes(parts));
  router.use(feedRoutes(parts));
  return router;

  /** The units that are there for whoever asks. */
  function ownUnits(request: Request): OwnUnits {
    const rules = { reach: reachOf(state.reference, parts.clock.now()), publicBoard: false };
    return new OwnUnits(parts.caller(request).who, state.reference, rules);
  }
}
