import { setTimeout as sleep } from "node:timers/promises";
import { type BenchOptions, type BenchReport, mean, progress, rounded } from "./bench-options.ts";
import { type BenchProvince, provisionProvince } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { startChildProgram } from "./child-program.ts";
import { connectLines, registerLines } from "./feed-lines.ts";
import { fillDatabase } from "./fill-database.ts";
import { sendLive } from "./live-load.ts";
import { cpuSecondsOf } from "./process-usage.ts";
import type { Delivered } from "./programs/board-clients.ts";

const EVENTS = 5_000_000;
const WALLS = 50;
const FEEDS = 300;
const RATE = 100;
const SECONDS = 20;
const ROUNDS = 2;
const SETTLE_SECONDS = 2;
const PERIODS = ["today", "month", "year"];

/** What screens cost the server beyond the ingest itself: the same load with and without them, in turn. */
export async function benchWalls(options: BenchOptions): Promise<BenchReport> {
  const { events = EVENTS, feeds = FEEDS, clients = WALLS, rate = RATE } = options;
  const { seconds = SECONDS, rounds = ROUNDS, settle = SETTLE_SECONDS } = options;
  const bench = await openBenchServer(options);
  const server = await bench.start();
  const province = await provisionProvince(server);
  const lines = await registerLines(server, province, feeds);
  const stored = await fillDatabase(server, bench.database, province, lines, events);
  const feeders = await connectLines(server.url, lines);
  const screens = startChildProgram(new URL("./programs/board-clients.ts", import.meta.url), options.cleanups);
  const request = { url: server.url, token: server.token, clients, atOnce: clients };
  const window = async (subscriptions: readonly object[] | null): Promise<{ cores: number; patches: number }> => {
    if (subscriptions !== null) await screens.ask("connect", { ...request, subscriptions });
    await sleep(settle * 1000);
    const before = await cpuSecondsOf(server.pid);
    const startedAt = performance.now();
    await sendLive(feeders, lines, { rate, count: rate * seconds });
    const cores = ((await cpuSecondsOf(server.pid)) - before) / ((performance.now() - startedAt) / 1000);
    const { patches } = await screens.ask<Delivered>("delivered");
    await screens.ask("disconnect");
    await sleep(settle * 1000);
    return { cores, patches };
  };
  await window(null);
  const without: number[] = [];
  const same: number[] = [];
  const different: number[] = [];
  let patches = 0;
  for (let round = 0; round < rounds; round += 1) {
    without.push((await window(null)).cores);
    same.push((await window([{ unit: "P", period: "today" }])).cores);
    const many = await window(differentBoards(province, clients));
    different.push(many.cores);
    patches = many.patches;
    progress(
      `cores without walls ${without.at(-1)?.toFixed(3)}, same ${same.at(-1)?.toFixed(3)}, different ${many.cores.toFixed(3)}`,
    );
  }
  without.push((await window(null)).cores);
  for (const feeder of feeders) feeder.close();
  const sameCores = mean(same) - mean(without);
  const differentCores = mean(different) - mean(without);
  return {
    result: {
      events: stored.events,
      walls: clients,
      rate,
      coresBeyondIngest: rounded(differentCores, 3),
      coresBeyondIngestOneBoard: rounded(sameCores, 3),
      ingestCores: rounded(mean(without), 3),
      patchesPerSecond: rounded(patches / seconds),
      ingestCoresRuns: without.map((cores) => rounded(cores, 3)),
      coresRuns: different.map((cores) => rounded(cores, 3)),
    },
    rows: [
      [`cores of the server, ${rate} events/s over ${stored.events} events, no wall`, mean(without).toFixed(3), ""],
      [`more with ${clients} walls of one board`, sameCores.toFixed(3), "≤ 0.2, aim 0.05"],
      [
        `more with ${clients} walls of ${clients} boards (today, month, year)`,
        differentCores.toFixed(3),
        "≤ 0.2, aim 0.05",
      ],
    ],
  };
}

/** The province, its districts and then communes, each with a period in turn. */
function differentBoards({ districts, communes }: BenchProvince, count: number): object[] {
  const units = ["P", ...districts, ...communes];
  return Array.from({ length: count }, (_, index) => ({
    unit: units[index % units.length],
    period: PERIODS[index % PERIODS.length],
  }));
}
