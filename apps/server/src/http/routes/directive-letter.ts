import { DOCX_TYPE } from "@ioc/protocol/directive-routes.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { Router } from "express";
import type { Kysely } from "kysely";
import type { Database } from "../../database/schema.ts";
import { directiveDossiers } from "../../directives/directive-item.ts";
import { letterContent } from "../../directives/letter-content.ts";
import { LetterThread } from "../../directives/letter-thread.ts";
import { findDossiers } from "../../dossiers/find-dossiers.ts";
import { HttpError } from "../http-error.ts";
import { readableDirective } from "../readable-directive.ts";
import type { RouteParts } from "../route-parts.ts";

const RETRY_AFTER_MS = 5000;

/** A directive as an official letter to print, its dossiers as they stand now. */
export function directiveLetterRoutes(parts: RouteParts, db: Kysely<Database>): Router {
  const router = Router();
  const { state, clock } = parts;
  const letters = new LetterThread();
  router.get("/directives/:id/letter", async (request, response) => {
    const row = await readableDirective(request, db, parts);
    const now = clock.now();
    const { reference } = state;
    const mayRead = parts.covers(request, "readDossiers");
    const isTold = ({ unit }: DossierItem): boolean => {
      const place = reference.unit(unit)?.id;
      return place !== undefined && mayRead(place);
    };
    const dossiers = new Map<string, DossierItem>();
    for (const [code, items] of await findDossiers(db, state, directiveDossiers(row), now)) {
      // What has gone elsewhere since is named, as it was in the directive, and nothing of it is told.
      const told = items.find(isTold);
      if (told !== undefined) dossiers.set(code, told);
    }
    const content = letterContent({ row, dossiers, reference, now, mayRead: parts.covers(request, "readBoard") });
    const letter = await letters.write(content);
    if (letter === undefined) {
      throw new HttpError("overloaded", "Too many letters are being written", { retryAfterMs: RETRY_AFTER_MS });
    }
    response.attachment(`don-doc-${row.id}.docx`).type(DOCX_TYPE).send(letter);
  });
  return router;
}
