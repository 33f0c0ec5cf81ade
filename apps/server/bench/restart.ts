import { type BenchOptions, type BenchReport, progress } from "./bench-options.ts";
import { provisionProvince } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { registerLines } from "./feed-lines.ts";
import { fillDatabase, storedIn } from "./fill-database.ts";
import { rssBytesOf } from "./process-usage.ts";
import { timeReading } from "./read-limit.ts";

const EVENTS = 10_000_000;
const FEEDS = 300;

/** Ready after kill -9 and after SIGTERM, compared with an empty start and with reading the stored numbers alone. */
export async function benchRestart(options: BenchOptions): Promise<BenchReport> {
  const { events = EVENTS, feeds = FEEDS } = options;
  const bench = await openBenchServer(options);
  let again = await bench.start();
  const province = await provisionProvince(again);
  let emptyMs: number | null = null;
  if ((await storedIn(bench.database)).events === 0) {
    // Not the first start, which makes the tables.
    await again.stop();
    again = await bench.start();
    emptyMs = again.readyMs;
  }
  const lines = await registerLines(again, province, feeds);
  const stored = await fillDatabase(again, bench.database, province, lines, events);
  const rssFilled = await rssBytesOf(again.pid);
  progress("killed, started again");
  await again.stop("SIGKILL");
  const killed = await bench.start();
  const rssRestored = await rssBytesOf(killed.pid);
  const stopStartedAt = performance.now();
  await killed.stop();
  const stopMs = performance.now() - stopStartedAt;
  const stopped = await bench.start();
  const reading = await timeReading(bench.database);
  await stopped.stop();
  const limitMs = reading.ms + (emptyMs ?? 0);
  return {
    result: {
      events: stored.events,
      dossiers: stored.dossiers,
      readyMs: Math.round(killed.readyMs),
      readyAfterStopMs: Math.round(stopped.readyMs),
      emptyReadyMs: emptyMs === null ? null : Math.round(emptyMs),
      readMs: Math.round(reading.ms),
      readBytes: reading.bytes,
      ratio: Math.round((killed.readyMs / limitMs) * 100) / 100,
      stopMs: Math.round(stopMs),
      rssFilledBytes: rssFilled,
      rssRestoredBytes: rssRestored,
    },
    rows: [
      [
        `ready after kill -9, ${stored.events} events, ${stored.dossiers} dossiers`,
        `${Math.round(killed.readyMs)} ms`,
        "≤ 10000, aim 3000",
      ],
      ["ready after SIGTERM", `${Math.round(stopped.readyMs)} ms`, "≤ 10000, aim 3000"],
      ["ready on an empty database", emptyMs === null ? "not measured" : `${Math.round(emptyMs)} ms`, ""],
      [`reading the stored numbers alone, ${Math.round(reading.bytes / 1e6)} MB`, `${Math.round(reading.ms)} ms`, ""],
      ["memory before, and after the restart", `${mib(rssFilled)}, ${mib(rssRestored)} MiB`, ""],
    ],
  };
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
