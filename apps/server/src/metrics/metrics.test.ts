import { expect, test } from "vitest";
import { METRIC_NAMES } from "./metric-names.ts";
import { Metrics } from "./metrics.ts";

/** Prometheus' text format, as far as it is used: series → value, and every family's type. Anything else is a fault. */
function parse(text: string): { series: Map<string, number>; types: Map<string, string> } {
  const series = new Map<string, number>();
  const types = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("# HELP ")) continue;
    const type = /^# TYPE ([a-z_:][a-z0-9_:]*) (counter|gauge|histogram|summary)$/i.exec(line);
    const sample = /^([a-z_:][a-z0-9_:]*(?:\{(?:[a-z_][a-z0-9_]*="(?:[^"\\]|\\.)*",?)*\})?) (\S+)$/i.exec(line);
    if (type !== null) types.set(type[1] ?? "", type[2] ?? "");
    else if (sample !== null) series.set(sample[1] ?? "", sample[2] === "+Inf" ? Infinity : Number(sample[2]));
    else throw new Error(`not a line of the format: ${line}`);
  }
  return { series, types };
}

async function readAll(metrics: Metrics): Promise<ReturnType<typeof parse>> {
  return parse(await metrics.text());
}

test("every name is told, and nothing of ours beside", async () => {
  const { types, series } = await readAll(new Metrics({ version: "1.2.3", node: 'a "node"' }));
  expect([...types.keys()].filter((name) => name.startsWith("ioc_")).sort()).toEqual([...METRIC_NAMES].sort());
  expect(series.get('ioc_build_info{version="1.2.3",node="a \\"node\\""}')).toBe(1);
  expect(types.has("nodejs_eventloop_lag_p99_seconds")).toBe(true);
  expect(types.has("process_cpu_seconds_total")).toBe(true);
  for (const [name, value] of series) if (name.startsWith("ioc_")) expect(value, name).not.toBeNaN();
});

test("counters of ingest and views move, by as much as happened", async () => {
  const metrics = new Metrics({ version: "1", node: "a" });
  const before = (await readAll(metrics)).series;
  expect(before.get('ioc_ingest_events_total{outcome="duplicate"}')).toBe(0);
  expect(before.get('ioc_ingest_retries_total{reason="stale"}')).toBe(0);
  metrics.ingest.batches("taken");
  metrics.ingest.batches("overloaded");
  metrics.ingest.events(497, 2, 1);
  metrics.ingest.events(3, 0, 0);
  metrics.ingest.group(500, 0.015);
  metrics.ingest.retry("stale");
  metrics.views.watched(3);
  metrics.views.patchSent(40);
  metrics.views.patchSent(2);
  metrics.views.computed(0.0004);
  for (let reads = 0; reads < 2; reads += 1) {
    const { series } = await readAll(metrics);
    expect(series.get('ioc_ingest_events_total{outcome="accepted"}')).toBe(500);
    expect(series.get('ioc_ingest_events_total{outcome="duplicate"}')).toBe(2);
    expect(series.get('ioc_ingest_events_total{outcome="rejected"}')).toBe(1);
    expect(series.get('ioc_ingest_batches_total{outcome="taken"}')).toBe(1);
    expect(series.get('ioc_ingest_batches_total{outcome="overloaded"}')).toBe(1);
    expect(series.get('ioc_ingest_batches_total{outcome="unauthenticated"}')).toBe(0);
    expect(series.get('ioc_ingest_retries_total{reason="stale"}')).toBe(1);
    expect(series.get("ioc_ingest_group_events_sum")).toBe(500);
    expect(series.get('ioc_ingest_commit_seconds_bucket{le="0.01"}')).toBe(0);
    expect(series.get('ioc_ingest_commit_seconds_bucket{le="0.02"}')).toBe(1);
    expect(series.get("ioc_views_watched")).toBe(3);
    expect(series.get("ioc_view_patches_total")).toBe(2);
    expect(series.get("ioc_view_deliveries_total")).toBe(42);
    expect(series.get("ioc_view_compute_seconds_count")).toBe(1);
  }
});

test("readings are taken when they are asked for, and absent where nothing is known", async () => {
  const metrics = new Metrics({ version: "1", node: "a" });
  expect((await readAll(metrics)).series.has("ioc_redis_up")).toBe(false);
  let position = 7;
  let redis: number | undefined = 1;
  metrics.ledgerPosition.from(() => position);
  metrics.redisUp.from(() => redis);
  metrics.sockets.from(() => ({ "/feed": 300, "/board": 12 }));
  metrics.feeds.from(() => ({ live: 5, never: 1 }));
  const first = (await readAll(metrics)).series;
  expect(first.get("ioc_ledger_position")).toBe(7);
  expect(first.get("ioc_redis_up")).toBe(1);
  expect(first.get('ioc_sockets{namespace="/feed"}')).toBe(300);
  expect(first.get('ioc_feeds{state="never"}')).toBe(1);
  expect(first.has('ioc_feeds{state="stale"}')).toBe(false);
  position = 9;
  redis = undefined;
  const second = (await readAll(metrics)).series;
  expect(second.get("ioc_ledger_position")).toBe(9);
  expect(second.has("ioc_redis_up")).toBe(false);
});
