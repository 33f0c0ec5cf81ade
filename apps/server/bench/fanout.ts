import { setTimeout as sleep } from "node:timers/promises";
import { type BenchOptions, type BenchReport, progress, rounded } from "./bench-options.ts";
import { provisionProvince } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { type ChildProgram, startChildProgram } from "./child-program.ts";
import { connectLines, registerLines } from "./feed-lines.ts";
import { sendLive } from "./live-load.ts";
import { cpuSecondsOf, rssBytesOf } from "./process-usage.ts";
import type { Connected, ConnectRequest, Delivered } from "./programs/board-clients.ts";

const CLIENTS = 5000;
const SECONDS = 20;
const PATCHES_PER_SECOND = 2;
const CONNECT_AT_ONCE = 50;
const SETTLE_SECONDS = 3;
const ARRIVES_WITHIN_MS = 60_000;
const LOOK_MS = 20;
const SUBSCRIPTION = { unit: "P", period: "today" };

interface Fan {
  readonly screens: ChildProgram;
  readonly request: ConnectRequest;
  /** Whose processor time and memory are measured. */
  readonly pid: number;
  readonly patches: number;
  readonly settle: number;
  /** Makes the next patch go out. */
  send(): Promise<unknown>;
}

interface Fanned {
  readonly cpuSeconds: number;
  /** Of the process that all clients live in. */
  readonly clientCpuSeconds: number;
  readonly deliveries: number;
  readonly seconds: number;
  readonly rssBytesPerClient: number;
  readonly answer: object;
  readonly last: object | null;
}

/** Patches to thousands of clients, between two runs of a bare room that emits the same bytes to as many. */
export async function benchFanout(options: BenchOptions): Promise<BenchReport> {
  const { clients = CLIENTS, seconds = SECONDS, settle = SETTLE_SECONDS } = options;
  const patches = Math.max(1, Math.round(seconds * PATCHES_PER_SECOND));
  const bench = await openBenchServer(options);
  const server = await bench.start();
  const province = await provisionProvince(server);
  const lines = await registerLines(server, province, 1);
  const feeders = await connectLines(server.url, lines);
  const screens = startChildProgram(new URL("./programs/board-clients.ts", import.meta.url), options.cleanups);
  const request = { token: server.token, clients, subscriptions: [SUBSCRIPTION], atOnce: CONNECT_AT_ONCE };
  // Warm-up, and the very message that the bare server then emits.
  await sendLive(feeders, lines, { rate: 100, count: 200 });
  const product = (clientCount: number, count: number): Promise<Fanned> =>
    fan({
      screens,
      request: { ...request, url: server.url, clients: clientCount },
      pid: server.pid,
      patches: count,
      settle,
      send: () => sendLive(feeders, lines, { rate: 1, count: 1 }),
    });
  const sample = await product(10, 4);
  const bare = async (): Promise<Fanned> => {
    const program = startChildProgram(new URL("./programs/bare-fanout.ts", import.meta.url), options.cleanups);
    const url = await program.ask<string>("url");
    await program.ask("answer", sample.answer);
    const send = (): Promise<unknown> => program.ask("emit", sample.last ?? {});
    const fanned = await fan({ screens, request: { ...request, url }, pid: program.pid, patches, settle, send });
    await program.stop();
    return fanned;
  };
  const before = await bare();
  progress(`bare: ${before.cpuSeconds.toFixed(2)} s of processor time`);
  const fanned = await product(clients, patches);
  progress(`product: ${fanned.cpuSeconds.toFixed(2)} s of processor time`);
  const after = await bare();
  progress(`bare: ${after.cpuSeconds.toFixed(2)} s of processor time`);
  for (const feeder of feeders) feeder.close();
  const bareCpuSeconds = (before.cpuSeconds + after.cpuSeconds) / 2;
  const bareDeliveries = (before.deliveries + after.deliveries) / 2;
  // For each delivery: the clock alone may have moved the board, too.
  const ratio = fanned.cpuSeconds / fanned.deliveries / (bareCpuSeconds / bareDeliveries);
  return {
    result: {
      clients,
      patchesPerSecond: rounded(patches / fanned.seconds, 2),
      cpuSeconds: rounded(fanned.cpuSeconds, 2),
      bareCpuSeconds: rounded(bareCpuSeconds, 2),
      rssBytesPerClient: Math.round(fanned.rssBytesPerClient),
      ratio: rounded(ratio, 2),
      bareRssBytesPerClient: Math.round((before.rssBytesPerClient + after.rssBytesPerClient) / 2),
      deliveries: fanned.deliveries,
      patchBytes: JSON.stringify(sample.last).length,
      bareDeliveries,
      barePatchesPerSecond: [before, after].map(({ seconds: taken }) => rounded(patches / taken, 2)),
      clientCpuSeconds: rounded(fanned.clientCpuSeconds, 2),
      bareClientCpuSeconds: [before, after].map(({ clientCpuSeconds }) => rounded(clientCpuSeconds, 2)),
      usPerDelivery: rounded((fanned.cpuSeconds * 1e6) / fanned.deliveries),
      bareRuns: [before, after].map(({ cpuSeconds }) => rounded(cpuSeconds, 2)),
    },
    rows: [
      [`processor time, ${clients} clients, ${patches} patches`, `${fanned.cpuSeconds.toFixed(2)} s`, ""],
      ["a bare room emit of the same bytes", `${bareCpuSeconds.toFixed(2)} s`, ""],
      ["ratio, for each delivery", ratio.toFixed(2), "≤ 1.3, aim 1.1"],
      ["patches a second that reached everybody", (patches / fanned.seconds).toFixed(2), `${PATCHES_PER_SECOND}`],
      ["processor time of the clients", `${fanned.clientCpuSeconds.toFixed(2)} s`, ""],
      ["memory for each client", `${Math.round(fanned.rssBytesPerClient / 1000)} kB`, "≤ 60 kB"],
    ],
  };
}

/** Connects all, and sends patch after patch: the next one when its time has come and everybody has the last one. */
async function fan({ screens, request, pid, patches, settle, send }: Fan): Promise<Fanned> {
  const rssBefore = await rssBytesOf(pid);
  const { answer } = await screens.ask<Connected>("connect", request);
  await sleep(settle * 1000);
  const rssBytesPerClient = ((await rssBytesOf(pid)) - rssBefore) / request.clients;
  const { patches: had } = await screens.ask<Delivered>("delivered");
  const cpuBefore = await cpuSecondsOf(pid);
  const clientCpuBefore = await cpuSecondsOf(screens.pid);
  const startedAt = performance.now();
  let delivered: Delivered = { patches: had, last: null };
  for (let patch = 1; patch <= patches; patch += 1) {
    await send();
    const wanted = had + patch * request.clients;
    const deadline = performance.now() + ARRIVES_WITHIN_MS;
    await sleep(Math.max(0, startedAt + (patch * 1000) / PATCHES_PER_SECOND - performance.now()));
    delivered = await screens.ask<Delivered>("delivered");
    while (delivered.patches < wanted) {
      if (performance.now() > deadline)
        throw new Error(`${wanted - delivered.patches} of ${wanted} patches never arrived`);
      await sleep(LOOK_MS);
      delivered = await screens.ask<Delivered>("delivered");
    }
  }
  const cpuSeconds = (await cpuSecondsOf(pid)) - cpuBefore;
  const clientCpuSeconds = (await cpuSecondsOf(screens.pid)) - clientCpuBefore;
  const seconds = (performance.now() - startedAt) / 1000;
  await screens.ask("disconnect");
  await sleep(settle * 1000);
  const deliveries = delivered.patches - had;
  const { last } = delivered;
  return {
    cpuSeconds,
    clientCpuSeconds,
    deliveries,
    seconds,
    rssBytesPerClient,
    answer,
    last,
  };
}
