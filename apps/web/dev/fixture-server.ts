/**
 * A server that only pretends: every state of the wall on one address, for looking at. The unit in the page's address
 * chooses the situation: http://127.0.0.1:8090/?unit=stale . Usage: node dev/fixture-server.ts [port]
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { diffPatch } from "@ioc/protocol/merge-patch.ts";
import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { Server } from "socket.io";
import { fixtureProvince, instant, ratesOf, type Situation } from "./fixture-province.ts";

const DIST = new URL("../dist", import.meta.url).pathname;
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'";

const USUAL: Situation = {
  nowMs: Date.parse("2026-11-17T14:32:08+07:00"),
  groups: 12,
  communesPerGroup: 13,
  departments: 0,
  stale: 0.03,
  never: 0.01,
  working: true,
  progress: 1,
  targets: true,
  overdueScale: 1,
};

const SITUATIONS: Record<string, Situation> = {
  usual: USUAL,
  before: { ...USUAL, nowMs: Date.parse("2026-11-17T07:12:40+07:00"), progress: 0, stale: 0 },
  dayoff: { ...USUAL, nowMs: Date.parse("2026-11-22T10:05:00+07:00"), progress: 0, working: false },
  stale: { ...USUAL, stale: 0.22 },
  well: { ...USUAL, stale: 0, never: 0, overdueScale: 0 },
  untargeted: { ...USUAL, targets: false, departments: 18 },
  nation: { ...USUAL, groups: 34, communesPerGroup: 31, overdueScale: 4 },
  thousand: { ...USUAL, communesPerGroup: 85, overdueScale: 6 },
  three: { ...USUAL, groups: 0, departments: 2, stale: 0, never: 0, progress: 0.2 },
};

const http = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
  const file = join(DIST, path === "/" ? "index.html" : path);
  readFile(file).then(
    (body) => {
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "content-security-policy": POLICY,
      });
      response.end(body);
    },
    () => response.writeHead(404).end(),
  );
});

const io = new Server(http);
io.of(BOARD_NAMESPACE).on("connection", (socket) => {
  socket.on(BOARD_EVENTS.subscribe, (request: { unit?: string; scene?: string }, ack: (answer: unknown) => void) => {
    const name = request.unit ?? "usual";
    const situation = SITUATIONS[name];
    if (name === "waiting") return;
    if (name === "secret") return ack({ ok: false, code: "unauthenticated", message: "sign in" });
    if (situation === undefined) return ack({ ok: false, code: "not-found", message: "no such unit" });
    const scene = request.scene === "overview" ? "overview" : "board";
    const subscription = `${scene}/${name}`;
    let document: Record<string, unknown> = fixtureProvince(situation)[scene];
    ack({ ok: true, subscription, [scene]: document });
    if (name !== "usual") return;
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
  });
});

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

const port = Number(process.argv[2] ?? "8090");
http.listen(port, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${port}/\n`));
