import { parseInstant } from "@ioc/domain/time/instant.ts";
import { calibrationQuerySchema, estimatesQuerySchema } from "@ioc/protocol/estimates.ts";
import { Router } from "express";
import type { Kysely } from "kysely";
import type { Database } from "../../database/schema.ts";
import { decodePlace, encodePlace } from "../../estimates/list-place.ts";
import { readCalibration } from "../../estimates/read-calibration.ts";
import { readEstimates } from "../../estimates/read-estimates.ts";
import { UnitEstimates } from "../../estimates/unit-estimates.ts";
import { invalid, notFound } from "../http-error.ts";
import { queryOf, unitOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";

/** What will be late, and how true that was in the past. */
export function estimateRoutes(parts: RouteParts, db: Kysely<Database>): Router {
  const router = Router();
  const { state, clock } = parts;
  const estimates = new UnitEstimates(state);

  router.get("/estimates", async (request, response) => {
    const find = parts.unitsFor(request, "readDossiers");
    const query = queryOf(request, estimatesQuerySchema);
    const place = query.cursor === undefined ? undefined : decodePlace(query.cursor);
    if (query.cursor !== undefined && place === undefined) {
      throw invalid([{ path: "cursor", code: "invalid", message: "is no cursor of this list" }]);
    }
    const now = clock.now();
    const at = query.at === undefined ? now : (parseInstant(query.at) ?? now);
    // Later pages look at the same moment as the first.
    const asOf = Math.min(now, place?.asOf ?? at);
    const unit = unitOf(query.unit, find, asOf);
    const isNow = query.at === undefined && place === undefined;
    const asked = { unit, asOf, isNow, part: query.part, limit: query.limit, skip: place?.skip ?? 0 };
    const page = await readEstimates(db, state, estimates, asked);
    if (page === undefined) throw notFound("unit");
    const { next, ...rest } = page;
    response.json({ ...rest, nextCursor: next === null ? null : encodePlace({ asOf, skip: next }) });
  });

  router.get("/estimates/calibration", async (request, response) => {
    const find = parts.unitsFor(request, "readDossiers");
    const query = queryOf(request, calibrationQuerySchema);
    const now = clock.now();
    const calibration = await readCalibration(state, estimates, unitOf(query.unit, find, now), now);
    if (calibration === undefined) throw notFound("unit");
    response.json(calibration);
  });
  return router;
}
