import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf, endOfDay, startOfDay } from "@ioc/domain/time/zone.ts";
import { type AuditItem, type AuditQuery, auditQuerySchema } from "@ioc/protocol/audit.ts";
import { type Request, Router } from "express";
import type { Kysely } from "kysely";
import { auditItemOf } from "../../audit/audit-item.ts";
import { type AuditPlace, decodePlace, encodePlace } from "../../audit/audit-place.ts";
import { type AuditPage, type AuditRequest, type AuditRow, readAudit } from "../../audit/read-audit.ts";
import type { Database } from "../../database/schema.ts";
import { sqlStateOf } from "../../database/sql-state.ts";
import { type CsvRow, sendCsv, wantsCsv } from "../csv-out.ts";
import { HttpError, invalid, notFound } from "../http-error.ts";
import { queryOf } from "../query.ts";
import type { RouteParts } from "../route-parts.ts";

const PAGE = 100;
/** Rows that are read at a time for a table of everything. */
const TABLE_PAGE = 500;
const QUERY_CANCELED = "57014";
const RETRY_AFTER_MS = 10_000;
const COLUMNS = ["at", "actorKind", "actorId", "actor", "action", "object", "unit", "address", "before", "after"];

/** The audit trail, for those who administer. */
export function auditRoutes(parts: RouteParts, db: Kysely<Database>): Router {
  const router = Router();
  router.get("/audit", async (request, response) => {
    parts.require(request, "readAudit");
    const query = queryOf(request, auditQuerySchema);
    if (wantsCsv(request)) {
      await sendCsv(response, "audit", COLUMNS, linesOf(request, query));
      return;
    }
    const wanted = wantedOf(request, query, parts);
    const { rows, next } = await readInTime(db, { ...wanted, limit: PAGE });
    const { reference } = parts.state;
    response.vary("Accept").json({
      items: rows.map((row) => auditItemOf(row, reference)),
      nextCursor: next === null ? null : encodePlace(next),
    });
  });
  return router;

  /** Everything that fits, page by page, none of them kept, each for whoever asks as it is then. */
  async function* linesOf(request: Request, query: AuditQuery): AsyncGenerator<CsvRow> {
    let place: AuditPlace | null | undefined;
    do {
      await parts.lookAgain(request);
      parts.require(request, "readAudit");
      const wanted = wantedOf(request, query, parts);
      const page: AuditPage = await readInTime(db, { ...wanted, after: place ?? wanted.after, limit: TABLE_PAGE });
      for (const row of page.rows) yield lineOf(row, auditItemOf(row, parts.state.reference));
      place = page.next;
    } while (place !== null);
  }
}

async function readInTime(db: Kysely<Database>, request: AuditRequest): Promise<AuditPage> {
  try {
    return await readAudit(db, request);
  } catch (cause) {
    if (sqlStateOf(cause) !== QUERY_CANCELED) throw cause;
    throw new HttpError("unavailable", "The trail could not be read in time", { retryAfterMs: RETRY_AFTER_MS });
  }
}

function wantedOf(request: Request, query: AuditQuery, parts: RouteParts): Omit<AuditRequest, "limit"> {
  const { zone } = parts.state.reference;
  const after = query.cursor === undefined ? undefined : decodePlace(query.cursor);
  if (query.cursor !== undefined && after === undefined) {
    throw invalid([{ path: "cursor", code: "invalid", message: "is no cursor of this list" }]);
  }
  const from = query.from === undefined ? undefined : parseDay(query.from);
  const to = query.to === undefined ? undefined : parseDay(query.to);
  return {
    units: unitsOf(request, query.unit, parts),
    action: query.action,
    actor: query.actor,
    search: query.search,
    from: from === undefined ? undefined : startOfDay(zone, from),
    to: to === undefined ? undefined : endOfDay(zone, to),
    after,
  };
}

/** Whose lines whoever asks may see; who administers everything sees also what belongs to no unit. */
function unitsOf(request: Request, code: string | undefined, parts: RouteParts): readonly number[] | "all" {
  const { reference } = parts.state;
  const mayRead = parts.covers(request, "readAudit");
  if (code === undefined && mayRead("everything")) return "all";
  const ids = reference.rows.units.map(({ id }) => id);
  if (code === undefined) return ids.filter(mayRead);
  const now = parts.clock.now();
  const top = parts.unitsFor(request, "readAudit")(code, now);
  if (top === undefined) throw notFound("unit");
  const today = reference.tree.on(dayOf(reference.zone, now));
  return ids.filter((id) => today.contains(top, id));
}

function lineOf({ at, before, after }: AuditRow, { actor, action, object, unit, address }: AuditItem): CsvRow {
  return [formatInstant(at), actor.kind, actor.id, actor.name, action, object, unit, address, before, after];
}
