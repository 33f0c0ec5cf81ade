import { dayOf } from "@ioc/domain/time/zone.ts";
import { type UnitMapAnswer, unitMapQuerySchema } from "@ioc/protocol/unit-map.ts";
import { type Request, Router } from "express";
import type { Kysely } from "kysely";
import { stillHolds } from "../../accounts/still-holds.ts";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import type { Database } from "../../database/schema.ts";
import type { DrawnShape } from "../../unit-map/drawn-shape.ts";
import { mapOfDay } from "../../unit-map/map-of-day.ts";
import { MapReader, replaceMap } from "../../unit-map/map-store.ts";
import { MapThread } from "../../unit-map/map-thread.ts";
import { readMap } from "../../unit-map/read-map.ts";
import { changeOptionsOf } from "../answer-put.ts";
import { JSON_TYPE } from "../checked-body.ts";
import { HttpError, invalid } from "../http-error.ts";
import type { NamedUnitParts } from "../named-unit.ts";
import { queryOf, unitOf } from "../query.ts";
import { bodyOf, jsonOf } from "../read-body.ts";

const GEOJSON_TYPE = "application/geo+json";
const BUSY_MS = 2000;

/** The map: loaded by whoever administers everything, read by whoever reads boards, as far as their subtree goes. */
export function unitMapRoutes(parts: NamedUnitParts, db: Kysely<Database>): Router {
  const router = Router();
  const { state, clock } = parts;
  const reader = new MapReader(db);
  const thread = new MapThread();
  const today = (): number => dayOf(state.reference.zone, clock.now());

  router.get("/map", async (request, response) => {
    const find = parts.unitsFor(request, "readBoard");
    const unit = unitOf(queryOf(request, unitMapQuerySchema).unit, find, clock.now());
    const map = mapOfDay(await reader.read(), state.reference, today(), unit);
    const etag = `"${map.version}"`;
    // Kept by the browser that asked, and asked about each time.
    response.set({ "Cache-Control": "private, no-cache", Vary: "Authorization, Cookie", ETag: etag });
    if (request.headers["if-none-match"] === etag) response.status(304).end();
    else response.json(map);
  });

  router.put("/map", (request, _response, next) => {
    parts.require(request, "provisionAll", "everything");
    next();
  });
  router.put("/map", ...bodyOf(JSON_TYPE, GEOJSON_TYPE), async (request: Request, response) => {
    const { dryRun } = changeOptionsOf(request);
    // Another node may have made units a moment ago.
    await parts.level();
    const read = readMap(jsonOf(request), (code) => state.reference.unit(code) !== undefined);
    if (!read.ok) throw invalid(read.errors);
    const shapes = await thread.draw(read.shapes);
    if (shapes === undefined)
      throw new HttpError("overloaded", "Another map is being drawn", { retryAfterMs: BUSY_MS });
    const count = shapes.length;
    if (dryRun !== true) await change(request, shapes);
    const answer: UnitMapAnswer =
      dryRun === true ? { count, dryRun, map: mapOfDay(shapes, state.reference, today()) } : { count };
    response.json(answer);
  });

  router.delete("/map", async (request, response) => {
    parts.require(request, "provisionAll", "everything");
    await change(request, null);
    response.status(204).end();
  });

  async function change(request: Request, shapes: readonly DrawnShape[] | null): Promise<void> {
    const { who, address } = parts.caller(request);
    await db.transaction().execute(async (transaction) => {
      const before = await replaceMap(transaction, shapes);
      await stillHolds(transaction, who);
      if (before === null && shapes === null) return;
      const entry = {
        actor: actorOf(who),
        action: shapes === null ? "map.remove" : "map.change",
        address,
        before: before === null ? undefined : { units: before },
        after: shapes === null ? undefined : { units: shapes.length },
      } as const;
      await writeAudit(transaction, clock.now(), [entry]);
    });
  }
  return router;
}
