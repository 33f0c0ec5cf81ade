import { dossiersQuerySchema } from "@ioc/protocol/dossiers.ts";
import { MAX_SUBJECT } from "@ioc/protocol/event.ts";
import { isPrintable } from "@ioc/protocol/text.ts";
import { Router } from "express";
import type { Kysely } from "kysely";
import type { Database } from "../../database/schema.ts";
import { decodeCursor, encodeCursor } from "../../dossiers/cursor.ts";
import { listDossiers } from "../../dossiers/dossier-reader.ts";
import { readDossiers } from "../../dossiers/read-dossier.ts";
import { invalid, notFound } from "../http-error.ts";
import { askedOf, queryOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";

export function dossierRoutes(parts: RouteParts, db: Kysely<Database>): Router {
  const router = Router();
  const { state, clock } = parts;
  router.get("/dossiers", async (request, response) => {
    const find = parts.unitsFor(request, "readDossiers");
    const query = queryOf(request, dossiersQuerySchema);
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    if (query.cursor !== undefined && after === undefined) {
      throw invalid([{ path: "cursor", code: "invalid", message: "is no cursor of this list" }]);
    }
    const asked = askedOf(query, state, clock.now(), find, after?.asOf);
    const list = await listDossiers(db, state, {
      ...asked,
      // Later pages look at the same moment as the first.
      at: after?.asOf ?? asked.at,
      measure: query.measure,
      field: query.field,
      own: query.own,
      limit: query.limit,
      after,
    });
    if (list === undefined) throw notFound("unit");
    const { total, items, next } = list;
    response.json({ total, items, nextCursor: next === null ? null : encodeCursor(next) });
  });
  router.get("/dossiers/:code", async (request, response) => {
    parts.require(request, "readDossiers");
    const { code } = request.params;
    // No dossier has a code that cannot be sent, and the database takes no NUL.
    const found = isPrintable(code, MAX_SUBJECT) ? await readDossiers(db, state, code, clock.now()) : [];
    // It belongs to whoever handles it; what lies elsewhere must not stand before it under the same code.
    const unitsOf = found.map(({ unit }) => state.reference.unit(unit)?.id);
    const mayRead = parts.covers(request, "readDossiers");
    const dossier = found.find((_, index) => {
      const unit = unitsOf[index];
      return unit !== undefined && mayRead(unit);
    });
    if (dossier === undefined && unitsOf[0] !== undefined) {
      parts.require(request, "readDossiers", unitsOf[0], "dossier");
    }
    if (dossier === undefined) throw notFound("dossier");
    response.json(dossier);
  });
  return router;
}
