import { afterAll, beforeAll, expect, test } from "vitest";
import { METRIC_NAMES } from "../src/metrics/metric-names.ts";
import { AlertClient, ruleOf } from "./alerts.test-support.ts";
import { HookReceiver } from "./hook-receiver.test-support.ts";
import { connected, subscribe } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

/** The node that leads counts what is to be delivered every quarter of a minute. */
const SOON = { timeout: 40_000, interval: 200 };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

/** What the running server tells, series by series. */
async function told(): Promise<Map<string, number>> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  );
}

test("a running server that leads tells every metric but the one of Redis, of which it has none", async () => {
  // Of deliveries only the node that leads tells, once it has looked after the channels.
  await expect.poll(async () => (await told()).has('ioc_deliveries{state="dead"}'), SOON).toBe(true);
  const names = [...(await told()).keys()];
  expect(METRIC_NAMES.filter((name) => !names.some((series) => series.startsWith(name)))).toEqual(["ioc_redis_up"]);
});

test("what it tells is what happens: events, commits, the ledger, boards and who watches them, lines", async () => {
  const before = await told();
  const p = await Province.create(server);
  const board = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
  const live = await subscribe(board, { unit: p.code, period: "today" });
  const feed = await connected(server.url, "/feed", await p.feedToken("C1"));
  const event = p.received("C1", "H1", "2026-03-11 09:00", "wd3");
  const broken = { ...p.received("C1", "H2", "2026-03-11 09:00", "wd3"), specversion: "0.3" };
  expect(await feed.emitWithAck("events", [event, event, broken])).toMatchObject({ accepted: 1, duplicates: 1 });
  await live.until(({ measures }) => measures.received === 1);
  const after = await told();
  const moved = (series: string): number => (after.get(series) ?? Number.NaN) - (before.get(series) ?? 0);
  expect({
    accepted: moved('ioc_ingest_events_total{outcome="accepted"}'),
    duplicate: moved('ioc_ingest_events_total{outcome="duplicate"}'),
    rejected: moved('ioc_ingest_events_total{outcome="rejected"}'),
    groups: moved("ioc_ingest_group_events_count"),
    grouped: moved("ioc_ingest_group_events_sum"),
    commits: moved("ioc_ingest_commit_seconds_count"),
    patches: moved("ioc_view_patches_total"),
    deliveries: moved("ioc_view_deliveries_total"),
    live: moved('ioc_feeds{state="live"}'),
    never: moved('ioc_feeds{state="never"}'),
  }).toEqual({
    accepted: 1,
    duplicate: 1,
    rejected: 1,
    groups: 1,
    grouped: 3,
    commits: 1,
    patches: 1,
    deliveries: 1,
    live: 1,
    never: 5,
  });
  expect(moved("ioc_ledger_position")).toBeGreaterThan(0);
  expect(moved("ioc_view_compute_seconds_count")).toBeGreaterThan(0);
  const now = ["ioc_views_watched", 'ioc_sockets{namespace="/feed"}', 'ioc_sockets{namespace="/board"}', "ioc_ready"];
  expect(now.map((series) => after.get(series))).toEqual([1, 1, 1, 1]);
  expect(["ioc_ledger_lag_rows", "ioc_ingest_queue_events"].map((series) => after.get(series))).toEqual([0, 0]);
  for (const socket of [board, feed]) socket.disconnect();
});

test("of deliveries it tells what waits, for how long, and what was given up", async () => {
  const hooks = await HookReceiver.open();
  try {
    const p = await Province.create(server);
    hooks.answer = ({ path }) => ({ status: path === "/refuses" ? 403 : 503 });
    const common = { unit: p.code, kind: "webhook", reach: "subtree", alerts: "warning", escalations: false };
    const rest = { directives: false, officeHours: false, language: "vi", enabled: true };
    for (const path of ["refuses", "unwell"]) {
      const body = { ...common, ...rest, name: path, url: `${hooks.url}/${path}` };
      expect((await p.call("POST", "/api/v1/channels", { body })).status).toBe(201);
    }
    await p.take([p.received("C1", "M1", "2026-03-11 09:00", "wd3")]);
    await new AlertClient(server).put("counted", ruleOf(p.code, { metric: "received" }));
    await expect.poll(() => hooks.hooked.map(({ path }) => path).sort(), SOON).toEqual(["/refuses", "/unwell"]);
    server.clock.advance(20_000);
    await expect
      .poll(async () => {
        const now = await told();
        return ['ioc_deliveries{state="waiting"}', 'ioc_deliveries{state="dead"}', "ioc_delivery_oldest_seconds"].map(
          (series) => now.get(series),
        );
      }, SOON)
      .toEqual([1, 1, 20]);
  } finally {
    await hooks.close();
  }
});
