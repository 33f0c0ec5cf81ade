import { BATCH_MEDIA_TYPE, EVENT_MEDIA_TYPE, MAX_BATCH } from "@ioc/protocol/feeding.ts";
import { type Request, Router } from "express";
import type { IngestQueue } from "../../ingest/ingest-queue.ts";
import { HttpError, invalid } from "../http-error.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import type { RouteParts } from "../route-parts.ts";

/** Structured CloudEvents over HTTP, one or many. */
export function eventRoutes(parts: RouteParts, ingest: IngestQueue): Router {
  const router = Router();
  router.post(
    "/events",
    (request, _response, next) => {
      parts.require(request, "feed");
      next();
    },
    ...bodyOf(EVENT_MEDIA_TYPE, BATCH_MEDIA_TYPE),
    async (request: Request, response) => {
      const principal = parts.require(request, "feed");
      if (principal.kind !== "feed") throw new HttpError("forbidden", "Only a feed's token feeds");
      const answer = await ingest.submit(principal.feed, eventsOf(request));
      if (!answer.ok) throw new HttpError(answer.code, answer.message, { retryAfterMs: answer.retryAfterMs ?? 1000 });
      response.json(answer);
    },
  );
  return router;
}

function eventsOf(request: Request): unknown[] {
  const body = jsonOf(request);
  if (request.is(BATCH_MEDIA_TYPE) === false) {
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
      throw invalid([{ path: "", code: "invalid", message: "must be one event, an object" }]);
    }
    return [body];
  }
  if (!Array.isArray(body)) throw invalid([{ path: "", code: "invalid", message: "must be an array of events" }]);
  if (body.length === 0) throw invalid([{ path: "", code: "invalid", message: "must hold at least one event" }]);
  if (body.length > MAX_BATCH) throw new HttpError("too-large", `At most ${MAX_BATCH} events at once`);
  return body as unknown[];
}
