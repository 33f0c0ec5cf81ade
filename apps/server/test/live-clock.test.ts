import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connected, subscribe, timeless } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

// No event arrives while these boards change: the clock alone moves them. It only goes forward, from test to test.

let server: TestServer;
let socket: Socket;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  socket = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
});
afterAll(async () => {
  socket.disconnect();
  await server.stop();
});

function goTo(time: string): void {
  const now = Date.parse(wall(time));
  expect(now).toBeGreaterThanOrEqual(server.clock.now());
  server.clock.set(now);
}

test("a dossier is at risk, due and overdue when its time has come", async () => {
  const p = await Province.create(server);
  // Due on Thursday 12 March at 17:00; eight working hours before is Wednesday 16:30.
  await p.take([p.received("C1", "H", "2026-03-11 09:00", "wd1")]);
  const live = await subscribe(socket, { unit: p.code, from: "2026-03-01", to: "2026-03-31" });
  expect(live.document.measures).toMatchObject({ inProgressWithin: 1, atRisk: 0, dueToday: 0, overdue: 0 });
  goTo("2026-03-11 16:30");
  await live.until(({ measures }) => measures.atRisk === 1);
  goTo("2026-03-12 00:00");
  await live.until(({ measures }) => measures.dueToday === 1);
  goTo("2026-03-12 17:00:00.001");
  const late = await live.until(({ measures }) => measures.overdue === 1);
  expect(late.measures).toMatchObject({ inProgressWithin: 0, atRisk: 0, dueToday: 0 });
  expect(late.hotspots).toEqual([expect.objectContaining({ unit: p.unit("C1"), overdue: 1, open: 1 })]);
  expect(timeless(late)).toEqual(timeless(await p.board("", late.period)));
  expect(live.broken).toBe(false);
});

test("an event of the minutes ahead counts when the clock reaches it", async () => {
  const p = await Province.create(server);
  const live = await subscribe(socket, { unit: p.code, period: "today" });
  const time = new Date(server.clock.now() + 200_000).toISOString();
  await p.take([{ ...p.received("C1", "H", "2026-03-12 09:00", "wd1"), time }]);
  server.clock.advance(200_000);
  const then = await live.until(({ measures }) => measures.received === 1);
  expect(timeless(then)).toEqual(timeless(await p.board("")));
});

test("relative periods roll over at civil midnight, a range stays what it is", async () => {
  goTo("2026-03-15 23:59:59.999");
  const p = await Province.create(server);
  await p.take([p.received("C1", "H", "2026-03-15 09:00", "wd3")]);
  const [today, week, month] = await Promise.all(
    ["today", "week", "month"].map((period) => subscribe(socket, { unit: p.code, period })),
  );
  const range = await subscribe(socket, { unit: p.code, from: "2026-03-15", to: "2026-03-15" });
  if (today === undefined || week === undefined || month === undefined) throw new Error("not subscribed");
  expect(week.document.period).toEqual({ from: "2026-03-09", to: "2026-03-15" });
  goTo("2026-03-16 00:00");
  // A Monday begins.
  const next = await today.until(({ period }) => period.from === "2026-03-16");
  expect(next.period).toEqual({ from: "2026-03-16", to: "2026-03-16" });
  expect(next.measures).toMatchObject({ received: 0, carriedOver: 1, inProgress: 1 });
  expect((await week.until(({ period }) => period.from === "2026-03-16")).period.to).toBe("2026-03-16");
  expect((await month.until(({ period }) => period.to === "2026-03-16")).period.from).toBe("2026-03-01");
  expect(month.document.measures.received).toBe(1);
  expect(range.document.period).toEqual({ from: "2026-03-15", to: "2026-03-15" });
  expect(range.document.measures.received).toBe(1);
  for (const live of [today, week, month]) {
    expect(timeless(live.document)).toEqual(timeless(await p.board("", live.document.period)));
    expect(live.broken).toBe(false);
  }
});

test("a line that falls silent goes from live to quiet to stale", async () => {
  goTo("2026-03-16 09:00");
  const p = await Province.create(server);
  await p.take([p.received("C1", "H", "2026-03-16 08:00", "wd3")]);
  const live = await subscribe(socket, { unit: p.unit("D1"), period: "today" });
  const stateIs = (state: string) => () => live.document.children[p.unit("C1")]?.feed.state === state;
  expect(stateIs("live")()).toBe(true);
  goTo("2026-03-16 09:06");
  await live.until(stateIs("quiet"));
  goTo("2026-03-16 10:01");
  await live.until(stateIs("stale"));
  expect(live.document.freshness).toMatchObject({ units: 3, stale: 1, never: 2 });
  expect(timeless(live.document)).toEqual(timeless(await p.board("D1")));
});

test("units that end or begin at midnight do so on the boards that are watched", async () => {
  goTo("2026-03-16 12:00");
  const p = await Province.create(server, { C1: { validTo: "2026-03-16" }, C2: { validFrom: "2026-03-17" } });
  await p.putUnits([
    {
      code: p.unit("C1"),
      name: "1",
      kind: "commune",
      parent: p.unit("D1"),
      validTo: "2026-03-16",
      successor: p.unit("C3"),
    },
  ]);
  await p.take([p.received("C1", "H", "2026-03-16 09:00", "wd3")]);
  const d2 = await subscribe(socket, { unit: p.unit("D2"), period: "week" });
  const d1 = await subscribe(socket, { unit: p.unit("D1"), period: "week" });
  expect([d1.document.measures.received, d2.document.measures.received]).toEqual([1, 0]);
  goTo("2026-03-17 00:00");
  await Promise.all([
    d1.until(({ measures, children }) => measures.received === 0 && children[p.unit("C2")] !== undefined),
    d2.until(({ measures }) => measures.received === 1),
  ]);
  expect(d1.document.children[p.unit("C1")]).toBeUndefined();
  expect(timeless(d1.document)).toEqual(timeless(await p.board("D1", d1.document.period)));
  expect(timeless(d2.document)).toEqual(timeless(await p.board("D2", d2.document.period)));
});
