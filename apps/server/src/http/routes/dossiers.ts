import { formatInstant } from "@ioc/domain/time/instant.ts";
import { type DossiersQuery, dossiersQuerySchema, outlookQuerySchema } from "@ioc/protocol/dossiers.ts";
import { MAX_SUBJECT } from "@ioc/protocol/event.ts";
import { FEEDBACK_FIELD } from "@ioc/protocol/names.ts";
import { isPrintable } from "@ioc/protocol/text.ts";
import { type Request, Router } from "express";
import type { Kysely } from "kysely";
import type { Database } from "../../database/schema.ts";
import { type Cursor, decodeCursor, encodeCursor } from "../../dossiers/cursor.ts";
import { type DossierPage, listDossiers } from "../../dossiers/dossier-reader.ts";
import { csvLine, TABLE_WIDTHS, tableWords, xlsxHeads, xlsxLine } from "../../dossiers/dossier-table.ts";
import { KeptLists } from "../../dossiers/kept-lists.ts";
import { readDossiers } from "../../dossiers/read-dossier.ts";
import { readOutlook } from "../../dossiers/read-outlook.ts";
import { TABLE_COLUMNS } from "../../dossiers/table-words.ts";
import { sendCsv, wantsCsv } from "../csv-out.ts";
import { HttpError, invalid, notFound } from "../http-error.ts";
import { askedOf, queryOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";
import { MOST_XLSX_ROWS, sendXlsx, wantsXlsx } from "../xlsx-out.ts";

/** Items that are read at a time for a table of everything. */
const TABLE_PAGE = 500;
const DAY_WORDS = { dayOff: "is a day off", past: "must not lie before today" } as const;

export function dossierRoutes(parts: RouteParts, db: Kysely<Database>): Router {
  const router = Router();
  const { state, clock } = parts;
  const kept = new KeptLists();

  router.get("/dossiers", async (request, response) => {
    parts.require(request, "readDossiers");
    const query = queryOf(request, dossiersQuerySchema);
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
    if (query.cursor !== undefined && after === undefined) {
      throw invalid([{ path: "cursor", code: "invalid", message: "is no cursor of this list" }]);
    }
    const { reference } = state;
    if (wantsXlsx(request)) {
      const words = tableWords(request.acceptsLanguages(["vi", "en"]) === "en" ? "en" : "vi");
      const rows = (async function* () {
        yield xlsxHeads(words);
        for await (const item of allItems(request, query)) yield xlsxLine(item, state.reference, words);
      })();
      await sendXlsx(response, "dossiers", { name: words.sheet, widths: TABLE_WIDTHS, frozenRows: 1, rows });
    } else if (wantsCsv(request)) {
      const rows = (async function* () {
        for await (const item of allItems(request, query)) yield csvLine(item, reference);
      })();
      await sendCsv(response, "dossiers", TABLE_COLUMNS, rows);
    } else {
      const { total, asOf, items, next } = await pageOf(request, query, kept, after, query.limit);
      const nextCursor = next === null ? null : encodeCursor(next);
      response.vary("Accept").json({ total, asOf: formatInstant(asOf), items, nextCursor });
    }
  });

  router.get("/dossiers/:code", async (request, response) => {
    response.json(await readable(request, request.params.code));
  });

  router.get("/dossiers/:code/outlook", async (request, response) => {
    const { code, field } = await readable(request, request.params.code);
    const supposed = queryOf(request, outlookQuerySchema);
    // A dossier elsewhere may have the code of a feedback here.
    const isDossier = field !== FEEDBACK_FIELD;
    const outlook = isDossier ? await readOutlook(db, state, code, supposed, clock.now()) : "closed";
    if (outlook === "closed") throw new HttpError("conflict", "The dossier is not open");
    if (typeof outlook === "string") {
      const path = supposed.resumeOn === undefined ? "extendTo" : "resumeOn";
      throw invalid([{ path, code: "invalid", message: DAY_WORDS[outlook] }]);
    }
    response.json(outlook);
  });
  return router;

  /** One page for whoever asks, as they are now. Later pages look at the same moment as the first. */
  async function pageOf(
    request: Request,
    query: DossiersQuery,
    lists: KeptLists,
    after: Cursor | undefined,
    limit: number,
  ): Promise<DossierPage> {
    const find = parts.unitsFor(request, "readDossiers");
    const asked = askedOf(query, state, clock.now(), find, after?.asOf);
    const { measure, field, own, except, exceptOwn, exceptField, exceptMeasure, silent } = query;
    const { code, procedure, channel, state: inState, sort } = query;
    const page = await listDossiers(db, state, lists, {
      ...asked,
      at: after?.asOf ?? asked.at,
      ...{ measure, field, own, except, exceptOwn, exceptField, exceptMeasure, silent },
      ...{ code, procedure, channel, state: inState, deadline: query, sort, limit, after },
    });
    if (page === "unit") throw notFound("unit");
    if (page === "code") {
      throw invalid([{ path: "code", code: "invalid", message: "begins too many codes: more of it is needed" }]);
    }
    return page;
  }

  /** The whole list, page by page, each for whoever asks as they are then. */
  async function* allItems(request: Request, query: DossiersQuery): AsyncGenerator<DossierPage["items"][number]> {
    // Its own: others' lists must not push it out, or all of it would be counted anew for each of its pages.
    const own = new KeptLists(MOST_XLSX_ROWS);
    let after: Cursor | undefined;
    do {
      if (after !== undefined) await parts.lookAgain(request);
      const page: DossierPage = await pageOf(request, query, own, after, TABLE_PAGE);
      if (page.total >= MOST_XLSX_ROWS) throw new HttpError("too-large", "A table holds no more rows: narrow the list");
      yield* page.items;
      after = page.next ?? undefined;
    } while (after !== undefined);
  }

  /** What a code stands for, if whoever asks may read it. */
  async function readable(request: Request, code: string) {
    parts.require(request, "readDossiers");
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
    return dossier;
  }
}
