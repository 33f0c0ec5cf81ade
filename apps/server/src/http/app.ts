import { buildAsyncApi } from "@ioc/protocol/asyncapi.ts";
import { buildJsonSchema } from "@ioc/protocol/json-schema.ts";
import { buildOpenApi, HTTP_ROUTES } from "@ioc/protocol/openapi.ts";
import { SESSION_ROUTES } from "@ioc/protocol/session-routes.ts";
import express, { type Express, Router } from "express";
import helmet from "helmet";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import type { IngestQueue } from "../ingest/ingest-queue.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Provisioning } from "../reference/provisioning.ts";
import { type CheckTokenParts, checkToken } from "./check-token.ts";
import { errorHandler } from "./error-handler.ts";
import { HttpError, notFound } from "./http-error.ts";
import type { RouteParts } from "./route-parts.ts";
import { boardRoutes } from "./routes/boards.ts";
import { dossierRoutes } from "./routes/dossiers.ts";
import { eventRoutes } from "./routes/events.ts";
import { faultRoutes } from "./routes/faults.ts";
import { metricsRoutes } from "./routes/metrics.ts";
import { provisioningRoutes } from "./routes/provisioning.ts";
import { webRoutes } from "./routes/web.ts";

export interface AppParts {
  readonly log: Logger;
  /** Directory of the built web app; null: none was built. */
  readonly webDir: string | null;
  readonly metrics: Metrics;
}

/** Everything that answers before the database is open: whether it lives, whether it is ready, and the screens. */
export function createApp({ log, webDir, metrics }: AppParts, ready: () => ReadyAnswer): Mountable {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(helmet(SECURITY_HEADERS));
  app.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  app.get("/readyz", (_request, response) => {
    const { status, body } = ready();
    const type = status === 200 ? "application/json" : "application/problem+json";
    response.status(status).type(type).send(JSON.stringify(body));
  });
  app.use(metricsRoutes(metrics));
  const api = Router();
  app.use("/api/v1", noStore, mounted(api), api);
  app.use("/api", () => {
    throw notFound("path");
  });
  // Once sockets are served, these requests do not come here any more.
  app.use("/socket.io", () => {
    throw new HttpError("unavailable", "The server is not ready", { retryAfterMs: 1000 });
  });
  if (webDir !== null) app.use(webRoutes(webDir));
  app.use(() => {
    throw notFound("path");
  });
  app.use(errorHandler(log));
  return { app, api };
}

export interface ReadyAnswer {
  readonly status: 200 | 503;
  readonly body: object;
}

export interface Mountable {
  readonly app: Express;
  /** Where the routes of the API are mounted once they can be served. */
  readonly api: Router;
}

export interface ApiParts extends RouteParts, CheckTokenParts {
  readonly db: Kysely<Database>;
  readonly ingest: IngestQueue;
  readonly provisioning: Provisioning;
}

export function mountApi(api: Router, parts: ApiParts): void {
  const sessions = new Set(SESSION_ROUTES);
  const openApi = buildOpenApi(HTTP_ROUTES.filter((route) => !sessions.has(route)));
  const asyncApi = buildAsyncApi();
  const jsonSchema = buildJsonSchema();
  api.get("/openapi.json", (_request, response) => {
    response.json(openApi);
  });
  api.get("/asyncapi.json", (_request, response) => {
    response.json(asyncApi);
  });
  api.get("/schema.json", (_request, response) => {
    response.json(jsonSchema);
  });
  api.use(checkToken(parts));
  api.use(eventRoutes(parts, parts.ingest));
  api.use(boardRoutes(parts));
  api.use(dossierRoutes(parts, parts.db));
  api.use(faultRoutes(parts, parts.db));
  api.use(provisioningRoutes(parts, parts.provisioning));
}

/**
 * Until the API is mounted every path of it is not there yet, which is not the same as not being there. It is asked
 * before the router, not after: a router that matches nothing goes on one turn of the loop later, when it may be
 * mounted, and what it then calls unknown is known.
 */
function mounted(api: Router): express.RequestHandler {
  return (_request, _response, next) => {
    if (api.stack.length > 0) return next();
    throw new HttpError("unavailable", "The server is not ready", { retryAfterMs: 1000 });
  };
}

const noStore: express.RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

/** Screens load everything from here and nothing from elsewhere; styles are set by scripts, hence inline styles. */
const SECURITY_HEADERS: Parameters<typeof helmet>[0] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Behind TLS the proxy says so; on plain HTTP the header means nothing.
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
};
