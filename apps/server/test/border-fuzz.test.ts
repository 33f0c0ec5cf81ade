import { HTTP_ROUTES } from "@ioc/protocol/openapi.ts";
import { BOARD_EVENTS, FEED_EVENTS } from "@ioc/protocol/socket-events.ts";
import fc from "fast-check";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodiesOf, requestsTo, type Wanted } from "./border-requests.test-support.ts";
import {
  ALL,
  type Asker,
  buildWorld,
  isWithin,
  LEVELS,
  PLACES,
  type Place,
  stateOf,
  unnoted,
  type World,
} from "./border-world.test-support.ts";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

// Every route and every socket message, asked by everybody there is, with whatever they may think of: no fault of the
// server, and nothing read or written across a subtree's border.

const SEED = 20_260_311;
/** Of everybody with a role to each route that can be asked for this or that. */
const REQUESTS_EACH = 6;
const RUNS = 100;
/** A password is made slow to guess, and nobody's border is asked about; a letter is written by a thread that has to start. */
const SLOW = new Set([
  "getDirectiveLetter",
  "postSession",
  "putSessionPassword",
  "postSessionTwoFactor",
  "deleteSessionTwoFactor",
]);
const SOCKET_RUNS = 150;
/** Whoever signs out is nobody afterwards: people do that elsewhere (sign-in.test.ts). */
const ENDS_THE_ASKER = new Set(["deleteSession"]);

const SHOWS_WHAT_WAS_SENT = new Set(["getFaults", "getRejected", "getConnection"]);

/** Which messages clients send; a new one does not pass until it stands in the tests below. */
const SENT_BY_CLIENTS: Readonly<Record<keyof typeof BOARD_EVENTS | keyof typeof FEED_EVENTS, boolean>> = {
  events: true,
  subscribe: true,
  unsubscribe: true,
  report: true,
  follow: true,
  unfollow: true,
  patch: false,
  screen: false,
  directive: false,
  alert: false,
  happened: false,
};

let server: TestServer;
let world: World;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  world = await buildWorld(server);
}, 300_000);
afterAll(() => server.stop());

function ask({ path, body, type, accept }: Wanted, method: string, asker: Asker): Promise<HttpAnswer> {
  return call(server.url, method.toUpperCase(), path, {
    ...(body === undefined ? {} : { body, type: type ?? "application/json" }),
    headers: { ...asker.headers, Accept: accept ?? "application/json" },
    redirect: "manual",
  });
}

/** What lies around the place of those who ask. */
function around(at: Place): Place[] {
  return ALL.filter((place) => !isWithin(place, at));
}

/** A code as a word of its own: a token, cookie or secret is drawn by lot and may spell three letters by chance. */
function says(text: string, code: string): boolean {
  return new RegExp(`(?<![a-z0-9])${code.toLowerCase()}(?![a-z0-9])`).test(text);
}

/** Nothing of units around may show: their seal never, their code only where the request had it. */
function expectNothingOf(places: readonly Place[], told: unknown, asked: string): void {
  // An escaped line break ends with a letter, which is none of the word after it.
  const text = JSON.stringify(told)
    .replace(/\\+[nrt]/g, " ")
    .toLowerCase();
  const request = asked.toLowerCase();
  for (const place of places) {
    expect(text).not.toContain(PLACES[place].seal);
    if (!request.includes(place.toLowerCase())) expect(says(text, place), `${place} in ${text}`).toBe(false);
  }
}

function expectNoFault({ status, body }: HttpAnswer): void {
  expect(status, JSON.stringify(body)).toBeLessThan(500);
}

/** What may show again: what was asked, and where their own feeds' refused events stand, whatever those had said. */
function saidIn(route: string, wanted: Wanted): string {
  return SHOWS_WHAT_WAS_SENT.has(route) ? ALL.join(" ") : JSON.stringify(wanted);
}

test("every route has its requests, every message its test", () => {
  const taken = new Set(HTTP_ROUTES.filter(({ bodies }) => bodies !== undefined).map(({ id }) => id));
  expect(new Set(Object.keys(bodiesOf(world)))).toEqual(taken);
  for (const route of HTTP_ROUTES) expect(() => requestsTo(route, world), route.id).not.toThrow();
  expect(new Set(Object.keys(SENT_BY_CLIENTS))).toEqual(
    new Set([...Object.keys(BOARD_EVENTS), ...Object.keys(FEED_EVENTS)]),
  );
});

test("what happens around changes nothing of what is told inside", async () => {
  const paths = [
    ...["units", "feeds", "tokens", "people", "screens", "audit?action=units.change", "faults", "directives"],
    ...[
      "board?from=2026-03-01",
      "overview",
      "hotspots",
      "ranking",
      "history?measure=inProgress",
      "history?rate=onTime",
      "report?from=2026-03-01",
      "estimates",
      "estimates/sum",
      "estimates/calibration",
    ],
    ...["dossiers?measure=received&from=2026-03-01", "dossiers?measure=orphans"],
    ...["alert-rules", "alert-rules/course?metric=inProgress&period=month", "silences", "channels", "map"],
  ];
  const asker = world.askers.find((one) => one.at === "XD1X" && one.kind === "service" && one.role === "administrator");
  const told = async (): Promise<unknown[]> => {
    const answers: unknown[] = [];
    for (const path of paths) answers.push((await ask({ path: `/api/v1/${path}` }, "get", asker as Asker)).body);
    return answers.map(unnoted);
  };
  const before = await told();
  const doing = (method: string, path: string, body: object): Promise<HttpAnswer> =>
    call(server.url, method, `/api/v1/${path}`, { token: BOOTSTRAP_TOKEN, body });
  for (const unit of ["XPX", "XC2X", "XQX"]) {
    const { token } = (await doing("POST", "feeds", { unit, name: "another" })).body as { token: string };
    const events = ["received", "suspended"].map((deed) => ({
      specversion: "1.0",
      id: `${unit} ${deed}`,
      source: `/units/${unit}`,
      type: `vn.motcua.dossier.${deed}`,
      subject: `${unit}-another`,
      time: "2026-03-11T09:00:00+07:00",
      data: deed === "received" ? { procedure: "wd1", channel: "counter" } : {},
    }));
    const type = "application/cloudevents-batch+json";
    const fed = await call(server.url, "POST", "/api/v1/events", { token, type, body: events });
    expect(fed.body).toMatchObject({ accepted: 2 });
    await doing("POST", "tokens", { unit, name: "another", role: "staff" });
    const leading = (await doing("POST", "tokens", { unit, name: "another", role: "leader" })).body as {
      token: string;
    };
    const urged = await call(server.url, "POST", "/api/v1/directives", {
      token: leading.token,
      body: { unit, text: "another", dueAt: "2026-03-20T17:00:00+07:00", dossiers: [`${unit}-another`] },
    });
    expect(urged.status).toBe(201);
    await doing("POST", "people", {
      user: `another.${unit.toLowerCase()}`,
      name: "A",
      grants: [{ role: "staff", unit }],
    });
    const added = [{ code: `${unit}.NEW`, name: "New", kind: "commune", parent: unit }];
    expect((await doing("PUT", "units", added)).status).toBe(200);
  }
  expect(await told()).toEqual(before);
});

describe.each(LEVELS)("from %s", (at) => {
  const outside = around(at);
  const askers = (): readonly Asker[] => world.askers.filter((asker) => asker.at === at);
  let before: object;
  beforeAll(async () => {
    before = await stateOf(world, outside);
  });

  test("each route, asked by everybody once and more", async () => {
    for (const [index, asker] of askers().entries()) {
      for (const [place, route] of HTTP_ROUTES.entries()) {
        if (asker.kind === "person" && ENDS_THE_ASKER.has(route.id)) continue;
        const isMuch = route.bodies !== undefined || (route.parameters ?? []).length > 0;
        const numRuns = isMuch && asker.role !== null && !SLOW.has(route.id) ? REQUESTS_EACH : 1;
        const seed = SEED + index * HTTP_ROUTES.length + place;
        for (const wanted of fc.sample(requestsTo(route, world), { numRuns, seed })) {
          const answer = await ask(wanted, route.method, asker);
          expectNoFault(answer);
          expectNothingOf(outside, [answer.body, [...answer.headers]], saidIn(route.id, wanted));
        }
      }
    }
  }, 240_000);

  test("random requests", async () => {
    const routes = HTTP_ROUTES.map((route) => requestsTo(route, world).map((wanted) => ({ route, wanted })));
    const request = fc.tuple(fc.nat(), fc.oneof(...routes));
    await fc.assert(
      fc.asyncProperty(request, async ([number, { route, wanted }]) => {
        const asker = askers()[number % askers().length];
        if (asker === undefined || (asker.kind === "person" && ENDS_THE_ASKER.has(route.id))) return;
        const answer = await ask(wanted, route.method, asker);
        expectNoFault(answer);
        expectNothingOf(outside, [answer.body, [...answer.headers]], saidIn(route.id, wanted));
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  });

  test("random messages", async () => {
    const code = fc.constantFrom<unknown>(...ALL, "NOWHERE", null, 7, "__proto__");
    const subscription = fc
      .constantFrom(...ALL)
      .chain((unit) =>
        fc.constantFrom(`board/${unit}/today`, `overview/${unit}`, `hotspots/${unit}`, `ranking/${unit}/year`, "x"),
      );
    const message = fc.oneof(
      fc.tuple(
        fc.constant("subscribe"),
        fc.record({ unit: code, period: fc.constantFrom("today", "year", "x") }, { requiredKeys: ["period"] }),
      ),
      fc.tuple(
        fc.constant("subscribe"),
        fc.record({ unit: code, from: fc.constant("2026-03-01"), to: fc.constantFrom("2026-03-11", "x") }),
      ),
      fc.tuple(
        fc.constant("subscribe"),
        fc.record({ unit: code, scene: fc.constantFrom("overview", "hotspots", "x") }, { requiredKeys: ["scene"] }),
      ),
      fc.tuple(
        fc.constant("subscribe"),
        fc.record(
          { unit: code, scene: fc.constant("ranking"), period: fc.constantFrom("year", "x") },
          { requiredKeys: ["scene"] },
        ),
      ),
      fc.tuple(fc.constant("unsubscribe"), fc.record({ subscription })),
      fc.tuple(fc.constant("follow"), fc.record({ unit: code }, { requiredKeys: [] })),
      fc.tuple(fc.constant("unfollow"), fc.constantFrom({}, { unit: "XPX" }, null)),
      fc.tuple(
        fc.constant("report"),
        fc.record({
          version: fc.constantFrom("1.0.0", ""),
          scene: fc.constantFrom("overview", "x"),
          unit: code,
          since: fc.constant("2026-03-11T09:00:00+07:00"),
        }),
      ),
      fc.tuple(
        fc.constant("events"),
        requestsTo(eventsRoute(), world).map(({ body }) => parsed(body)),
      ),
    );
    const sockets: (readonly [Asker, Socket])[] = [];
    for (const asker of askers()) {
      for (const namespace of ["/board", "/feed"]) {
        const socket = await connect(namespace, asker);
        if (socket !== null) sockets.push([asker, socket]);
      }
    }
    expect(sockets.length).toBe(askers().filter(({ kind }) => kind !== "nobody").length);
    for (const [, socket] of sockets) {
      socket.onAny((name: string, told: unknown) => {
        if (name === "patch" || name === "directive") expectNothingOf(outside, told, "");
        if (name === "patch" || name === "alert") expectNothingOf(outside, told, "");
        if (name === "happened") expectNothingOf(outside, told, ALL.join(" "));
      });
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(), message, async (number, [name, sent]) => {
        const [, socket] = sockets[number % sockets.length] ?? [];
        if (socket === undefined) return;
        // A namespace answers to its own messages alone.
        const isFeeds = (socket as unknown as { nsp: string }).nsp === "/feed";
        if (isFeeds !== (name === "events")) return;
        const answer = (await socket.emitWithAck(name, sent)) as { code?: string };
        expect(answer.code).not.toBe("internal");
        expectNothingOf(outside, answer, JSON.stringify(sent) ?? "");
      }),
      { numRuns: SOCKET_RUNS, seed: SEED, endOnFailure: true },
    );
    for (const [, socket] of sockets) socket.disconnect();
  });

  test("nothing around has changed, and those who asked are still who they were", async () => {
    expect(await stateOf(world, outside)).toEqual(before);
    for (const asker of askers()) {
      const { status } = await ask({ path: `/api/v1/board?unit=${at}` }, "get", asker);
      expect([asker.name, status]).toEqual([
        asker.name,
        asker.kind === "nobody" ? 401 : asker.kind === "feed" ? 403 : 200,
      ]);
    }
  });
});

function connect(namespace: string, { auth, headers }: Asker): Promise<Socket | null> {
  const { Authorization: _, ...extraHeaders } = headers;
  const options = { transports: ["websocket"], forceNew: true, reconnection: false };
  const socket = io(server.url + namespace, { ...options, auth, extraHeaders });
  return new Promise((done) => {
    socket.once("connect", () => done(socket));
    socket.once("connect_error", () => {
      socket.disconnect();
      done(null);
    });
  });
}

function eventsRoute() {
  const route = HTTP_ROUTES.find(({ id }) => id === "postEvents");
  if (route === undefined) throw new Error("no route takes events");
  return route;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return text;
  }
}
