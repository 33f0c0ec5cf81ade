import { SHORT_LIFE } from "./bench-event.ts";
import { type BenchOptions, type BenchReport, mean, progress, rounded } from "./bench-options.ts";
import { provisionProvince } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { startChildProgram } from "./child-program.ts";
import { CopyLimit } from "./copy-limit.ts";
import { connectLines, feedBatches, registerLines } from "./feed-lines.ts";
import { connectFeeder } from "./feeder.ts";
import { type CoresUsed, describeCores, watchCores } from "./process-usage.ts";
import { sendBatches } from "./send-load.ts";

const FEEDS = 300;
const BATCH = 500;
const IN_FLIGHT = 16;
const EVENTS = 300_000;
const ROUNDS = 2;
const DAYS = 90;

/** Batches from 300 feeds, by turns to each node, between runs of the limit: COPY of the same rows. */
export async function benchIngest(options: BenchOptions): Promise<BenchReport> {
  const { events = EVENTS, feeds = FEEDS, inFlight = IN_FLIGHT, rounds = ROUNDS, nodes = 1 } = options;
  const bench = await openBenchServer(options);
  const server = await bench.start();
  const servers = [server];
  for (let node = 1; node < nodes; node += 1) servers.push(await bench.start(node));
  const province = await provisionProvince(server);
  const lines = await registerLines(server, province, feeds);
  const traffic = { events, batch: BATCH, life: SHORT_LIFE, days: DAYS };

  const sink = startChildProgram(new URL("./programs/bare-sink.ts", import.meta.url), options.cleanups);
  const idle = await connectLines(await sink.ask<string>("url"), lines);
  const ceiling = await sendBatches(idle, [...feedBatches(lines, province, traffic)], inFlight);
  for (const feeder of idle) feeder.close();
  await sink.stop();

  const feeders = await Promise.all(
    lines.map(({ token }, line) => connectFeeder(servers[line % nodes]?.url ?? server.url, token)),
  );
  progress("warming up");
  const startedAt = Date.now();
  await sendBatches(feeders, [...feedBatches(lines, province, traffic)], inFlight);
  const limit = await CopyLimit.of(bench.database, startedAt, events);
  const copied = [await limit.measure()];
  const sent: number[] = [];
  const overloads: number[] = [];
  const cores: CoresUsed[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const batches = [...feedBatches(lines, province, traffic)];
    const used = await watchCores(...servers.map(({ pid }) => pid));
    const one = await sendBatches(feeders, batches, inFlight);
    cores.push(await used());
    sent.push(one.perSecond);
    overloads.push(one.overloads);
    copied.push(await limit.measure());
    progress(
      `round ${round + 1}: ${Math.round(one.perSecond)} events/s, COPY ${copied.map(Math.round).join(", ")} rows/s`,
    );
  }
  const withoutIdentity = await limit.measure({ withIdentity: false });
  await limit.close();
  for (const feeder of feeders) feeder.close();

  const eventsPerSecond = mean(sent);
  const copyRowsPerSecond = mean(copied);
  const ratio = eventsPerSecond / copyRowsPerSecond;
  const serverSeconds = cores.reduce((sum, used) => sum + used.serverSeconds, 0);
  const serverUsPerEvent = (serverSeconds * 1e6) / (events * rounds);
  return {
    result: {
      eventsPerSecond: Math.round(eventsPerSecond),
      copyRowsPerSecond: Math.round(copyRowsPerSecond),
      ratio: rounded(ratio, 3),
      serverUsPerEvent: rounded(serverUsPerEvent),
      copyWithoutIdentityRowsPerSecond: Math.round(withoutIdentity),
      clientCeilingPerSecond: Math.round(ceiling.perSecond),
      events: events * rounds,
      feeds,
      nodes,
      batch: BATCH,
      inFlight,
      overloads: overloads.reduce((sum, count) => sum + count, 0),
      runs: sent.map(Math.round),
      copyRuns: copied.map(Math.round),
    },
    rows: [
      [
        `acknowledged events/s, ${feeds} feeds, batches of ${BATCH}, ${inFlight} in flight`,
        `${Math.round(eventsPerSecond)}`,
        "",
      ],
      ["COPY of the same rows, same indexes, rows/s", `${Math.round(copyRowsPerSecond)}`, ""],
      ["ratio", ratio.toFixed(3), "≥ 0.25, aim 0.5"],
      ["processor time of all servers for each event", `${serverUsPerEvent.toFixed(1)} µs`, ""],
      ["COPY without the identity's index, rows/s", `${Math.round(withoutIdentity)}`, ""],
      ["the same load, acknowledged and thrown away, events/s", `${Math.round(ceiling.perSecond)}`, ""],
      ...cores.map((used, round) => [`round ${round + 1}`, describeCores(used), ""] as const),
    ],
  };
}
