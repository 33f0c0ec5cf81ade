import type { BenchDatabase } from "./bench-database.ts";
import { LONG_LIFE } from "./bench-event.ts";
import { type BenchOptions, type BenchReport, mean, progress, rounded } from "./bench-options.ts";
import { type BenchProvince, provisionProvince } from "./bench-province.ts";
import { type BenchServer, openBenchServer } from "./bench-server.ts";
import { CopyLimit } from "./copy-limit.ts";
import { connectLines, type FeedLine, feedBatches, registerLines } from "./feed-lines.ts";
import { fillDatabase, storedIn } from "./fill-database.ts";
import { percentile } from "./percentile.ts";
import { boardQuery, readBoards } from "./read-boards.ts";
import { sendBatches } from "./send-load.ts";
import type { ServerProcess } from "./server-process.ts";

const SMALL = 100_000;
const LARGE = 10_000_000;
const FEEDS = 300;
const BATCH = 500;
const IN_FLIGHT = 16;
const WINDOW = 60_000;
const ROUNDS = 2;
const WARM_UP = 40_000;
/** In each round. */
const BOARDS = 100;
const DAYS = 30;

interface Level {
  readonly stored: number;
  readonly eventsPerSecond: number;
  /** COPY into a fresh table just then: how fast the machine is at that time. */
  readonly copyRowsPerSecond: number;
  readonly todayMs: number;
  readonly todayP99Ms: number;
  readonly monthMs: number;
  readonly yearMs: number;
}

interface Effort {
  /** Events of each round. */
  readonly window: number;
  readonly rounds: number;
}

interface Place {
  readonly server: ServerProcess;
  readonly database: BenchDatabase;
  readonly province: BenchProvince;
  readonly lines: readonly FeedLine[];
}

/** The same load and the same boards at few and at many stored events. */
export async function benchGrowth(options: BenchOptions): Promise<BenchReport> {
  const { events = LARGE, feeds = FEEDS, rounds = ROUNDS } = options;
  const small = Math.min(SMALL, Math.round(events / 10));
  const window = Math.min(WINDOW, events);
  const { database: _, ...fresh } = options;
  const few = await openBenchServer(fresh);
  const fewLevel = await measureLevel(await openPlace(few, feeds), small, { window, rounds });
  const many = options.database === undefined ? few : await openBenchServer(options);
  const manyLevel = await measureLevel(await openPlace(many, feeds), events, { window, rounds });
  const ingestRatio = manyLevel.eventsPerSecond / fewLevel.eventsPerSecond;
  const machineRatio = manyLevel.copyRowsPerSecond / fewLevel.copyRowsPerSecond;
  const boardRatio = manyLevel.todayMs / fewLevel.todayMs;
  const levels = [fewLevel, manyLevel];
  return {
    result: {
      eventsPerSecondSmall: Math.round(fewLevel.eventsPerSecond),
      eventsPerSecondLarge: Math.round(manyLevel.eventsPerSecond),
      ingestRatio: rounded(ingestRatio, 3),
      ingestRatioToCopy: rounded(ingestRatio / machineRatio, 3),
      boardMsSmall: rounded(fewLevel.todayMs, 2),
      boardMsLarge: rounded(manyLevel.todayMs, 2),
      boardRatio: rounded(boardRatio, 2),
      monthRatio: rounded(manyLevel.monthMs / fewLevel.monthMs, 2),
      yearRatio: rounded(manyLevel.yearMs / fewLevel.yearMs, 2),
      levels,
    },
    rows: [
      ...levels.map(
        ({ stored, eventsPerSecond, copyRowsPerSecond }) =>
          [
            `at ${stored} stored events: events/s (COPY into a fresh table)`,
            `${Math.round(eventsPerSecond)} (${Math.round(copyRowsPerSecond)})`,
            "",
          ] as const,
      ),
      ["ingest, ratio", ingestRatio.toFixed(2), "≥ 0.7, aim 0.95"],
      ["ingest, ratio, to that of COPY at the same times", (ingestRatio / machineRatio).toFixed(2), ""],
      ...levels.map(
        ({ stored, todayMs, monthMs, yearMs }) =>
          [
            `at ${stored} stored events: board of today, month, year`,
            `${[todayMs, monthMs, yearMs].map((ms) => ms.toFixed(1)).join(", ")} ms`,
            "",
          ] as const,
      ),
      ["board of today, ratio", boardRatio.toFixed(2), "≤ 1.5, aim 1.1"],
    ],
  };
}

async function openPlace(bench: BenchServer, feeds: number): Promise<Place> {
  const server = await bench.start();
  const province = await provisionProvince(server);
  return { server, database: bench.database, province, lines: await registerLines(server, province, feeds) };
}

async function measureLevel(place: Place, events: number, { window, rounds }: Effort): Promise<Level> {
  const { server, database, province, lines } = place;
  const warmUp = Math.min(window, WARM_UP);
  // The middle of what is measured lies at the number of stored events that is asked for.
  await fillDatabase(server, database, province, lines, Math.max(0, events - warmUp - (rounds * window) / 2));
  const feeders = await connectLines(server.url, lines);
  const traffic = { events: window, batch: BATCH, life: LONG_LIFE, days: DAYS };
  // Both levels are measured on a warm server, and neither pays for what its filling left to be written.
  const startedAt = Date.now();
  await sendBatches(feeders, feedBatches(lines, province, { ...traffic, events: warmUp }), IN_FLIGHT);
  await database.query("vacuum analyze");
  await database.query("checkpoint");
  const copy = await CopyLimit.of(database, startedAt, window);
  const copied = [await copy.measure()];
  const rates: number[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const batches = [...feedBatches(lines, province, traffic)];
    rates.push((await sendBatches(feeders, batches, IN_FLIGHT)).perSecond);
    copied.push(await copy.measure());
  }
  await copy.close();
  const { events: stored } = await storedIn(database);
  for (const feeder of feeders) feeder.close();
  const today = await readBoards(server, boardQuery("today"), BOARDS * rounds);
  const month = await readBoards(server, boardQuery("month"), BOARDS * rounds);
  const year = await readBoards(server, boardQuery("year"), BOARDS * rounds);
  await server.stop();
  progress(`at ${stored} stored events: ${rates.map(Math.round).join(", ")} events/s`);
  return {
    stored,
    eventsPerSecond: mean(rates),
    copyRowsPerSecond: mean(copied),
    todayMs: percentile(today, 0.5),
    todayP99Ms: percentile(today, 0.99),
    monthMs: percentile(month, 0.5),
    yearMs: percentile(year, 0.5),
  };
}
