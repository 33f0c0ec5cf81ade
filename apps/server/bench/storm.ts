import { setTimeout as sleep } from "node:timers/promises";
import { type BenchOptions, type BenchReport, progress, rounded } from "./bench-options.ts";
import { provisionProvince } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { type ChildProgram, startChildProgram } from "./child-program.ts";
import { connectLines, registerLines } from "./feed-lines.ts";
import { sendLive } from "./live-load.ts";
import { percentile } from "./percentile.ts";
import { cpuSecondsOf } from "./process-usage.ts";
import type { Connected, ConnectRequest } from "./programs/board-clients.ts";

const CLIENTS = 4000;
const RATE = 50;
/** A connection of PostgreSQL that has become idle tells its statistics after ten seconds. */
const SETTLE_SECONDS = 11;
const BETWEEN_SECONDS = 2;

interface Stormed {
  readonly seconds: number;
  readonly p99Ms: number;
  readonly cpuSeconds: number;
  readonly answer: object;
}

/** All screens connect at the same moment, as after a cut line, while events come in; compared with a bare room. */
export async function benchStorm(options: BenchOptions): Promise<BenchReport> {
  const { clients = CLIENTS, rate = RATE, settle = SETTLE_SECONDS } = options;
  const bench = await openBenchServer(options);
  const server = await bench.start();
  const province = await provisionProvince(server);
  const lines = await registerLines(server, province, 50);
  const feeders = await connectLines(server.url, lines);
  const screens = startChildProgram(new URL("./programs/board-clients.ts", import.meta.url), options.cleanups);
  const subscriptions = ["P", ...province.districts].map((unit) => ({ unit, period: "today" }));
  const request = { url: server.url, token: server.token, clients, subscriptions, atOnce: clients };
  await sendLive(feeders, lines, { rate: 500, count: 1000 });
  const warm = await storm(screens, { ...request, clients: Math.min(clients, 200) }, server.pid, settle);

  const commits = async (): Promise<number> => {
    await sleep(settle * 1000);
    const rows = await bench.database.query<{ n: string }>(
      "select xact_commit as n from pg_stat_database where datname = current_database()",
    );
    return Number(rows[0]?.n ?? 0);
  };
  const idleFrom = await commits();
  const idleCommits = (await commits()) - idleFrom;
  const quietFrom = await commits();
  const quiet = await storm(screens, request, server.pid, settle);
  const stormCommits = (await commits()) - quietFrom;
  progress(`product: ${clients} documents in ${quiet.seconds.toFixed(1)} s`);

  const bare = startChildProgram(new URL("./programs/bare-fanout.ts", import.meta.url), options.cleanups);
  await bare.ask("answer", warm.answer);
  const bareRequest = { ...request, url: await bare.ask<string>("url") };
  await storm(screens, { ...bareRequest, clients: Math.min(clients, 200) }, bare.pid, settle);
  const floor = await storm(screens, bareRequest, bare.pid, settle);
  progress(`bare: ${clients} documents in ${floor.seconds.toFixed(1)} s`);

  let busy = true;
  const load = (async () => {
    while (busy) await sendLive(feeders, lines, { rate, count: rate });
  })();
  const loaded = await storm(screens, request, server.pid, settle);
  busy = false;
  await load;
  for (const feeder of feeders) feeder.close();
  return {
    result: {
      clients,
      seconds: rounded(quiet.seconds, 2),
      p99Ms: Math.round(quiet.p99Ms),
      cpuSeconds: rounded(quiet.cpuSeconds, 2),
      bareSeconds: rounded(floor.seconds, 2),
      bareCpuSeconds: rounded(floor.cpuSeconds, 2),
      ratio: rounded(quiet.cpuSeconds / floor.cpuSeconds, 2),
      secondsUnderLoad: rounded(loaded.seconds, 2),
      rate,
      transactionsDuringStorm: stormCommits,
      transactionsIdle: idleCommits,
    },
    rows: [
      [`${clients} clients connect at once: all have their document after`, `${quiet.seconds.toFixed(2)} s`, ""],
      ["the same, a bare room with the same bytes", `${floor.seconds.toFixed(2)} s`, ""],
      ["processor time, product (bare)", `${quiet.cpuSeconds.toFixed(2)} (${floor.cpuSeconds.toFixed(2)}) s`, ""],
      [`the same while ${rate} events/s come in`, `${loaded.seconds.toFixed(2)} s`, ""],
      [
        "transactions during the storm (idle, as long or longer)",
        `${stormCommits} (${idleCommits})`,
        "none for each client",
      ],
    ],
  };
}

async function storm(screens: ChildProgram, request: ConnectRequest, pid: number, settle: number): Promise<Stormed> {
  const before = await cpuSecondsOf(pid);
  const { ms, eachMs, answer } = await screens.ask<Connected>("connect", request);
  const cpuSeconds = (await cpuSecondsOf(pid)) - before;
  await screens.ask("disconnect");
  await sleep(Math.min(settle, BETWEEN_SECONDS) * 1000);
  return { seconds: ms / 1000, p99Ms: percentile(eachMs, 0.99), cpuSeconds, answer };
}
