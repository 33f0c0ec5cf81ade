import { afterAll, beforeAll, expect, test } from "vitest";
import { connected } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

// The clock only goes forward: the tests of this file stand one after the other on one Thursday to Monday.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-05 08:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

function goTo(time: string): void {
  const now = Date.parse(wall(time));
  expect(now).toBeGreaterThanOrEqual(server.clock.now());
  server.clock.set(now);
}

async function stateOf(p: Province, unit: string, at: string): Promise<string | undefined> {
  goTo(at);
  const board = await p.board(unit);
  return board.children[p.unit(unit)]?.feed.state;
}

test("live within five minutes, quiet within an hour of working time or outside it, stale after that", async () => {
  const p = await Province.create(server);
  const first = await p.board("");
  expect(first.freshness).toMatchObject({ units: 6, never: 6, live: 0, quiet: 0, stale: 0 });
  expect(first.freshness.oldestEventAt ?? null).toBeNull();
  expect(first.children[p.unit("D1")]?.feed.state).toBe("never");

  // The arrival counts, not the time at which it happened.
  await p.take([p.received("C1", "H1", "2026-03-02 09:00", "wd5")]);
  const live = await p.board("");
  expect(live.freshness).toMatchObject({ units: 6, never: 5, live: 1 });
  expect(Date.parse(live.freshness.oldestEventAt ?? "")).toBe(server.clock.now());
  expect(live.children[p.unit("D1")]?.feed.state).toBe("live");
  expect(Date.parse(live.children[p.unit("D1")]?.feed.lastEventAt ?? "")).toBe(server.clock.now());
  expect(live.children[p.unit("D2")]?.feed.state).toBe("never");

  expect(await stateOf(p, "C1", "2026-03-05 08:05")).toBe("live");
  expect(await stateOf(p, "C1", "2026-03-05 08:05:00.001")).toBe("quiet");
  expect(await stateOf(p, "C1", "2026-03-05 09:00")).toBe("quiet");
  expect(await stateOf(p, "C1", "2026-03-05 09:00:00.001")).toBe("stale");
  // Outside working hours nobody is expected to report.
  expect(await stateOf(p, "C1", "2026-03-05 12:00")).toBe("quiet");
  expect(await stateOf(p, "C1", "2026-03-05 13:30")).toBe("stale");
});

test("what happened before the close leaves the rest of its hour to the next working day", async () => {
  const p = await Province.create(server);
  goTo("2026-03-06 16:30");
  await p.take([p.received("C1", "H1", "2026-03-06 09:00", "wd5")]);
  expect(await stateOf(p, "C1", "2026-03-06 17:30")).toBe("quiet");
  expect(await stateOf(p, "C1", "2026-03-08 10:00")).toBe("quiet");
  expect(await stateOf(p, "C1", "2026-03-09 08:00")).toBe("quiet");
  expect(await stateOf(p, "C1", "2026-03-09 08:00:00.001")).toBe("stale");
});

test("a connected feed keeps its own unit live, if it ever reported, and for five minutes after it has gone", async () => {
  const p = await Province.create(server);
  goTo("2026-03-09 09:00");
  await p.take([p.received("C1", "H1", "2026-03-09 08:00", "wd5"), p.received("D1", "H2", "2026-03-09 08:00", "wd5")]);
  const commune = await connected(server.url, "/feed", await p.feedToken("C1"));
  const silent = await connected(server.url, "/feed", await p.feedToken("C2"));
  goTo("2026-03-09 11:00");
  const board = await p.board("D1");
  expect(board.children[p.unit("C1")]?.feed.state).toBe("live");
  // Connected without any event is never; the feed of C1 is not one of D1 itself.
  expect(board.children[p.unit("C2")]?.feed.state).toBe("never");
  expect(board.children[p.unit("D1")]?.feed.state).toBe("stale");
  expect(board.freshness).toMatchObject({ units: 3, live: 1, never: 1, stale: 1, quiet: 0 });
  expect(Date.parse(board.freshness.oldestEventAt ?? "")).toBe(Date.parse(wall("2026-03-09 09:00")));

  const [, gone] = await Promise.all([silent.disconnect(), commune.disconnect()]);
  expect(gone.connected).toBe(false);
  // The server has seen both go once it has answered on a connection that was made after them.
  const later = await connected(server.url, "/feed", await p.feedToken("C3"));
  later.disconnect();
  expect(await stateOf(p, "C1", "2026-03-09 11:05")).toBe("live");
  expect(await stateOf(p, "C1", "2026-03-09 11:05:00.001")).toBe("quiet");
});

test("what was rejected or known already is no sign of life", async () => {
  const p = await Province.create(server);
  goTo("2026-03-09 13:30");
  const event = p.received("C1", "H1", "2026-03-09 08:00", "wd5");
  await p.take([event]);
  goTo("2026-03-09 15:00");
  expect(await p.send([event, p.event("C1", "nonsense", "H1", "2026-03-09 08:00")])).toMatchObject({
    accepted: 0,
    duplicates: 1,
    rejected: [{ index: 1, code: "invalid" }],
  });
  expect(await stateOf(p, "C1", "2026-03-09 15:00")).toBe("stale");
});
