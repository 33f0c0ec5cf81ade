import { buildAsyncApi } from "@ioc/protocol/asyncapi.ts";
import { buildJsonSchema } from "@ioc/protocol/json-schema.ts";
import { buildOpenApi } from "@ioc/protocol/openapi.ts";
import express, { type Express, Router } from "express";
import helmet, { type HelmetOptions } from "helmet";
import type { Logger } from "pino";
import type { Authenticator } from "../access/authenticate.ts";
import type { IsTrusted } from "../access/client-address.ts";
import type { EstimateLine } from "../estimates/unit-estimates.ts";
import type { IngestQueue } from "../ingest/ingest-queue.ts";
import { ThreadLane } from "../lifecycle/thread-lane.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { AlertRouteParts } from "./alert-route-parts.ts";
import type { ChannelRouteParts } from "./channel-route-parts.ts";
import { errorHandler } from "./error-handler.ts";
import { HttpError, notFound } from "./http-error.ts";
import { identify } from "./identify.ts";
import { levelUnits } from "./level-units.ts";
import { noticePerson } from "./notice-person.ts";
import type { ProvisioningRouteParts } from "./provisioning-route-parts.ts";
import { refuseForeignPages } from "./refuse-foreign-pages.ts";
import type { RouteParts } from "./route-parts.ts";
import { alertDetailRoutes } from "./routes/alert-detail.ts";
import { alertRuleRoutes } from "./routes/alert-rules.ts";
import { alertRoutes } from "./routes/alerts.ts";
import { auditRoutes } from "./routes/audit.ts";
import { backTestRoutes } from "./routes/back-tests.ts";
import { boardRoutes } from "./routes/boards.ts";
import { channelDeliveryRoutes } from "./routes/channel-deliveries.ts";
import { channelRoutes } from "./routes/channels.ts";
import { type ConnectionRouteParts, connectionRoutes } from "./routes/connection.ts";
import { deviceApprovalRoutes } from "./routes/device-approval.ts";
import { deviceAuthorizationRoutes } from "./routes/device-authorization.ts";
import { directiveLetterRoutes } from "./routes/directive-letter.ts";
import { type DirectiveRouteParts, directiveRoutes } from "./routes/directives.ts";
import { dossierRoutes } from "./routes/dossiers.ts";
import { estimateRoutes } from "./routes/estimates.ts";
import { eventRoutes } from "./routes/events.ts";
import { faultRoutes } from "./routes/faults.ts";
import { happeningRoutes } from "./routes/happenings.ts";
import { metricsRoutes } from "./routes/metrics.ts";
import { type PeopleRouteParts, peopleRoutes } from "./routes/people.ts";
import { provisioningRoutes } from "./routes/provisioning.ts";
import { screenDriveRoutes } from "./routes/screen-drive.ts";
import { screenRoutes } from "./routes/screens.ts";
import { type SessionRouteParts, sessionRoutes } from "./routes/session.ts";
import { silenceRoutes } from "./routes/silences.ts";
import { type TokenRouteParts, tokenRoutes } from "./routes/tokens.ts";
import { unitMapRoutes } from "./routes/unit-map.ts";
import { webRoutes } from "./routes/web.ts";
import { workingTimeRoutes } from "./routes/working-time.ts";
import type { ScreenRouteParts } from "./screen-route-parts.ts";
import { tellTime } from "./tell-time.ts";

export interface AppParts {
  readonly log: Logger;
  /** Directory of the built web app; null: none was built. */
  readonly webDir: string | null;
  readonly metrics: Metrics;
  /** Where browsers reach us, if somebody said so. */
  readonly publicUrl: string | undefined;
  /** Whose word is taken for where a request comes from. */
  readonly isTrusted: IsTrusted;
}

/** Everything that answers before the database is open: whether it lives, whether it is ready, and the screens. */
export function createApp(
  { log, webDir, metrics, publicUrl, isTrusted }: AppParts,
  ready: () => ReadyAnswer,
): Mountable {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", isTrusted);
  const isSecure = publicUrl?.startsWith("https:") ?? false;
  app.use(helmet({ ...SECURITY_HEADERS, strictTransportSecurity: isSecure ? STRICT_TRANSPORT : false }));
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

export interface ApiParts
  extends RouteParts,
    SessionRouteParts,
    PeopleRouteParts,
    ScreenRouteParts,
    DirectiveRouteParts,
    ProvisioningRouteParts,
    AlertRouteParts,
    ChannelRouteParts,
    ConnectionRouteParts,
    TokenRouteParts {
  readonly authenticator: Authenticator;
  readonly ingest: IngestQueue;
}

/** So much long work is asked for in a line at a time and no more. */
const MOST_WAITING = 100;

export function mountApi(api: Router, parts: ApiParts): void {
  const openApi = buildOpenApi();
  const asyncApi = buildAsyncApi();
  const jsonSchema = buildJsonSchema();
  const lane = new ThreadLane<EstimateLine>(MOST_WAITING);
  api.get("/openapi.json", (_request, response) => {
    response.json(openApi);
  });
  api.get("/asyncapi.json", (_request, response) => {
    response.json(asyncApi);
  });
  api.get("/schema.json", (_request, response) => {
    response.json(jsonSchema);
  });
  api.use(tellTime(parts.clock));
  api.use(refuseForeignPages(parts.origin));
  api.use(identify(parts.authenticator));
  api.use(noticePerson(parts.accounts.sessions));
  api.use(levelUnits(parts.state, parts, () => parts.level()));
  api.use(sessionRoutes(parts));
  api.use(peopleRoutes(parts));
  api.use(eventRoutes(parts, parts.ingest));
  api.use(boardRoutes(parts));
  api.use(unitMapRoutes(parts, parts.db));
  api.use(dossierRoutes(parts, parts.db));
  api.use(estimateRoutes(parts, parts.db, lane));
  api.use(workingTimeRoutes(parts));
  api.use(directiveRoutes(parts));
  api.use(directiveLetterRoutes(parts, parts.db));
  api.use(faultRoutes(parts, parts.db));
  api.use(connectionRoutes(parts, lane));
  api.use(happeningRoutes(parts, parts.db));
  api.use(auditRoutes(parts, parts.db));
  api.use(deviceAuthorizationRoutes(parts));
  api.use(deviceApprovalRoutes(parts));
  api.use(screenRoutes(parts));
  api.use(screenDriveRoutes(parts));
  api.use(provisioningRoutes(parts));
  api.use(tokenRoutes(parts));
  // Before the rules by their ids: what it says is no id.
  api.use(backTestRoutes(parts));
  api.use(alertRuleRoutes(parts));
  api.use(alertRoutes(parts));
  api.use(alertDetailRoutes(parts));
  api.use(silenceRoutes(parts));
  api.use(channelRoutes(parts));
  api.use(channelDeliveryRoutes(parts));
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

/** Said only by whoever is reached over TLS: over plain HTTP the header means nothing. */
const STRICT_TRANSPORT = { maxAge: 63_072_000, includeSubDomains: false };

/** Screens load everything from here and nothing from elsewhere; styles are set by scripts, hence inline styles. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  crossOriginEmbedderPolicy: false,
} satisfies HelmetOptions;
