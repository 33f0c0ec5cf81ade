import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { faultsQuerySchema } from "@ioc/protocol/faults.ts";
import { Router } from "express";
import type { Kysely } from "kysely";
import type { Database } from "../../database/schema.ts";
import { readFaults } from "../../faults/read-faults.ts";
import { invalid, notFound } from "../http-error.ts";
import { queryOf, unitOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";

const CURSOR = /^[1-9]\d{0,14}$/;

export function faultRoutes(parts: RouteParts, db: Kysely<Database>): Router {
  const router = Router();
  router.get("/faults", async (request, response) => {
    const find = parts.unitsFor(request, "readDossiers");
    const { unit, kind, from, to, cursor } = queryOf(request, faultsQuerySchema);
    if (cursor !== undefined && !CURSOR.test(cursor)) {
      throw invalid([{ path: "cursor", code: "invalid", message: "is no cursor of this list" }]);
    }
    const now = parts.clock.now();
    const faults = await readFaults(db, parts.state, {
      unit: unitOf(unit, find, now),
      kind,
      from: from === undefined ? undefined : parseDay(from),
      to: to === undefined ? undefined : parseDay(to),
      now,
      covers: parts.covers(request, "readDossiers"),
      after: cursor === undefined ? undefined : Number(cursor),
    });
    if (faults === undefined) throw notFound("unit");
    const { total, items, next } = faults;
    response.json({ total, items, nextCursor: next === null ? null : String(next) });
  });
  return router;
}
