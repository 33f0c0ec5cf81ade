import fc from "fast-check";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./http-client.test-support.ts";
import { connected, timeless } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { RawSocket } from "./raw-socket.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

// Garbage at every door, shaped like what belongs there: no fault of the server, and no number moves.

const SEED = 20_260_311;

let server: TestServer;
let p: Province;
let before: unknown;
let units: unknown;
let feed: Socket;
let board: Socket;

async function numbers(): Promise<unknown> {
  const { measures, children, fields } = timeless(await p.board("", { from: "2026-03-01", to: "2026-03-31" }));
  const counts = Object.entries(children).map(([code, child]) => [code, child.measures]);
  return { measures, counts, fields };
}

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
  await p.take([
    p.received("C1", "H1", "2026-03-02 09:00", "wd5"),
    p.event("C1", "paid", "H1", "2026-03-02 10:00", { method: "online" }),
    p.received("C3", "H2", "2026-03-02 09:00", "wd3"),
  ]);
  feed = await connected(server.url, "/feed", await p.feedToken(""));
  board = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
  before = await numbers();
  units = (await p.call("GET", "/api/v1/units")).body;
});

afterAll(async () => {
  expect(await numbers()).toEqual(before);
  expect((await p.call("GET", "/api/v1/units")).body).toEqual(units);
  await p.take([p.received("C2", "H3", "2026-03-02 09:00", "wd3")]);
  for (const socket of [feed, board]) socket.disconnect();
  await server.stop();
});

const names = [
  ...[
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "data",
    "unit",
    "procedure",
    "channel",
    "dueAt",
    "score",
  ],
  ...[
    "code",
    "name",
    "kind",
    "parent",
    "week",
    "mon",
    "holidays",
    "from",
    "to",
    "period",
    "scene",
    "subscription",
    "token",
  ],
  ...["__proto__", "constructor", "toString", "then", "length", ""],
];
const words = [
  ...[
    "1.0",
    "vn.motcua.dossier.received",
    "vn.motcua.feedback.answered",
    "2026-03-02T02:00:00Z",
    "2026-02-30",
    "counter",
  ],
  ...[
    "wd5",
    "province",
    "today",
    "overview",
    "/units/",
    "__proto__",
    "\u0000",
    "\ud800",
    "\uFEFF",
    "-1",
    "1e999",
    "'; --",
  ],
];
const leaf = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const garbage = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 6, noNullPrototype: true }),
  ),
})).value;

const ROUTES = [
  ["PUT", "units"],
  ["PUT", "procedures"],
  ["PUT", "calendar"],
  ["PUT", "targets"],
  ["POST", "feeds"],
  ["DELETE", "feeds/x"],
  ["POST", "events"],
  ["POST", "session"],
  ["GET", "board"],
  ["GET", "overview"],
  ["GET", "dossiers"],
  ["GET", "dossiers/x"],
  ["GET", "faults"],
] as const;
const TYPES = [
  "application/json",
  "text/csv",
  "application/cloudevents+json",
  "application/cloudevents-batch+json",
  "x/y",
];

/** Not what would be taken: an empty table is right, and so is an empty set of targets. */
function mayChange(route: string, status: number): boolean {
  return status < 300 && ["targets", "calendar", "procedures"].includes(route);
}

test("HTTP: garbage bodies, queries and codes are refused as what they are", async () => {
  const feedToken = await p.feedToken("");
  const body = fc.oneof(
    garbage.map((value) => JSON.stringify(value) ?? ""),
    fc.string({ unit: "binary" }),
    fc.uint8Array({ maxLength: 64 }),
    fc
      .array(
        fc.array(leaf.map(String), { maxLength: 5 }).map((cells) => cells.join(",")),
        { maxLength: 4 },
      )
      .map((rows) => rows.join("\n")),
  );
  const asked = fc.dictionary(
    fc.constantFrom("unit", "from", "to", "at", "measure", "field", "cursor", "limit", "kind", "x"),
    fc.oneof(fc.constantFrom(p.code, "2026-03-02", "received", "100", ...words), fc.string({ unit: "grapheme" })),
    { maxKeys: 5, noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ROUTES),
      fc.constantFrom(...TYPES),
      body,
      asked,
      fc.string({ unit: "grapheme" }),
      async ([method, route], type, sent, query, code) => {
        const path = route.replace("/x", `/${encodeURIComponent(code.toWellFormed())}`);
        const wellFormed = Object.entries(query).map(
          ([name, value]) => [name, value.toWellFormed()] as [string, string],
        );
        const answer = await call(server.url, method, `/api/v1/${path}?${new URLSearchParams(wellFormed)}`, {
          token: route === "events" ? feedToken : BOOTSTRAP_TOKEN,
          ...(method === "GET" || method === "DELETE" ? {} : { body: sent, type }),
        });
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
        if (answer.status >= 400) expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
        else if (method !== "GET" && !mayChange(route, answer.status)) {
          expect(answer.body).toMatchObject(route === "events" ? { ok: true, accepted: 0 } : { count: 0 });
        }
      },
    ),
    { numRuns: 400, seed: SEED },
  );
});

test("Socket.IO: garbage arguments are answered, and never as a fault of the server", async () => {
  const message = fc.tuple(
    fc.constantFrom<readonly [() => Socket, string]>(
      [() => feed, "events"],
      [() => board, "subscribe"],
      [() => board, "unsubscribe"],
    ),
    fc.array(garbage, { maxLength: 2 }),
  );
  await fc.assert(
    fc.asyncProperty(message, async ([[socket, name], args]) => {
      const answer = (await socket().emitWithAck(name, ...args)) as { ok: boolean; code?: string; accepted?: number };
      if (!answer.ok) expect(["invalid", "too-large", "not-found"]).toContain(answer.code);
      else if (name === "events") expect(answer.accepted).toBe(0);
    }),
    { numRuns: 400, seed: SEED },
  );
});

test("events that are nearly right are rejected one by one, good ones beside them are known already", async () => {
  const good = p.received("C1", "H1", "2026-03-02 09:00", "wd5");
  const known = { ...good, id: "once", subject: p.dossier("known") };
  await p.take([known]);
  before = await numbers();
  const spoilt = fc
    .tuple(fc.constantFrom("specversion", "source", "type", "time", "data", "subject"), garbage)
    // What is right by chance: any printable subject, and the right words.
    .filter(([attribute, value]) => typeof value !== "string" || (attribute !== "subject" && !words.includes(value)))
    .map(([attribute, value]) => ({ ...known, id: "never", [attribute]: value }));
  await fc.assert(
    fc.asyncProperty(fc.array(spoilt, { minLength: 1, maxLength: 5 }), async (events) => {
      const answer = (await feed.emitWithAck("events", [known, ...events])) as { accepted: number; duplicates: number };
      expect([answer.accepted, answer.duplicates]).toEqual([0, 1]);
    }),
    { numRuns: 150, seed: SEED },
  );
});

test("packets that are none, at both namespaces", async () => {
  const packet = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc
      .tuple(
        fc.constantFrom("42/feed,", "42/board,1", "45/feed,", "451-/board,", "43/feed,", "40/feed,", "44/board,"),
        garbage,
      )
      .map(([prefix, value]) => prefix + (JSON.stringify(value) ?? "")),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("/feed", "/board"),
      fc.array(packet, { maxLength: 4 }),
      async (namespace, packets) => {
        const raw = await RawSocket.connect(
          server.url,
          namespace,
          namespace === "/feed" ? await p.feedToken("") : BOOTSTRAP_TOKEN,
        );
        for (const text of packets) raw.sendPacket(text);
        raw.close();
      },
    ),
    { numRuns: 60, seed: SEED },
  );
  expect((await call(server.url, "GET", "/readyz")).status).toBe(200);
});
