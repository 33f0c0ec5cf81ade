import { SHORT_LIFE } from "./bench-event.ts";
import { type BenchOptions, type BenchReport, mean, progress, rounded } from "./bench-options.ts";
import { provisionProvince } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { startChildProgram } from "./child-program.ts";
import { connectLines, feedBatches, registerLines } from "./feed-lines.ts";
import { describeCores, watchCores } from "./process-usage.ts";
import { type Sent, sendFromEach } from "./send-load.ts";

const FEEDS = 300;
const IN_FLIGHT = 4;
const EVENTS = 120_000;
const ROUNDS = 3;
const DAYS = 30;
/** Connections of the bare pipeline: while one insert is synced, the next is on its way. */
const BARE_CONNECTIONS = 2;

/** Single events from 300 feeds at once, between runs of the limit: a socket, one grouped insert, the acknowledgement. */
export async function benchSingles(options: BenchOptions): Promise<BenchReport> {
  const { events = EVENTS, feeds = FEEDS, inFlight = IN_FLIGHT, rounds = ROUNDS } = options;
  const bench = await openBenchServer(options);
  const server = await bench.start();
  const province = await provisionProvince(server);
  const lines = await registerLines(server, province, feeds);
  const bare = startChildProgram(new URL("./programs/bare-insert.ts", import.meta.url), options.cleanups);
  await bare.ask("open", { databaseUrl: bench.database.url, connections: BARE_CONNECTIONS });
  const bareUrl = await bare.ask<string>("url");

  const run = async (url: string, pid: number, share = 1): Promise<Sent> => {
    const feeders = await connectLines(url, lines);
    const traffic = { events: events * share, batch: 1, life: SHORT_LIFE, days: DAYS };
    const batches = [...feedBatches(lines, province, traffic)];
    const used = await watchCores(pid);
    const sent = await sendFromEach(feeders, batches, inFlight);
    const who = pid === server.pid ? "product" : "bare";
    progress(`${who}: ${Math.round(sent.perSecond)} events/s; ${describeCores(await used())}`);
    for (const feeder of feeders) feeder.close();
    return sent;
  };
  progress("warming up");
  await run(server.url, server.pid, 0.25);
  await run(bareUrl, bare.pid, 0.25);
  const products: Sent[] = [];
  const bares: Sent[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bares.push(await run(bareUrl, bare.pid));
    products.push(await run(server.url, server.pid));
  }
  const eventsPerSecond = mean(products.map(({ perSecond }) => perSecond));
  const barePerSecond = mean(bares.map(({ perSecond }) => perSecond));
  const ratio = eventsPerSecond / barePerSecond;
  return {
    result: {
      eventsPerSecond: Math.round(eventsPerSecond),
      bareEventsPerSecond: Math.round(barePerSecond),
      ratio: rounded(ratio, 3),
      feeds,
      inFlightEach: inFlight,
      overloads: products.reduce((sum, { overloads }) => sum + overloads, 0),
      runs: products.map(({ perSecond }) => Math.round(perSecond)),
      bareRuns: bares.map(({ perSecond }) => Math.round(perSecond)),
    },
    rows: [
      [`single events/s of ${feeds} feeds, ${inFlight} in flight each`, `${Math.round(eventsPerSecond)}`, "≥ 8000"],
      ["socket, grouped insert, acknowledgement, no fold", `${Math.round(barePerSecond)}`, ""],
      ["ratio", ratio.toFixed(3), "≥ 0.5, aim 0.9"],
    ],
  };
}
