import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { io } from "socket.io-client";
import { type BenchOptions, type BenchReport, progress, rounded } from "./bench-options.ts";
import { provisionProvince } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { startChildProgram } from "./child-program.ts";
import { connectLines, type FeedLine, registerLines } from "./feed-lines.ts";
import { LatencyProbe } from "./latency-probe.ts";
import { sendLive } from "./live-load.ts";
import { percentile } from "./percentile.ts";
import type { ServerProcess } from "./server-process.ts";
import { connectWall } from "./wall.ts";

const FEEDS = 300;
const LONE_RATE = 5;
const BUSY_RATE = 2000;
const LONE_SECONDS = 40;
const BUSY_SECONDS = 20;
const WARM_UP_SECONDS = 3;
const ARRIVES_WITHIN_MS = 10_000;
/** From here on the pace of patches, not the way of one event, makes the latency. */
const FEW = 20;

interface Measured {
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly barePerRunP99Ms: readonly number[];
  readonly bareP50Ms: number;
  readonly bareP99Ms: number;
  readonly ratioToBare: number;
  readonly acknowledgedP50Ms: number;
  readonly acknowledgedP99Ms: number;
  readonly samples: number;
}

/** From a feed's emit to the patch at a client, between two halves of the same load over a bare relay. */
export async function benchLatency(options: BenchOptions): Promise<BenchReport> {
  const { feeds = FEEDS } = options;
  const bench = await openBenchServer(options);
  const server = await bench.start();
  const province = await provisionProvince(server);
  const lines = await registerLines(server, province, feeds);
  const relay = startChildProgram(new URL("./programs/bare-relay.ts", import.meta.url), options.cleanups);
  const relayUrl = await relay.ask<string>("url");
  const runs: Measured[] = [];
  for (const rate of options.rate === undefined ? [LONE_RATE, BUSY_RATE] : [options.rate]) {
    const seconds = options.seconds ?? (rate < FEW ? LONE_SECONDS : BUSY_SECONDS);
    progress(`${rate} events/s`);
    await throughProduct(server, lines, rate, Math.min(WARM_UP_SECONDS, seconds));
    const before = await throughRelay(relayUrl, lines, rate, seconds / 2);
    const product = await throughProduct(server, lines, rate, seconds);
    const after = await throughRelay(relayUrl, lines, rate, seconds / 2);
    const bare = [...before.samples, ...after.samples];
    runs.push({
      rate,
      p50Ms: rounded(percentile(product.samples, 0.5)),
      p99Ms: rounded(percentile(product.samples, 0.99)),
      bareP50Ms: rounded(percentile(bare, 0.5)),
      bareP99Ms: rounded(percentile(bare, 0.99)),
      barePerRunP99Ms: [before, after].map(({ samples }) => rounded(percentile(samples, 0.99))),
      ratioToBare: rounded(percentile(product.samples, 0.99) / percentile(bare, 0.99), 2),
      acknowledgedP50Ms: rounded(percentile(product.acknowledgedMs, 0.5)),
      acknowledgedP99Ms: rounded(percentile(product.acknowledgedMs, 0.99)),
      samples: product.samples.length,
    });
  }
  return {
    result: { ...runs[0], runs },
    rows: runs.flatMap(({ rate, p50Ms, p99Ms, bareP50Ms, bareP99Ms, ratioToBare }) => [
      [`${rate} events/s: feed to board, median (p99)`, `${p50Ms} (${p99Ms}) ms`, wanted(rate)] as const,
      [`${rate} events/s: bare relay, median (p99)`, `${bareP50Ms} (${bareP99Ms}) ms`, ""] as const,
      [`${rate} events/s: p99 to that of the relay`, `${ratioToBare}`, rate < FEW ? "aim ≤ 3" : ""] as const,
    ]),
  };
}

function wanted(rate: number): string {
  if (rate < FEW) return "≤ 15 (50) ms, aim p99 ≤ 3 × relay";
  return "≤ 130 (280) ms, aim p99 ≤ 220";
}

async function throughProduct(
  server: ServerProcess,
  lines: readonly FeedLine[],
  rate: number,
  seconds: number,
): Promise<LatencyProbe> {
  const probe = new LatencyProbe();
  const feeders = await connectLines(server.url, lines);
  const wall = await connectWall(server.url, server.token, { unit: "P", period: "today" }, (more) =>
    probe.arrived(more),
  );
  await sendLive(feeders, lines, { rate, count: Math.round(rate * seconds) }, probe);
  await probe.untilAllArrived(ARRIVES_WITHIN_MS);
  wall.close();
  for (const feeder of feeders) feeder.close();
  return probe;
}

async function throughRelay(
  url: string,
  lines: readonly FeedLine[],
  rate: number,
  seconds: number,
): Promise<LatencyProbe> {
  const probe = new LatencyProbe();
  const feeders = await connectLines(url, lines);
  const wall = io(url + BOARD_NAMESPACE, { transports: ["websocket"], forceNew: true });
  await new Promise<void>((resolve) => wall.once("connect", () => resolve()));
  wall.on(BOARD_EVENTS.patch, ({ events }: { readonly events: readonly unknown[] }) => probe.arrived(events.length));
  await sendLive(feeders, lines, { rate, count: Math.round(rate * seconds) }, probe);
  await probe.untilAllArrived(ARRIVES_WITHIN_MS);
  wall.disconnect();
  for (const feeder of feeders) feeder.close();
  return probe;
}
