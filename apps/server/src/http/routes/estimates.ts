import { parseInstant } from "@ioc/domain/time/instant.ts";
import { calibrationQuerySchema, estimateSumQuerySchema, estimatesQuerySchema } from "@ioc/protocol/estimates.ts";
import { Router } from "express";
import type { Kysely } from "kysely";
import { versionOf } from "../../boards/version.ts";
import type { Database } from "../../database/schema.ts";
import { decodePlace, encodePlace } from "../../estimates/list-place.ts";
import { readCalibration } from "../../estimates/read-calibration.ts";
import { readEstimateSum } from "../../estimates/read-estimate-sum.ts";
import { readEstimates } from "../../estimates/read-estimates.ts";
import { type EstimateLine, UnitEstimates } from "../../estimates/unit-estimates.ts";
import type { ThreadLane } from "../../lifecycle/thread-lane.ts";
import { invalid, notFound } from "../http-error.ts";
import { queryOf, unitOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";

/** What will be late, and how true that was in the past. */
export function estimateRoutes(parts: RouteParts, db: Kysely<Database>, lane: ThreadLane<EstimateLine>): Router {
  const router = Router();
  const { state, clock } = parts;
  const estimates = new UnitEstimates(state, lane);

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
    const asked = { unit, asOf, now, isNow, part: query.part, limit: query.limit, skip: place?.skip ?? 0 };
    const page = await readEstimates(db, state, estimates, asked);
    if (page === undefined) throw notFound("unit");
    const { next, ...rest } = page;
    response.json({ ...rest, nextCursor: next === null ? null : encodePlace({ asOf, skip: next }) });
  });

  router.get("/estimates/sum", async (request, response) => {
    const find = parts.unitsFor(request, "readBoard");
    const query = queryOf(request, estimateSumQuerySchema);
    const now = clock.now();
    const asOf = Math.min(now, query.at === undefined ? now : (parseInstant(query.at) ?? now));
    const sum = await readEstimateSum(state, estimates, { unit: unitOf(query.unit, find, asOf), asOf, now });
    if (sum === undefined) throw notFound("unit");
    const etag = `"${versionOf(sum)}"`;
    // Kept by the browser that asked, and asked about each time.
    response.set({ "Cache-Control": "private, no-cache", Vary: "Authorization, Cookie", ETag: etag });
    if (request.headers["if-none-match"] === etag) response.status(304).end();
    else response.json(sum);
  });

  router.get("/estimates/calibration", async (request, response) => {
    const find = parts.unitsFor(request, "readBoard");
    const query = queryOf(request, calibrationQuerySchema);
    const now = clock.now();
    const calibration = await readCalibration(state, estimates, unitOf(query.unit, find, now), now);
    if (calibration === undefined) throw notFound("unit");
    response.json(calibration);
  });
  return router;
}
