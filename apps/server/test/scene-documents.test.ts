import type { History } from "@ioc/protocol/history.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Ranking } from "@ioc/protocol/ranking.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "./http-client.test-support.ts";
import { connected, subscribe, timeless } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

// Wednesday, 11 March 2026.
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

async function read<Document>(p: Province, path: string): Promise<Document> {
  const answer = await p.call("GET", `/api/v1/${path}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Document;
}

const RESOLVED = { outcome: "approved" };

test("hotspots: what is late, how long, behind which procedures, and what turns late next, read and watched alike", async () => {
  const p = await Province.create(server);
  const due = (name: string, unit: string, dueAt: string) =>
    p.received(unit, name, "2026-02-02 09:00", "wd5", { dueAt: wall(dueAt) });
  await p.take([
    due("L0", "C1", "2026-03-11 09:00"),
    due("L2", "C1", "2026-03-09 17:00"),
    // Since Friday, and a weekend is no working day: three.
    due("L3", "C2", "2026-03-06 17:00"),
    // A month, but the days of Tết were off: sixteen.
    due("L16", "C3", "2026-02-10 17:00"),
    due("D0", "C1", "2026-03-11 17:00"),
    due("D1", "C1", "2026-03-12 17:00"),
    due("D2", "C3", "2026-03-12 17:00"),
    due("D9", "C3", "2026-03-14 09:00"),
    due("S0", "C3", "2026-03-12 09:00"),
    p.event("C3", "suspended", "S0", "2026-02-03 09:00", { reason: "missing-papers" }),
  ]);
  const socket = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
  const live = await subscribe<Hotspots>(socket, { unit: p.code, scene: "hotspots" });
  const rest = () => read<Hotspots>(p, `hotspots?unit=${p.code}`);
  const first = await rest();
  expect(timeless(live.document)).toEqual(timeless(first));
  expect(first).toMatchObject({
    today: "2026-03-11",
    measures: { overdue: 4, inProgress: 9, suspended: 1, dueToday: 1 },
    fields: { "Đất đai": { overdue: 4, open: 9 } },
    procedures: [{ code: "wd5", name: "Thủ tục wd5", field: "Đất đai", overdue: 4, open: 9 }],
  });
  expect(first.ageing.map(({ fromDays, toDays, overdue }) => [fromDays, toDays ?? null, overdue])).toEqual([
    [0, 0, 1],
    [1, 2, 1],
    [3, 5, 1],
    [6, 10, 0],
    [11, 20, 1],
    [21, null, 0],
  ]);
  expect(first.due.map(({ date, working, open }) => [date, working, open]).slice(0, 4)).toEqual([
    ["2026-03-11", true, 1],
    ["2026-03-12", true, 2],
    ["2026-03-13", true, 0],
    ["2026-03-14", false, 1],
  ]);
  expect(first.due).toHaveLength(8);
  expect(first.nextClose).toEqual({ at: new Date(wall("2026-03-12 17:00")).toISOString(), count: 3 });
  // Four of nine are late: the two districts' cells say what that would make of theirs.
  const { children } = first;
  expect(children[p.unit("D1")]).toMatchObject({
    overdue: 3,
    fields: { "Đất đai": { overdue: 3, open: 5, expected: 2.2 } },
  });

  await p.take([
    p.event("C1", "resolved", "L0", "2026-03-11 09:30", RESOLVED),
    p.event("C3", "resumed", "S0", "2026-03-11 09:40", {}),
  ]);
  await live.until(({ measures }) => measures.inProgress === 8 && measures.suspended === 0);
  expect(timeless(live.document)).toEqual(timeless(await rest()));
  // The clock alone turns the one of today late.
  server.clock.set(Date.parse(wall("2026-03-11 17:01")));
  await live.until(({ measures }) => measures.overdue === 4);
  expect(timeless(live.document)).toEqual(timeless(await rest()));
  expect(live.broken).toBe(false);
  socket.disconnect();

  const past = await read<Hotspots>(p, `hotspots?unit=${p.code}&at=${encodeURIComponent(wall("2026-03-09 17:00"))}`);
  expect(past.measures).toMatchObject({ overdue: 2, dueToday: 1, suspended: 1 });
  expect(past.nextClose.count).toBe(1);
  server.clock.set(Date.parse(wall("2026-03-11 10:00")));
});

test("ranking: a period against the one before it, by child and by unit, read and watched alike", async () => {
  const p = await Province.create(server);
  await p.take([
    ...["A", "B", "C", "E"].map((name) => p.received("C1", name, "2026-02-02 09:00", "wd3", { channel: "onlineFull" })),
    p.received("C3", "F", "2026-03-10 09:00", "wd3"),
    p.event("C1", "resolved", "A", "2026-02-04 09:00", RESOLVED),
    p.event("C1", "resolved", "B", "2026-02-20 09:00", RESOLVED),
    p.event("C1", "resolved", "C", "2026-03-02 09:00", RESOLVED),
    p.event("C3", "resolved", "F", "2026-03-11 09:00", RESOLVED),
  ]);
  const socket = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
  const live = await subscribe<Ranking>(socket, { unit: p.code, scene: "ranking", period: "month" });
  const month = await read<Ranking>(p, `ranking?unit=${p.code}`);
  expect(timeless(live.document)).toEqual(timeless(month));
  expect(month).toMatchObject({
    period: { from: "2026-03-01", to: "2026-03-11" },
    previousPeriod: { from: "2026-02-01", to: "2026-02-28" },
    measures: { resolved: 2, resolvedLate: 1, received: 1, receivedOnline: 0, overdue: 1 },
  });
  expect(month.children[p.unit("D1")]).toMatchObject({
    resolved: 1,
    resolvedLate: 1,
    inProgress: 1,
    previous: { resolved: 2, resolvedLate: 1 },
  });
  expect(month.units[p.unit("C3")]).toMatchObject({ resolved: 1, resolvedLate: 0, group: p.unit("D2") });

  const week = await read<Ranking>(p, `ranking?unit=${p.code}&from=2026-03-09&to=2026-03-11`);
  expect(week).toMatchObject({ previousPeriod: { from: "2026-03-06", to: "2026-03-08" }, measures: { resolved: 1 } });
  // What is heard late of the period before is told too.
  await p.take([p.event("C1", "resolved", "E", "2026-02-27 09:00", RESOLVED)]);
  await live.until(({ children }) => children[p.unit("D1")]?.previous.resolved === 3);
  expect(timeless(live.document)).toEqual(timeless(await read<Ranking>(p, `ranking?unit=${p.code}`)));
  expect(live.broken).toBe(false);
  socket.disconnect();

  const february = await read<Ranking>(p, `ranking?unit=${p.code}&at=${encodeURIComponent(wall("2026-02-10 12:00"))}`);
  expect(february).toMatchObject({ period: { from: "2026-02-01", to: "2026-02-10" }, measures: { resolved: 1 } });
});

test("history: the last thirty days of a measure or a rate, each as its board said it in the evening", async () => {
  const p = await Province.create(server);
  await p.take([
    p.received("C1", "A", "2026-03-02 09:00", "wd3", { components: "none" }),
    p.received("C1", "B", "2026-03-03 09:00", "wd3"),
    p.event("C1", "digitized", "A", "2026-03-04 09:00", { components: "full" }),
    p.event("C1", "resolved", "A", "2026-03-06 09:00", RESOLVED),
  ]);
  const open = await read<History>(p, `history?unit=${p.code}&measure=inProgress`);
  expect(open.days).toHaveLength(30);
  expect(open.days.at(-1)).toEqual({ date: "2026-03-11", working: true, numerator: 1, denominator: null, value: 1 });
  expect(open.days.slice(-11).map(({ value }) => value)).toEqual([0, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1]);
  // Digitized two days later: the day's own board did not know it yet.
  const digitized = await read<History>(p, `history?unit=${p.code}&rate=componentsDigitized&days=10`);
  expect(digitized.days.slice(0, 2)).toEqual([
    { date: "2026-03-02", working: true, numerator: 0, denominator: 1, value: 0 },
    { date: "2026-03-03", working: true, numerator: 0, denominator: 1, value: 0 },
  ]);
  expect(digitized.days.at(-1)?.value).toBeNull();
  const ofField = await read<History>(p, `history?unit=${p.code}&measure=inProgress&field=feedback&days=1`);
  expect(ofField).toMatchObject({ field: "feedback", days: [{ value: 0 }] });
});

test.each(["hotspots?", "ranking?", "history?measure=overdue&"])(
  "%s follows the rules of every reading",
  async (path) => {
    const p = await Province.create(server);
    expectProblem(await p.call("GET", `/api/v1/${path}unit=NOWHERE`), 404, "not-found");
    expectProblem(await p.call("GET", `/api/v1/${path}unit=${p.code}&at=never`), 422, "invalid");
  },
);

test("what a query may not say is refused, over the socket too", async () => {
  const p = await Province.create(server);
  expectProblem(await p.call("GET", `/api/v1/history?unit=${p.code}`), 422, "invalid");
  expectProblem(await p.call("GET", `/api/v1/history?unit=${p.code}&measure=overdue&rate=onTime`), 422, "invalid");
  for (const days of ["0", "93", "1000", "x"]) {
    expect((await p.call("GET", `/api/v1/history?unit=${p.code}&measure=overdue&days=${days}`)).body).toMatchObject({
      errors: [{ path: "days", message: "must be a whole number from 1 to 92" }],
    });
  }
  expectProblem(await p.call("GET", `/api/v1/ranking?unit=${p.code}&from=2026-03-12`), 422, "invalid");
  const socket = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
  const answer: unknown = await socket.emitWithAck("subscribe", { unit: p.code, scene: "ranking", period: "today" });
  expect(answer).toMatchObject({ ok: false, code: "invalid" });
  socket.disconnect();
});
