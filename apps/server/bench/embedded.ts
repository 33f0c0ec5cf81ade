import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import { io } from "socket.io-client";
import { type BenchEvent, SHORT_LIFE } from "./bench-event.ts";
import { type BenchReport, rounded } from "./bench-options.ts";
import { type BenchProvince, provisionProvince, registerFeed } from "./bench-province.ts";
import { take } from "./feed-lines.ts";
import { connectFeeder } from "./feeder.ts";
import { percentile } from "./percentile.ts";
import { provinceEvents } from "./province-events.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const BATCH = 500;
const IN_FLIGHT = 4;

/** The embedded database: ingest, latency, boards and restart, one after the other on the same data. */
export async function benchEmbedded(total: number): Promise<BenchReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "ioc-bench-"));
  try {
    const server = await startServerProcess(dataDir);
    const province = await provisionProvince(server);
    const feedToken = await registerFeed(server, "P");
    const eventsPerSecond = await ingest(server, feedToken, province, total);
    const boardMs = await boards(server);
    const lone = await latency(server, feedToken, province, 5, 10_000, "lone");
    const busy = await latency(server, feedToken, province, 200, 10_000, "busy");
    await server.stop("SIGKILL");
    const again = await startServerProcess(dataDir);
    const afterKillMs = again.readyMs;
    await again.stop();
    const last = await startServerProcess(dataDir);
    await last.stop();
    const result = {
      events: total,
      units: province.units,
      eventsPerSecond: Math.round(eventsPerSecond),
      loneP50Ms: rounded(percentile(lone, 0.5)),
      loneP99Ms: rounded(percentile(lone, 0.99)),
      busyP50Ms: rounded(percentile(busy, 0.5)),
      busyP99Ms: rounded(percentile(busy, 0.99)),
      boardP50Ms: rounded(percentile(boardMs, 0.5)),
      boardP99Ms: rounded(percentile(boardMs, 0.99)),
      readyAfterKillMs: Math.round(afterKillMs),
      readyAfterStopMs: Math.round(last.readyMs),
    };
    return {
      result,
      rows: [
        [
          `acknowledged events/s, batches of ${BATCH}, ${IN_FLIGHT} in flight`,
          String(result.eventsPerSecond),
          "≥ 10000",
        ],
        ["lone event to board, median (p99), 5 a second", `${result.loneP50Ms} (${result.loneP99Ms}) ms`, "≤ 15 ms"],
        ["event to board, median (p99), 200 a second", `${result.busyP50Ms} (${result.busyP99Ms}) ms`, "≤ 130 ms"],
        [
          `board of ${province.units} units over HTTP, median (p99)`,
          `${result.boardP50Ms} (${result.boardP99Ms}) ms`,
          "≤ 20 ms",
        ],
        [`ready after kill -9 over ${total} events`, `${result.readyAfterKillMs} ms`, "≤ 5000 ms"],
        [`ready after SIGTERM over ${total} events`, `${result.readyAfterStopMs} ms`, "≤ 5000 ms"],
      ],
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function ingest(
  server: ServerProcess,
  feedToken: string,
  province: BenchProvince,
  total: number,
): Promise<number> {
  const feeders = await Promise.all(Array.from({ length: IN_FLIGHT }, () => connectFeeder(server.url, feedToken)));
  const events = provinceEvents(province, Math.ceil(total / SHORT_LIFE.length), 0);
  const startedAt = performance.now();
  await Promise.all(
    feeders.map(async (feeder) => {
      for (let batch = take(events, BATCH); batch.length > 0; batch = take(events, BATCH)) await feeder.send(batch);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  for (const feeder of feeders) feeder.close();
  return total / seconds;
}

async function boards(server: ServerProcess): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < 100; i += 1) {
    const startedAt = performance.now();
    const response = await fetch(`${server.url}/api/v1/board?unit=P`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    await response.arrayBuffer();
    if (i >= 10) samples.push(performance.now() - startedAt);
  }
  return samples;
}

interface PatchMessage {
  readonly patch: { readonly measures?: { readonly received?: number } };
}

/** From a feed's emit to the patch that carries the event, at a client of the board, in ms. */
async function latency(
  server: ServerProcess,
  feedToken: string,
  province: BenchProvince,
  rate: number,
  lastsMs: number,
  name: string,
): Promise<number[]> {
  const feeder = await connectFeeder(server.url, feedToken);
  const wall = io(`${server.url}/board`, { auth: { token: server.token }, transports: ["websocket"], forceNew: true });
  const answer = (await wall.emitWithAck(BOARD_EVENTS.subscribe, { unit: "P", period: "today" })) as {
    board: { measures: { received: number } };
  };
  let seen = answer.board.measures.received;
  const sentAt: number[] = [];
  const samples: number[] = [];
  wall.on(BOARD_EVENTS.patch, ({ patch }: PatchMessage) => {
    const received = patch.measures?.received;
    if (received === undefined) return;
    const now = performance.now();
    for (; seen < received; seen += 1) {
      const sent = sentAt.shift();
      if (sent !== undefined) samples.push(now - sent);
    }
  });
  const count = Math.round((lastsMs / 1000) * rate);
  const startedAt = performance.now();
  const answers: Promise<void>[] = [];
  for (let i = 0; i < count; i += 1) {
    await sleep(Math.max(0, startedAt + (i * 1000) / rate - performance.now()));
    const event: BenchEvent = {
      specversion: "1.0",
      id: `${name}-${i}`,
      source: `/units/${province.communes[i % province.communes.length]}`,
      subject: `${name}-${i}`,
      type: "vn.motcua.dossier.received",
      time: new Date().toISOString(),
      data: { procedure: "9.000001", channel: "counter" },
    };
    sentAt.push(performance.now());
    answers.push(feeder.send([event]));
  }
  await Promise.all(answers);
  await sleep(500);
  wall.disconnect();
  feeder.close();
  if (samples.length !== count) throw new Error(`${count} events were sent, the board showed ${samples.length}`);
  return samples;
}
