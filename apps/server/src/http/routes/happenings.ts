import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { type Happenings, happeningsQuerySchema, MOST_LATEST } from "@ioc/protocol/happenings.ts";
import { Router } from "express";
import type { Kysely } from "kysely";
import type { Database } from "../../database/schema.ts";
import { latestEvents } from "../../happenings/happening-store.ts";
import { notFound } from "../http-error.ts";
import { queryOf, unitOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";

/** The last events of a unit's subtree. */
export function happeningRoutes(parts: RouteParts, db: Kysely<Database>): Router {
  const { state, clock } = parts;
  const router = Router();
  router.get("/happenings", async (request, response) => {
    const find = parts.unitsFor(request, "readDossiers");
    const { unit } = queryOf(request, happeningsQuerySchema);
    const now = clock.now();
    const { reference } = state;
    const tree = reference.tree.on(dayOf(reference.zone, now));
    const top = tree.nodeOf(unitOf(unit, find, now));
    const code = top === undefined ? undefined : reference.unitsById.get(top)?.body.code;
    if (top === undefined || code === undefined) throw notFound("unit");
    const units = [...tree.subtree(top).owners.keys()];
    const events = await latestEvents(db, reference, { units, now, most: MOST_LATEST });
    response.json({
      unit: code,
      asOf: formatInstant(now),
      items: events.map(({ told }) => told),
    } satisfies Happenings);
  });
  return router;
}
