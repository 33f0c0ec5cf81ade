import { type BenchOptions, type BenchReport, mean, progress, rounded } from "./bench-options.ts";
import { provisionProvince } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { connectLines, feedBatches, registerLines } from "./feed-lines.ts";
import { LatencyProbe } from "./latency-probe.ts";
import { sendLive } from "./live-load.ts";
import { percentile } from "./percentile.ts";
import { cpuSecondsOf, rssBytesBesides, rssBytesOf } from "./process-usage.ts";
import { sendBatches } from "./send-load.ts";
import { connectWall } from "./wall.ts";

const MINUTES = 20;
const FEEDS = 300;
const RATE = 300;
const SLICE_SECONDS = 30;
/** Enough to fill what the server remembers of dossiers, so that the soak begins with a server of some days, not a new one. */
const EVENTS_BEFORE = 300_000;
const BATCH = 500;
const IN_FLIGHT = 16;
const DAYS_BEFORE = 90;
const ARRIVES_WITHIN_MS = 30_000;

interface Slice {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rssBytes: number;
  /** Of the process that folds the ledger now and then. */
  readonly projectorBytes: number;
  readonly cores: number;
}

/** The same load for long, on a server that has worked: memory and latency at the end compared with those after the first fifth. */
export async function benchSoak(options: BenchOptions): Promise<BenchReport> {
  const { minutes = MINUTES, feeds = FEEDS, rate = RATE, events: eventsBefore = EVENTS_BEFORE } = options;
  const seconds = Math.min(SLICE_SECONDS, options.seconds ?? SLICE_SECONDS);
  const bench = await openBenchServer(options);
  const server = await bench.start();
  const province = await provisionProvince(server);
  const lines = await registerLines(server, province, feeds);
  const feeders = await connectLines(server.url, lines);
  const before = { events: eventsBefore, batch: BATCH, life: ["received"], days: DAYS_BEFORE } as const;
  await sendBatches(feeders, feedBatches(lines, province, before), IN_FLIGHT);
  let probe = new LatencyProbe();
  const wall = await connectWall(server.url, server.token, { unit: "P", period: "today" }, (more) =>
    probe.arrived(more),
  );
  const slices: Slice[] = [];
  const count = Math.max(5, Math.round((minutes * 60) / seconds));
  for (let index = 0; index < count; index += 1) {
    probe = new LatencyProbe();
    const cpuBefore = await cpuSecondsOf(server.pid);
    const startedAt = performance.now();
    await sendLive(feeders, lines, { rate, count: Math.round(rate * seconds) }, probe);
    await probe.untilAllArrived(ARRIVES_WITHIN_MS);
    const cores = ((await cpuSecondsOf(server.pid)) - cpuBefore) / ((performance.now() - startedAt) / 1000);
    slices.push({
      p50Ms: rounded(percentile(probe.samples, 0.5)),
      p99Ms: rounded(percentile(probe.samples, 0.99)),
      rssBytes: await rssBytesOf(server.pid),
      projectorBytes: await rssBytesBesides(server.pid),
      cores: rounded(cores, 3),
    });
    const last = slices.at(-1);
    progress(`${index + 1}/${count}: p99 ${last?.p99Ms} ms, ${mib(last?.rssBytes ?? 0)} MiB, ${last?.cores} cores`);
  }
  wall.close();
  for (const feeder of feeders) feeder.close();
  const fifth = Math.max(1, Math.floor(count / 5));
  // The first fifth is warm-up: the program is compiled and its heap finds its size.
  const early = slices.slice(fifth, 2 * fifth);
  const late = slices.slice(-fifth);
  const of = (part: readonly Slice[], member: keyof Slice): number => mean(part.map((slice) => slice[member]));
  const ratio = (member: keyof Slice): number => of(late, member) / of(early, member);
  const events = Math.round(count * rate * seconds);
  const projectorBytesMost = Math.max(...slices.map(({ projectorBytes }) => projectorBytes));
  return {
    result: {
      minutes: rounded((count * seconds) / 60),
      rate,
      events,
      eventsBefore,
      rssBytesEarly: Math.round(of(early, "rssBytes")),
      rssBytesLate: Math.round(of(late, "rssBytes")),
      projectorBytesMost,
      rssRatio: rounded(ratio("rssBytes"), 3),
      p50MsEarly: rounded(of(early, "p50Ms")),
      p50MsLate: rounded(of(late, "p50Ms")),
      p50Ratio: rounded(ratio("p50Ms"), 2),
      p99MsEarly: rounded(of(early, "p99Ms")),
      p99MsLate: rounded(of(late, "p99Ms")),
      p99Ratio: rounded(ratio("p99Ms"), 2),
      coresRatio: rounded(ratio("cores"), 2),
      slices,
    },
    rows: [
      [
        `memory early and late, ${events} events`,
        `${mib(of(early, "rssBytes"))}, ${mib(of(late, "rssBytes"))} MiB`,
        "flat",
      ],
      ["memory of the process that folds the ledger, at most", `${mib(projectorBytesMost)} MiB`, ""],
      ["latency early, median (p99)", `${rounded(of(early, "p50Ms"))} (${rounded(of(early, "p99Ms"))}) ms`, ""],
      ["latency late, median (p99)", `${rounded(of(late, "p50Ms"))} (${rounded(of(late, "p99Ms"))}) ms`, "flat"],
      ["cores, late to early", ratio("cores").toFixed(2), "flat"],
    ],
  };
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
