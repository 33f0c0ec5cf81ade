import { calibrationSchema, type Estimates, estimateSumSchema, estimatesSchema } from "@ioc/protocol/estimates.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./http-client.test-support.ts";
import { type CloudEvent, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

const NOW = "2026-03-11 10:00";
const HOUR_MS = 3_600_000;

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall(NOW));
  await provisionProcedures(server);
  p = await Province.create(server);
  await p.take([...finished(), ...open()]);
});
afterAll(() => server.stop());

/**
 * What was learned from: on each of thirty days C1 took one dossier of five days in, and C2 another. C1 resolved two of
 * three after two days, the third after eight; C2 all after three.
 */
function finished(): CloudEvent[] {
  return Array.from({ length: 30 }, (_, index) => {
    const receivedAt = Date.parse(wall("2026-01-05 09:00")) + index * 24 * HOUR_MS;
    const [quick, slow] = [`q${index}`, `s${index}`];
    const after = (days: number): string => localText(receivedAt + days * 24 * HOUR_MS);
    return [
      p.received("C1", slow, localText(receivedAt), "wd5"),
      p.event("C1", "resolved", slow, after(index % 3 === 0 ? 12 : 2), { outcome: "approved" }),
      p.received("C2", quick, localText(receivedAt), "wd5"),
      p.event("C2", "resolved", quick, after(3), { outcome: "approved" }),
    ];
  }).flat();
}

function open(): CloudEvent[] {
  return [
    p.received("C1", "tomorrow", "2026-03-05 09:00", "wd5", { dueAt: wall("2026-03-12 17:00") }),
    p.received("C1", "today", "2026-03-10 09:00", "wd1", { dueAt: wall("2026-03-11 17:00") }),
    p.received("C1", "far", "2026-03-10 09:00", "wd5", { dueAt: wall("2026-03-17 17:00") }),
    p.received("C1", "stands", "2026-03-09 09:00", "wd5", { dueAt: wall("2026-03-13 17:00") }),
    p.event("C1", "suspended", "stands", "2026-03-10 09:00"),
    p.received("C1", "late", "2026-03-02 09:00", "wd5", { dueAt: wall("2026-03-06 17:00") }),
    p.received("C1", "none", "2026-03-10 10:00", "unknown"),
    p.received("C2", "quick", "2026-03-10 09:00", "wd5", { dueAt: wall("2026-03-17 17:00") }),
  ];
}

/** The wall clock of an instant, as the province's events have it. */
function localText(instant: number): string {
  return new Date(instant + 7 * HOUR_MS).toISOString().slice(0, 16).replace("T", " ");
}

async function estimates(unit: string, query: Readonly<Record<string, string>> = {}): Promise<Estimates> {
  const asked = new URLSearchParams({ unit: p.unit(unit), ...query });
  const { status, body } = await p.call("GET", `/api/v1/estimates?${asked}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return estimatesSchema.parse(body);
}

const namesOf = ({ items }: Estimates): string[] =>
  items.map(({ dossier }) => dossier.code.slice(p.dossier("").length));

test("EST-8: what is due by the next close comes first and is the number of the hotspots; then the likeliest", async () => {
  const list = await estimates("C1");
  expect(namesOf(list).slice(0, 2)).toEqual(["today", "tomorrow"]);
  expect(list.items.map(({ byNextClose }) => byNextClose)).toEqual([true, true, false, false, false]);
  const { nextClose } = (await p.call("GET", `/api/v1/hotspots?unit=${p.unit("C1")}`)).body as {
    nextClose: { at: string; count: number };
  };
  expect(list.nextClose).toMatchObject(nextClose);
  const chances = list.items.slice(2).map(({ chance }) => chance ?? -1);
  expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  const sum = list.items.slice(0, 2).reduce((total, { chance }) => total + (chance ?? 0), 0);
  expect(list.nextClose.expected).toBeCloseTo(sum, 9);
});

test("EST-8: the list is all that is open and not overdue, as the board has it", async () => {
  for (const unit of ["", "D1", "C1", "C2", "C3"]) {
    const [list, { measures }] = [await estimates(unit), await p.board(unit)];
    expect(list.total).toBe(measures.inProgressWithin);
    expect(list.items).toHaveLength(list.total);
    expect(list.overdue).toBe(measures.overdue);
  }
});

test("EST-1, EST-3: time spent and left is working time, what is suspended has what it had then", async () => {
  const list = await estimates("C1");
  const of = (name: string) => list.items.find(({ dossier }) => dossier.code === p.dossier(name));
  expect(list.hoursOfDay).toBe(7.5);
  // Tuesday 9:00 to Wednesday 10:00, less the noons and the night; until Tuesday 17:00.
  expect(of("far")).toMatchObject({ spentHours: 8.5, leftHours: 35, dossier: { state: "open" } });
  // One day, then it stood still with Tuesday from 9:00, Wednesday, Thursday and Friday left.
  expect(of("stands")).toMatchObject({ spentHours: 7.5, leftHours: 28.5, dossier: { state: "suspended" } });
  expect(of("none")).toMatchObject({ chance: null, leftHours: null, own: null });
});

test("EST-4: a unit's own dossiers say what they say, and the procedure's at all units what all say", async () => {
  const own = (await estimates("C1")).items.find(({ dossier }) => dossier.code === p.dossier("far"));
  // Of C1's thirty, 25 were open with as much time left (the others lay over a weekend); ten of these were late, and one
  // that is open and late makes it a little likelier.
  expect(own?.own?.resolved).toBe(25);
  expect(own?.own?.outlasting).toBeGreaterThan(10 / 25);
  expect(own?.own?.outlasting).toBeLessThan(12 / 25);
  expect(own?.procedure).toBeNull();
  const above = await estimates("D1");
  const [c1, c2] = ["far", "quick"].map((name) => above.items.find(({ dossier }) => dossier.code === p.dossier(name)));
  expect(c1?.procedure?.resolved).toBeGreaterThan(c1?.own?.resolved ?? 0);
  expect(c1?.chance ?? 0).toBeGreaterThan(c2?.chance ?? 1);
});

test("EST-5, EST-9: of a unit without any finished dossier nothing is known, whatever others have", async () => {
  await p.take([p.received("C3", "first", "2026-03-10 09:00", "wd5", { dueAt: wall("2026-03-12 17:00") })]);
  const list = await estimates("C3");
  expect(list.items).toMatchObject([{ byNextClose: true, chance: null, own: { resolved: 0, outlasting: null } }]);
  expect(list.nextClose).toMatchObject({ count: 1, expected: null, unknown: 1 });
});

test("a page goes on where the last one ended, as of the same moment", async () => {
  const whole = await estimates("C1");
  const first = await estimates("C1", { limit: "2" });
  const second = await estimates("C1", { limit: "500", cursor: first.nextCursor ?? "" });
  expect([...namesOf(first), ...namesOf(second)]).toEqual(namesOf(whole));
  expect(second).toMatchObject({ asOf: first.asOf, total: first.total, nextCursor: null });
  const invented = ["[1]", "[1,-1]", "[-9000000000000000,0]"].map((text) => Buffer.from(text).toString("base64url"));
  for (const cursor of ["x", ...invented]) {
    const { status } = await p.call("GET", `/api/v1/estimates?unit=${p.unit("C1")}&cursor=${cursor}`);
    expect(status).toBe(422);
  }
});

test("either half of the list is there by itself", async () => {
  const whole = await estimates("C1");
  const [due, others] = [await estimates("C1", { part: "due" }), await estimates("C1", { part: "others", limit: "1" })];
  expect(namesOf(due)).toEqual(namesOf(whole).slice(0, 2));
  expect(due.nextCursor).toBeNull();
  const rest = await estimates("C1", { part: "others", cursor: others.nextCursor ?? "" });
  expect([...namesOf(others), ...namesOf(rest)]).toEqual(namesOf(whole).slice(2));
  expect([due.total, others.total]).toEqual([whole.total, whole.total]);
});

test("EST-6: at a moment of the past only what was known then is known", async () => {
  const early = await estimates("C1", { at: wall("2026-01-06 10:00") });
  expect(early.learned).toMatchObject({ resolved: 0 });
  expect(early.items.every(({ chance }) => chance == null)).toBe(true);
  expect(namesOf(early).toSorted()).toEqual(["s0", "s1"]);
});

test("EST-6, EST-7: how true it was is told with its Brier score beside the naive one", async () => {
  const { status, body } = await p.call("GET", `/api/v1/estimates/calibration?unit=${p.unit("C1")}`);
  expect(status, JSON.stringify(body)).toBe(200);
  const told = calibrationSchema.parse(body);
  expect(told.moments).toHaveLength(12);
  expect(told.moments.at(-1)).toBe("2026-03-10T00:30:00.000Z");
  expect(told.count).toBe(told.tenths.reduce((sum, { count }) => sum + count, 0));
  expect(told.count).toBeGreaterThan(10);
  expect(told.brier ?? 1).toBeLessThan(told.naiveBrier ?? 0);
});

test("EST-8: the sum is that of the list, as of a minute, whoever asks within it, and of a moment of the past", async () => {
  const ask = async (query: Readonly<Record<string, string>>, etag = "") => {
    const address = `${server.url}/api/v1/estimates/sum?${new URLSearchParams({ unit: p.unit("C1"), ...query })}`;
    const headers = { authorization: `Bearer ${BOOTSTRAP_TOKEN}`, "if-none-match": etag };
    const response = await fetch(address, { headers });
    return { status: response.status, etag: response.headers.get("etag") ?? "", body: await response.text() };
  };
  const { nextClose, overdue, learned, asOf } = await estimates("C1");
  const first = await ask({});
  expect(estimateSumSchema.parse(JSON.parse(first.body))).toMatchObject({ asOf, nextClose, overdue, learned });
  expect(nextClose.expected).toBeGreaterThan(0);
  expect(await ask({}, first.etag)).toMatchObject({ status: 304, body: "" });
  const past = { at: wall("2026-01-20 10:00") };
  const then = estimateSumSchema.parse(JSON.parse((await ask(past, first.etag)).body));
  const list = await estimates("C1", past);
  expect(then).toMatchObject({ asOf: list.asOf, nextClose: list.nextClose, learned: list.learned });
  expect(then.learned.resolved).toBeLessThan(learned.resolved);
});

test("the list is for whoever may read dossiers there; elsewhere there is no such unit", async () => {
  const { body } = await p.call("POST", "/api/v1/tokens", {
    body: { name: "staff", role: "staff", unit: p.unit("C1") },
  });
  const { token } = body as { token: string };
  for (const path of ["estimates", "estimates/sum", "estimates/calibration"]) {
    const ask = (unit: string) => call(server.url, "GET", `/api/v1/${path}?unit=${unit}`, { token });
    expect((await ask(p.unit("C1"))).status).toBe(200);
    const [around, nowhere] = [await ask(p.unit("C2")), await ask("NOWHERE")];
    expect([around.status, nowhere.status]).toEqual([404, 404]);
    expect(around.body).toEqual(nowhere.body);
    expect((await call(server.url, "GET", `/api/v1/${path}`)).status).toBe(401);
  }
});

test("a board that is open to everybody tells the sum and how true it was, and never the list", async () => {
  const open = await startTestServer(wall(NOW), { publicBoard: true });
  try {
    const body = [{ code: "P", name: "P", kind: "province" }];
    expect((await call(open.url, "PUT", "/api/v1/units", { token: BOOTSTRAP_TOKEN, body })).status).toBe(200);
    const asked = ["estimates", "estimates/sum", "estimates/calibration"];
    const answers = await Promise.all(asked.map((path) => call(open.url, "GET", `/api/v1/${path}?unit=P`)));
    expect(answers.map(({ status }) => status)).toEqual([401, 200, 200]);
    expect(answers[1]?.body).toMatchObject({ nextClose: { count: 0, expected: null, unknown: 0 } });
  } finally {
    await open.stop();
  }
});
