/**
 * A server that only pretends: every state of the wall on one address, for looking at and for the browser test of the
 * states that a real server is rarely in. The unit in the page's address chooses the situation: `?unit=stale`.
 */
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { Alert } from "@ioc/protocol/alerts.ts";
import { problemOf } from "@ioc/protocol/error.ts";
import { diffPatch } from "@ioc/protocol/merge-patch.ts";
import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { Server, type Socket } from "socket.io";
import { alertFacts, alertsIn } from "./fixture-alerts.ts";
import { fixtureHotspots } from "./fixture-hotspots.ts";
import { FixtureLives } from "./fixture-lives.ts";
import { ratesOf } from "./fixture-measures.ts";
import { fixtureMonth } from "./fixture-month.ts";
import { fixtureProvince, instant, type Situation, USUAL } from "./fixture-province.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};
const NEXT_BUILD = "/assets/index-next-";
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'";

const ALONE = { groups: 0, communesPerGroup: 0, departments: 0, stale: 0, never: 0 };
const SITUATIONS: Record<string, Situation> = {
  usual: USUAL,
  before: { ...USUAL, nowMs: Date.parse("2026-11-17T07:12:40+07:00"), progress: 0, stale: 0, month: 0 },
  dayoff: { ...USUAL, nowMs: Date.parse("2026-11-22T10:05:00+07:00"), progress: 0, working: false },
  stale: { ...USUAL, stale: 0.22 },
  well: { ...USUAL, stale: 0, never: 0, overdueScale: 0 },
  untargeted: { ...USUAL, targets: false, departments: 18 },
  nation: { ...USUAL, groups: 34, communesPerGroup: 31, overdueScale: 4 },
  thousand: { ...USUAL, communesPerGroup: 85, overdueScale: 6 },
  three: { ...USUAL, groups: 0, communesPerGroup: 0, departments: 2, stale: 0, never: 0, progress: 0.2, month: 0.2 },
  flat: { ...USUAL, groups: 0, communesPerGroup: 102, departments: 18 },
  long: { ...USUAL, longNames: true },
  commune: {
    ...USUAL,
    ...ALONE,
    unit: { code: "SG", name: "Xã Quảng Nghĩa", nameEn: "Quảng Nghĩa Commune", kind: "commune" },
  },
};

export interface FixtureServer {
  readonly url: string;
  /** Starts again as another build: lines break, and whoever asks for the page is given that one. */
  deploy(): void;
  /** Tells whoever watches of an alert, as it is from now on. */
  alert(alert: Alert): void;
  /** Makes it so many milliseconds later than the situation's own moment, for whoever watches. */
  moveClock(shiftMs: number): void;
  close(): Promise<void>;
}

/** Serves the built page in `dist` and the situations; `port` 0 takes a free one. */
export async function startFixtureServer(dist: string, port: number): Promise<FixtureServer> {
  let build = 1;
  const alerts = new Map<string, Alert>();
  const lives = new FixtureLives();
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname.startsWith("/api/")) answer(url, [...alerts.values()], response);
    else void serveFile(dist, url.pathname, response, build);
  });
  const io = new Server(http);
  io.of(BOARD_NAMESPACE).on("connection", (socket) => {
    socket.on(BOARD_EVENTS.subscribe, (request: unknown, ack: unknown) => {
      subscribe(socket, request as Request, ack as (answer: unknown) => void, lives);
    });
  });
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    deploy: () => {
      build++;
      io.of(BOARD_NAMESPACE).disconnectSockets(true);
    },
    alert: (alert) => {
      alerts.set(alert.id, alert);
      io.of(BOARD_NAMESPACE).emit(BOARD_EVENTS.alert, alert);
    },
    moveClock: (shiftMs) => lives.moveClock(shiftMs),
    close: () =>
      new Promise((resolve) => {
        void io.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

/** Alerts, and of the unit that one is of its board and its last weeks; anything else is for those who are signed in. */
function answer(url: URL, alerts: readonly Alert[], response: ServerResponse): void {
  const found = url.pathname === "/api/v1/alerts" ? alertsIn(url, alerts) : alertFacts(url);
  response.writeHead(found === undefined ? 401 : 200, {
    "content-type": found === undefined ? "application/problem+json" : "application/json",
  });
  response.end(JSON.stringify(found ?? problemOf("unauthenticated", "Sign in")));
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
  readonly scene?: keyof ReturnType<typeof documentsOf>;
  readonly period?: string;
}

function documentsOf(situation: Situation) {
  const { board, overview } = fixtureProvince(situation);
  const { month, ranking } = fixtureMonth(board, overview, situation.month);
  return { board, overview, month, ranking, hotspots: fixtureHotspots(board, overview) };
}

function subscribe(socket: Socket, request: Request, ack: (answer: unknown) => void, lives: FixtureLives): void {
  const name = request.unit ?? "";
  const situation = SITUATIONS[name];
  if (name === "waiting") return;
  if (name === "secret") {
    ack({ ok: false, code: "unauthenticated", message: "sign in" });
    return;
  }
  if (situation === undefined) {
    ack({ ok: false, code: "not-found", message: "no such unit" });
    return;
  }
  const scene = request.scene ?? (request.period === "month" ? "month" : "board");
  const subscription = `${scene}/${name}`;
  const member = scene === "month" ? "board" : scene;
  if (name !== "usual") {
    const document = lives.add(socket, subscription, (shiftMs) => ({
      ...documentsOf({ ...situation, nowMs: situation.nowMs + shiftMs })[scene],
    }));
    ack({ ok: true, subscription, [member]: document });
    return;
  }
  let document: Record<string, unknown> = documentsOf(situation)[scene];
  ack({ ok: true, subscription, [member]: document });
  if (scene !== "board" && scene !== "overview") return;
  let version = 1;
  const timer = setInterval(() => {
    const next = scene === "board" ? movedBoard(situation, version) : movedOverview(situation, version);
    const base = String(version++);
    const after = { ...next, version: String(version) };
    const patch = diffPatch(document, after);
    document = after;
    socket.emit(BOARD_EVENTS.patch, { subscription, base, version: String(version), patch });
  }, 1000);
  socket.on("disconnect", () => clearInterval(timer));
}

function movedBoard(situation: Situation, steps: number): Record<string, unknown> {
  const { board } = fixtureProvince(situation);
  const measures = { ...board.measures };
  measures.received += steps;
  measures.receivedCounter += steps;
  measures.inProgress += steps;
  measures.inProgressWithin += steps;
  return { ...board, measures, rates: ratesOf(measures), asOf: instant(situation.nowMs + steps * 1000) };
}

function movedOverview(situation: Situation, steps: number): Record<string, unknown> {
  const { overview } = fixtureProvince(situation);
  const nowMs = situation.nowMs + steps * 1000;
  const codes = Object.keys(overview.tiles);
  const unit = codes[(steps * 37) % codes.length] ?? "";
  const tile = overview.tiles[unit];
  if (tile === undefined) return overview;
  const moved = { ...tile, state: "live", lastEventAt: instant(nowMs) };
  const event = { ...overview.events[0], at: instant(nowMs), time: instant(nowMs), unit, unitName: tile.name };
  const events = [event, ...overview.events].slice(0, 12);
  return { ...overview, tiles: { ...overview.tiles, [unit]: moved }, events, asOf: instant(nowMs) };
}
