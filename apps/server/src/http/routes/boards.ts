import { boardQuerySchema } from "@ioc/protocol/board.ts";
import { overviewQuerySchema } from "@ioc/protocol/overview.ts";
import { Router } from "express";
import { readBoard } from "../../boards/read-board.ts";
import { readOverview } from "../../boards/read-overview.ts";
import { versionOf } from "../../boards/version.ts";
import { notFound } from "../http-error.ts";
import { askedOf, queryOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";

export function boardRoutes(parts: RouteParts): Router {
  const router = Router();
  router.get("/board", (request, response) => {
    const find = parts.unitsFor(request, "readBoard");
    const asked = askedOf(queryOf(request, boardQuerySchema), parts.state, parts.clock.now(), find);
    const board = readBoard(parts.state, asked);
    if (board === undefined) throw notFound("unit");
    response.json({ ...board, version: versionOf(board) });
  });
  router.get("/overview", (request, response) => {
    const find = parts.unitsFor(request, "readBoard");
    const asked = askedOf(queryOf(request, overviewQuerySchema), parts.state, parts.clock.now(), find);
    const overview = readOverview(parts.state, { ...asked, simulated: parts.simulated });
    if (overview === undefined) throw notFound("unit");
    response.json({ ...overview, version: versionOf(overview) });
  });
  return router;
}
