import { formatInstant } from "@ioc/domain/time/instant.ts";
import { type Connection, connectionQuerySchema, unpaidQuerySchema } from "@ioc/protocol/connection.ts";
import type { DossierList } from "@ioc/protocol/dossiers.ts";
import { Router } from "express";
import type { Kysely } from "kysely";
import type { DuplicateTally } from "../../connection/duplicate-tally.ts";
import { ownReport } from "../../connection/own-report.ts";
import { readConnection } from "../../connection/read-connection.ts";
import { reconcile } from "../../connection/reconcile.ts";
import { UnpaidOfUnits } from "../../connection/unpaid-of-unit.ts";
import type { Database } from "../../database/schema.ts";
import { dossierItems } from "../../dossiers/dossier-items.ts";
import { KeptAnswers } from "../../lifecycle/kept-answers.ts";
import type { ThreadLane } from "../../lifecycle/thread-lane.ts";
import { JSON_TYPE } from "../checked-body.ts";
import { invalid, notFound } from "../http-error.ts";
import { type NamedUnitParts, namedUnit } from "../named-unit.ts";
import { queryOf, unitOf } from "../query.ts";
import { bodyOf, jsonOf } from "../read-body.ts";

export interface ConnectionRouteParts extends NamedUnitParts {
  readonly db: Kysely<Database>;
  readonly duplicates: DuplicateTally;
  /** Since when repetitions are counted, ms. */
  readonly duplicatesSince: number;
}

const READ = "readDossiers";
/** To go through the events of a unit takes its time: who looks again at once is told the same. */
const HOLDS_MS = 10_000;
const MOST_KEPT = 200;
const CURSOR = /^[1-9]\d{0,9}$/;

/** Whether a unit's data arrive, and how its own report compares. */
export function connectionRoutes(parts: ConnectionRouteParts, lane: Pick<ThreadLane<"lists">, "run">): Router {
  const router = Router();
  const { state, clock, db, duplicates } = parts;
  const unpaid = new UnpaidOfUnits(state, lane);
  const kept = new KeptAnswers<Connection | undefined>({ keptMs: HOLDS_MS, most: MOST_KEPT });

  router.get("/connection", async (request, response) => {
    const find = parts.unitsFor(request, READ);
    const { unit } = queryOf(request, connectionQuerySchema);
    const now = clock.now();
    const connection = await read(unitOf(unit, find, now), now);
    if (connection === undefined) throw notFound("unit");
    response.json(connection);
  });

  router.get("/connection/unpaid", async (request, response) => {
    const find = parts.unitsFor(request, READ);
    const { unit, cursor, limit } = queryOf(request, unpaidQuerySchema);
    if (cursor !== undefined && !CURSOR.test(cursor)) {
      throw invalid([{ path: "cursor", code: "invalid", message: "is no cursor of this list" }]);
    }
    const now = clock.now();
    const procedures = await unpaid.of(unitOf(unit, find, now), now);
    if (procedures === undefined) throw notFound("unit");
    const ids = procedures.flatMap(({ unpaid }) => unpaid).sort((a, b) => a - b);
    const rest = ids.filter((id) => id > Number(cursor ?? 0));
    const page = rest.slice(0, limit);
    const items = await dossierItems(db, state, page, now);
    const nextCursor = rest.length > limit ? String(page.at(-1)) : null;
    response.json({ total: ids.length, asOf: formatInstant(now), items, nextCursor } satisfies DossierList);
  });

  router.post("/connection/reconcile", ...bodyOf(JSON_TYPE), async (request, response) => {
    parts.require(request, READ);
    const report = ownReport(jsonOf(request));
    const unit = await namedUnit(request, READ, report.unit, parts);
    const answer = await reconcile({
      db,
      state,
      unit,
      report,
      now: clock.now(),
      covers: parts.covers(request, READ),
    });
    if (answer === undefined) throw notFound("unit");
    response.json(answer);
  });
  return router;

  function read(unit: number, now: number): Promise<Connection | undefined> {
    return kept.get(`${unit}`, { now, world: state }, async () => {
      await duplicates.write();
      return readConnection({ ...parts, unpaid }, unit, now);
    });
  }
}
