import { formatInstant } from "@ioc/domain/time/instant.ts";
import { checkCalendarBody } from "@ioc/protocol/calendar.ts";
import { type FeedItem, feedBodySchema, proceduresBodySchema, unitsBodySchema } from "@ioc/protocol/provisioning.ts";
import { procedureFromCsv, unitFromCsv } from "@ioc/protocol/provisioning-csv.ts";
import { targetsSchema } from "@ioc/protocol/targets.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import { type Request, Router } from "express";
import type { z } from "zod";
import { checkUnits, relationsOf } from "../../reference/check-units.ts";
import type { Provisioned, Provisioning } from "../../reference/provisioning.ts";
import { csvRows } from "../csv-rows.ts";
import { invalid, notFound } from "../http-error.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import type { RouteParts } from "../route-parts.ts";

const JSON_TYPE = "application/json";
const CSV_TYPE = "text/csv";

/** Units, procedures, calendar, feeds, targets: contract section 3. */
export function provisioningRoutes(parts: RouteParts, provisioning: Provisioning): Router {
  const router = Router();
  const { state } = parts;
  router.use(["/units", "/procedures", "/calendar", "/feeds", "/targets"], (request, _response, next) => {
    parts.require(request, "provision");
    next();
  });

  router.get("/units", (_request, response) => {
    response.json({ items: state.reference.rows.units.map(({ body }) => body) });
  });
  router.put("/units", ...bodyOf(JSON_TYPE, CSV_TYPE), async (request: Request, response) => {
    const table = tableOf(request, unitFromCsv);
    const checked = checkWire(unitsBodySchema, table);
    if (!checked.ok) {
      const present = [...state.reference.unitsByCode.values()].map(({ body }) => body);
      throw invalid([...checked.errors, ...checkUnits(relationsOf(table), present)]);
    }
    response.json(countOf(await provisioning.putUnits(checked.value)));
  });

  router.get("/procedures", (_request, response) => {
    const items = state.reference.rows.procedures.flatMap(({ body }) => (body === null ? [] : [body]));
    response.json({ items });
  });
  router.put("/procedures", ...bodyOf(JSON_TYPE, CSV_TYPE), async (request: Request, response) => {
    const bodies = checkedValue(proceduresBodySchema, tableOf(request, procedureFromCsv));
    response.json(countOf(await provisioning.putProcedures(bodies)));
  });

  router.get("/calendar", (_request, response) => {
    response.json(state.reference.calendarSpec);
  });
  router.put("/calendar", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    const checked = checkCalendarBody(jsonOf(request));
    if (!checked.ok) throw invalid(checked.errors);
    await provisioning.putCalendar(checked.value);
    response.json({ count: 1 });
  });

  router.get("/targets", (_request, response) => {
    response.json(state.reference.rows.targets);
  });
  router.put("/targets", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    response.json(countOf(await provisioning.putTargets(checkedValue(targetsSchema, jsonOf(request)))));
  });

  router.get("/feeds", (_request, response) => {
    const items = state.reference.rows.feeds.flatMap(({ id, unit, name, createdAt, revokedAt }): FeedItem[] => {
      const code = state.reference.unitsById.get(unit)?.body.code;
      return revokedAt !== null || code === undefined
        ? []
        : [{ id: String(id), unit: code, name, createdAt: formatInstant(createdAt) }];
    });
    response.json({ items });
  });
  router.post("/feeds", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    const created = await provisioning.addFeed(checkedValue(feedBodySchema, jsonOf(request)));
    if (created === undefined) throw notFound("unit");
    response.status(201).json(created);
  });
  router.delete("/feeds/:id", async (request, response) => {
    const { id } = request.params;
    if (!/^\d{1,9}$/.test(id) || !(await provisioning.revokeFeed(Number(id)))) throw notFound("feed");
    response.status(204).end();
  });
  return router;
}

function tableOf(request: Request, fromCsv: (row: Record<string, string>) => unknown): unknown {
  return request.is(CSV_TYPE) === false ? jsonOf(request) : csvRows(request).map(fromCsv);
}

function checkedValue<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const checked = checkWire(schema, value);
  if (!checked.ok) throw invalid(checked.errors);
  return checked.value;
}

function countOf(provisioned: Provisioned): { count: number } {
  if (!provisioned.ok) throw invalid(provisioned.errors);
  return { count: provisioned.count };
}
