import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { rejectedQuerySchema } from "@ioc/protocol/feeds.ts";
import { type FeedItem, feedBodySchema } from "@ioc/protocol/provisioning.ts";
import { type Request, Router } from "express";
import { sql } from "kysely";
import { subtreeState } from "../../boards/subtree-state.ts";
import { type RejectedRequest, readRejected, rejectedEvents } from "../../faults/read-rejected.ts";
import { type Activity, FeedActivity } from "../../reference/feed-activity.ts";
import type { FeedRecord } from "../../reference/reference.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { type CsvRow, sendCsv, wantsCsv } from "../csv-out.ts";
import { HttpError, invalid, notFound } from "../http-error.ts";
import type { ProvisioningRouteParts } from "../provisioning-route-parts.ts";
import { queryOf } from "../query.ts";
import { bodyOf, jsonOf } from "../read-body.ts";

const REJECTED_COLUMNS = "recordedAt,code,path,message,id,source,subject,type,time".split(",");
/** What was refused is asked for a week at a time, unless somebody says otherwise. */
const DAYS_BEFORE = 6;

/** The feeds, their signs of life, their tokens, and what they were refused. */
export function feedRoutes(parts: ProvisioningRouteParts): Router {
  const router = Router();
  const { state, clock, db, provisioning, feedTokens } = parts;
  const activity = new FeedActivity(db, clock);

  router.get("/feeds", async (request, response) => {
    const lately = await activity.now();
    const isTheirs = parts.covers(request, "manageFeeds");
    const feeds = state.reference.rows.feeds.filter(({ unit, revokedAt }) => revokedAt === null && isTheirs(unit));
    response.json({ items: feeds.map((feed) => itemOf(feed, lately)) });
  });
  router.post("/feeds", ...bodyOf(JSON_TYPE), async (request, response) => {
    const created = await provisioning.addFeed(parts.caller(request), checkedValue(feedBodySchema, jsonOf(request)));
    if (created === undefined) throw notFound("unit");
    response.status(201).json(created);
  });
  router.delete("/feeds/:id", async (request, response) => {
    if (!(await provisioning.revokeFeed(parts.caller(request), idOf(request)))) throw notFound("feed");
    response.status(204).end();
  });
  router.post("/feeds/:id/token", async (request, response) => {
    const rotated = await feedTokens.rotate(parts.caller(request), idOf(request));
    if (rotated.ok) {
      response.status(201).json(rotated.made);
      return;
    }
    if (rotated.why === "not-found") throw notFound("feed");
    throw new HttpError("conflict", "Several older tokens of the feed still hold: end them first");
  });
  router.delete("/feeds/:id/previous-token", async (request, response) => {
    if (!(await feedTokens.endOlder(parts.caller(request), idOf(request)))) throw notFound("token");
    response.status(204).end();
  });
  router.get("/feeds/:id/rejected", async (request, response) => {
    const feed = await feedOf(request);
    const { zone } = state.reference;
    const asked = { whose: sql`feed = ${feed.id}`, ...daysOf(request) };
    if (wantsCsv(request))
      await sendCsv(response, `rejected-${feed.id}`, REJECTED_COLUMNS, rejectedLines(request, asked));
    else response.vary("Accept").json(await readRejected(db, zone, asked));
  });
  return router;

  function itemOf(feed: FeedRecord, lately: Activity): FeedItem {
    const now = clock.now();
    const { id, unit, name, createdAt, olderTokens } = feed;
    const { state: sign, lastEventAt } = subtreeState(state, unit, now);
    const until = Math.max(...olderTokens.map((older) => older.until));
    const usedAt = lately.lastUsedAt.get(id);
    return {
      id: String(id),
      unit: state.reference.unitsById.get(unit)?.body.code ?? "",
      name,
      createdAt: formatInstant(createdAt),
      state: sign,
      lastEventAt: lastEventAt ?? null,
      connected: state.lines.isConnected(id, now),
      lastUsedAt: usedAt === undefined ? null : formatInstant(usedAt),
      eventsLastHour: lately.events.get(id) ?? 0,
      rejectedLastDay: lately.rejected.get(id) ?? 0,
      previousTokenUntil: until > now ? formatInstant(until) : null,
    };
  }

  /** The feed that a request names, if whoever asks may manage it. Another node may have made it a moment ago. */
  async function feedOf(request: Request<{ id: string }>): Promise<FeedRecord> {
    const id = idOf(request);
    if (!state.reference.feedsById.has(id)) await parts.level();
    const feed = state.reference.feedsById.get(id);
    if (feed === undefined || feed.revokedAt !== null) throw notFound("feed");
    parts.require(request, "manageFeeds", feed.unit, "feed");
    return feed;
  }

  function daysOf(request: Request): Omit<RejectedRequest, "whose"> {
    const query = queryOf(request, rejectedQuerySchema);
    const to = (query.to === undefined ? undefined : parseDay(query.to)) ?? dayOf(state.reference.zone, clock.now());
    const from = (query.from === undefined ? undefined : parseDay(query.from)) ?? to - DAYS_BEFORE;
    if (from > to) throw invalid([{ path: "from", code: "invalid", message: "must not be after `to`" }]);
    return { from, to };
  }

  async function* rejectedLines(request: Request<{ id: string }>, asked: RejectedRequest): AsyncGenerator<CsvRow> {
    const mayGoOn = async (): Promise<void> => {
      await parts.lookAgain(request);
      await feedOf(request);
    };
    for await (const row of rejectedEvents(db, state.reference.zone, asked, mayGoOn)) {
      const { code, path, message, event_id, source, subject, type, time } = row;
      yield [formatInstant(row.recorded_at), code, path, message, event_id, source, subject, type, time];
    }
  }
}

function idOf(request: Request<{ id: string }>): number {
  const { id } = request.params;
  if (!/^\d{1,9}$/.test(id)) throw notFound("feed");
  return Number(id);
}
