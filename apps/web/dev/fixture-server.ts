/**
 * A server that only pretends: every state of the wall on one address, for looking at and for the browser test of the
 * states that a real server is rarely in. The unit in the page's address chooses the situation: `?unit=stale`.
 */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { Alert } from "@ioc/protocol/alerts.ts";
import { problemOf } from "@ioc/protocol/error.ts";
import type { Unsubscribe } from "@ioc/protocol/live.ts";
import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import type { UnitMap } from "@ioc/protocol/unit-map.ts";
import { Server, type Socket } from "socket.io";
import { alertFacts, alertsIn } from "./fixture-alerts.ts";
import { directivesInUsual } from "./fixture-directives.ts";
import { documentsOf, type FixtureDocuments } from "./fixture-documents.ts";
import { FixtureLives } from "./fixture-lives.ts";
import { fixtureMap } from "./fixture-map.ts";
import { fixtureRest } from "./fixture-rest.ts";
import { UNKNOWN_SCREEN } from "./fixture-screen.ts";
import { type SituationName, situation, situationOf } from "./situations.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};
/** What whoever sees the board is told, too. */
const OF_BOARDS = new Set(["/api/v1/estimates/sum", "/api/v1/estimates/calibration"]);
const NEXT_BUILD = "/assets/index-next-";
/** In the situation that is called usual something happens all the time. */
const DAY_GOES_ON_MS = 1000;
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'";

export interface FixtureServer {
  readonly url: string;
  /** Starts again as another build: lines break, and whoever asks for the page is given that one. */
  deploy(): void;
  /** Breaks every line; whoever can connects again. */
  cut(): void;
  /** Tells whoever watches of an alert, as it is from now on. */
  alert(alert: Alert): void;
  /** Makes it so many milliseconds later than the situation's own moment, for whoever watches. */
  moveClock(shiftMs: number): void;
  /** One more dossier in the province of that situation, for whoever watches it. */
  advance(situation: SituationName): void;
  close(): Promise<void>;
}

/** Serves the built page in `dist` and the situations; `port` 0 takes a free one. */
export async function startFixtureServer(dist: string, port: number): Promise<FixtureServer> {
  let build = 1;
  const alerts = new Map<string, Alert>();
  const lives = new FixtureLives();
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname.startsWith("/api/"))
      answer(url, { alerts: [...alerts.values()], headers: request.headers }, response);
    else void serveFile(dist, url.pathname, response, build);
  });
  const io = new Server(http);
  io.of(BOARD_NAMESPACE).on("connection", (socket) => {
    socket.on(BOARD_EVENTS.subscribe, (request: unknown, ack: unknown) => {
      subscribe(socket, request as Request, ack as (answer: unknown) => void, lives);
    });
    socket.on(BOARD_EVENTS.unsubscribe, (request: unknown, ack: unknown) => {
      lives.remove(socket, (request as Unsubscribe).subscription);
      if (typeof ack === "function") ack({ ok: true });
    });
    socket.on("disconnect", () => lives.remove(socket));
  });
  const day = setInterval(() => lives.advance("usual"), DAY_GOES_ON_MS);
  const cut = () => void io.of(BOARD_NAMESPACE).disconnectSockets(true);
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    deploy: () => {
      build++;
      cut();
    },
    cut,
    alert: (alert) => {
      alerts.set(alert.id, alert);
      io.of(BOARD_NAMESPACE).emit(BOARD_EVENTS.alert, alert);
    },
    moveClock: (shiftMs) => lives.moveClock(shiftMs),
    advance: (name) => lives.advance(name),
    close: () =>
      new Promise((resolve) => {
        clearInterval(day);
        void io.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

/** Alerts, which units there are, and of the unit that one is of its board and its last weeks; anything else is for those who are signed in. */
function answer(url: URL, asked: Asked, response: ServerResponse): void {
  const ofScreen = UNKNOWN_SCREEN[url.pathname];
  if (ofScreen !== undefined) {
    response.writeHead(ofScreen.status, { "content-type": "application/json" }).end(JSON.stringify(ofScreen.body));
    return;
  }
  const found = answerTo(url, asked);
  response.writeHead(found === undefined ? 401 : 200, {
    "content-type": found === undefined ? "application/problem+json" : "application/json",
  });
  response.end(JSON.stringify(found ?? problemOf("unauthenticated", "Sign in")));
}

interface Asked {
  readonly alerts: readonly Alert[];
  readonly headers: IncomingHttpHeaders;
}

function answerTo(url: URL, { alerts, headers }: Asked): object | undefined {
  if (url.pathname === "/api/v1/alerts") return alertsIn(url, alerts);
  if (url.pathname === "/api/v1/map") return mapFor(headers.referer);
  if (url.pathname === "/api/v1/directives") return directivesInUsual();
  return (
    (headers.authorization !== undefined || OF_BOARDS.has(url.pathname) ? fixtureRest(url) : undefined) ??
    alertFacts(url)
  );
}

/** A map is there in one situation alone; all provinces have the same code, so the page's own address tells which it is. */
function mapFor(page: string | undefined): UnitMap {
  const isLand = page !== undefined && new URL(page).searchParams.get("unit") === "land";
  return isLand ? fixtureMap(situation("land")) : { version: "0", items: [] };
}

async function serveFile(dist: string, asked: string, response: ServerResponse, build: number): Promise<void> {
  const path = normalize(asked);
  if (path.startsWith(NEXT_BUILD)) {
    response.writeHead(200, { "content-type": TYPES[".js"] }).end();
    return;
  }
  const file = join(dist, extname(path) === "" ? "index.html" : path);
  try {
    const body = await readFile(file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
    response.end(type === TYPES[".html"] ? pageOfBuild(body.toString(), build) : body);
  } catch {
    response.writeHead(404).end();
  }
}

/** A page knows a build by its first script, so that of another one begins with a script that does nothing. */
function pageOfBuild(page: string, build: number): string {
  return build === 1
    ? page
    : page.replace("<script ", `<script type="module" src="${NEXT_BUILD}${build}.js"></script>$&`);
}

interface Request {
  readonly unit?: string;
  readonly scene?: keyof FixtureDocuments;
  readonly period?: string;
}

function subscribe(socket: Socket, request: Request, ack: (answer: unknown) => void, lives: FixtureLives): void {
  const name = request.unit ?? "";
  // A unit below, which the scene of one unit turns to, is the invented commune.
  const found = situationOf(name) ?? (name.startsWith("SG.") ? situation("commune") : undefined);
  if (name === "waiting") return;
  if (name === "secret") {
    ack({ ok: false, code: "unauthenticated", message: "sign in" });
    return;
  }
  if (found === undefined) {
    ack({ ok: false, code: "not-found", message: "no such unit" });
    return;
  }
  const scene = request.scene ?? (request.period === "month" ? "month" : "board");
  const subscription = randomUUID();
  const member = scene === "month" ? "board" : scene;
  const document = lives.add(
    socket,
    subscription,
    name,
    (shiftMs) => documentsOf({ ...found, nowMs: found.nowMs + shiftMs })[scene],
  );
  ack({ ok: true, subscription, [member]: document });
}
