import { setTimeout as sleep } from "node:timers/promises";
import { dossierEvents } from "./bench-event.ts";
import { type BenchOptions, type BenchReport, progress, rounded } from "./bench-options.ts";
import { type ProvinceShape, provisionProvince, registerFeed } from "./bench-province.ts";
import { openBenchServer } from "./bench-server.ts";
import { take } from "./feed-lines.ts";
import { connectFeeder } from "./feeder.ts";
import { storedIn } from "./fill-database.ts";
import { percentile } from "./percentile.ts";
import { rssBytesOf } from "./process-usage.ts";
import { boardQuery, readBoards } from "./read-boards.ts";
import { sendBatches } from "./send-load.ts";

const DOSSIERS = 1_000_000;
const FIELDS = 60;
const BATCH = 1000;
const IN_FLIGHT = 8;
const SETTLE_SECONDS = 10;
const BOARDS = 20;
const TELL_EVERY = 100_000;

/** 1 + 43 + 3,956 units, 60 procedures of a field each, with deadlines that are far away. */
const LARGE_PROVINCE: ProvinceShape = {
  districts: 43,
  communes: 92,
  procedures: FIELDS,
  fields: Array.from({ length: FIELDS }, (_, index) => `Lĩnh vực ${index}`),
  limit: (procedure) => 20 + procedure,
};

/** What the server holds of a large province whose dossiers all wait; compared with an empty server of the same units. */
export async function benchMemory(options: BenchOptions): Promise<BenchReport> {
  const { events = DOSSIERS, settle = SETTLE_SECONDS, inFlight = IN_FLIGHT } = options;
  const bench = await openBenchServer(options);
  const server = await bench.start();
  const province = await provisionProvince(server, LARGE_PROVINCE);
  const emptyBytes = await rssBytesOf(server.pid);
  const feeders = await Promise.all(
    Array.from({ length: inFlight }, async () => connectFeeder(server.url, await registerFeed(server, "P"))),
  );
  const had = (await storedIn(bench.database)).events;
  if (had < events) {
    const source = dossierEvents({
      run: `open-${Date.now().toString(36)}`,
      dossiers: events - had,
      life: ["received"],
      openOfTen: 10,
      units: province.communes,
      toUnit: "P",
      procedures: FIELDS,
      days: 5,
      now: Date.now(),
      lag: 0,
    });
    let told = 0;
    await sendBatches(feeders, batchesOf(source, inFlight), inFlight, (sent) => {
      if (sent - told < TELL_EVERY) return;
      told = sent;
      progress(`${had + sent} of ${events} open dossiers`);
    });
  }
  for (const feeder of feeders) feeder.close();
  await sleep(settle * 1000);
  const stored = await storedIn(bench.database);
  const filledBytes = await rssBytesOf(server.pid);
  await server.stop();
  const again = await bench.start();
  await sleep(settle * 1000);
  const restoredBytes = await rssBytesOf(again.pid);
  const boardMs = percentile(await readBoards(again, boardQuery("today"), BOARDS), 0.5);
  const servedBytes = await rssBytesOf(again.pid);
  await again.stop();
  return {
    result: {
      units: province.units,
      fields: FIELDS,
      openDossiers: stored.dossiers,
      rssBytes: filledBytes,
      rssRestoredBytes: restoredBytes,
      rssServedBytes: servedBytes,
      emptyRssBytes: emptyBytes,
      bytesPerDossier: Math.round((servedBytes - emptyBytes) / stored.dossiers),
      readyMs: Math.round(again.readyMs),
      boardMs: rounded(boardMs),
    },
    rows: [
      [
        `memory after the ingest of ${stored.dossiers} open dossiers, ${province.units} units × ${FIELDS} fields`,
        mib(filledBytes),
        "≤ 1024, aim 400 MiB",
      ],
      ["memory after a start", mib(restoredBytes), "≤ 1024, aim 400 MiB"],
      ["memory after boards were read", mib(servedBytes), "≤ 1024, aim 400 MiB"],
      ["memory of an empty server with the same units", mib(emptyBytes), ""],
      ["ready after SIGTERM", `${Math.round(again.readyMs)} ms`, ""],
      [`board of ${province.shape.districts} children over HTTP, median`, `${rounded(boardMs)} ms`, ""],
    ],
  };
}

function* batchesOf(
  source: ReturnType<typeof dossierEvents>,
  lines: number,
): Generator<{ line: number; events: ReturnType<typeof take> }> {
  for (let index = 0; ; index += 1) {
    const events = take(source, BATCH);
    if (events.length === 0) return;
    yield { line: index % lines, events };
  }
}

function mib(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
