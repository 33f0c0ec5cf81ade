import { daysBefore, relativePeriod, wholePeriodBefore } from "@ioc/domain/board/relative-period.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { boardQuerySchema } from "@ioc/protocol/board.ts";
import { historyQuerySchema } from "@ioc/protocol/history.ts";
import { hotspotsQuerySchema } from "@ioc/protocol/hotspots.ts";
import { overviewQuerySchema } from "@ioc/protocol/overview.ts";
import { rankingQuerySchema } from "@ioc/protocol/ranking.ts";
import { type Request, Router } from "express";
import type { z } from "zod";
import { readBoard } from "../../boards/read-board.ts";
import { readHistory } from "../../boards/read-history.ts";
import { readHotspots } from "../../boards/read-hotspots.ts";
import { readOverview } from "../../boards/read-overview.ts";
import { readRanking } from "../../boards/read-ranking.ts";
import { readReport } from "../../boards/read-report.ts";
import { reportSheet } from "../../boards/report-sheet.ts";
import { versionOf } from "../../boards/version.ts";
import { notFound } from "../http-error.ts";
import { type Asked, type AskedQuery, askedOf, queryOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";
import { sendXlsx, wantsXlsx } from "../xlsx-out.ts";

export function boardRoutes(parts: RouteParts): Router {
  const { state } = parts;
  const router = Router();

  /** A query by its schema, and the unit, period and moment it is about, for whoever may read that unit's board. */
  function ask<S extends z.ZodType<AskedQuery>>(request: Request, schema: S): { query: z.output<S>; asked: Asked } {
    const find = parts.unitsFor(request, "readBoard");
    const query = queryOf(request, schema);
    return { query, asked: askedOf(query, state, parts.clock.now(), find) };
  }

  router.get("/board", (request, response) => {
    const { asked } = ask(request, boardQuerySchema);
    response.json(versioned(readBoard(state, asked)));
  });
  router.get("/overview", (request, response) => {
    const { asked } = ask(request, overviewQuerySchema);
    response.json(versioned(readOverview(state, { ...asked, simulated: parts.simulated })));
  });
  router.get("/hotspots", (request, response) => {
    const { asked } = ask(request, hotspotsQuerySchema);
    response.json(versioned(readHotspots(state, asked)));
  });
  router.get("/ranking", (request, response) => {
    const { query, asked } = ask(request, rankingQuerySchema);
    if (query.from !== undefined || query.to !== undefined) {
      response.json(versioned(readRanking(state, { ...asked, previous: daysBefore(asked.period) })));
      return;
    }
    const { now, at = now } = asked;
    const today = dayOf(state.reference.zone, Math.min(now, at));
    const period = relativePeriod("month", today);
    response.json(versioned(readRanking(state, { ...asked, period, previous: wholePeriodBefore("month", today) })));
  });
  router.get("/report", async (request, response) => {
    const { asked } = ask(request, boardQuerySchema);
    const { simulated } = parts;
    const mayName = parts.covers(request, "readBoard");
    const report = found(readReport(state, { ...asked, simulated, mayName }));
    if (!wantsXlsx(request)) {
      response.vary("Accept").json(versioned(report));
      return;
    }
    const language = request.acceptsLanguages(["vi", "en"]) === "en" ? "en" : "vi";
    await sendXlsx(response, "report", reportSheet(report, language, state.reference.zone));
  });
  router.get("/history", (request, response) => {
    const { query, asked } = ask(request, historyQuerySchema);
    const { measure, rate, field, own, except, exceptField, procedure, days } = query;
    const part = { field, own, except, exceptField, procedure };
    response.json(found(readHistory(state, { ...asked, measure, rate, ...part, days })));
  });
  return router;
}

/** What was read, with its version. */
function versioned<Content extends object>(content: Content | undefined): Content & { readonly version: string } {
  const read = found(content);
  return { ...read, version: versionOf(read) };
}

function found<Content extends object>(content: Content | undefined): Content {
  if (content === undefined) throw notFound("unit");
  return content;
}
