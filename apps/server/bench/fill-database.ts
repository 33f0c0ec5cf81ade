import type { BenchDatabase } from "./bench-database.ts";
import { LONG_LIFE } from "./bench-event.ts";
import { progress } from "./bench-options.ts";
import type { BenchProvince } from "./bench-province.ts";
import { connectLines, type FeedLine, feedBatches } from "./feed-lines.ts";
import { sendBatches } from "./send-load.ts";
import type { ServerProcess } from "./server-process.ts";

/** Large batches: only the time it takes depends on them. */
const BATCH = 1000;
const IN_FLIGHT = 16;
const DAYS = 365;
const TELL_EVERY = 250_000;

export interface Stored {
  readonly events: number;
  readonly dossiers: number;
}

export async function storedIn(database: BenchDatabase): Promise<Stored> {
  const rows = await database.query<{ events: string; dossiers: string }>(
    "select (select count(*) from event) as events, (select count(*) from dossier) as dossiers",
  );
  return { events: Number(rows[0]?.events ?? 0), dossiers: Number(rows[0]?.dossiers ?? 0) };
}

/** Sends events of a year's dossiers, over the wire as any feed does, until about so many are stored. */
export async function fillDatabase(
  server: ServerProcess,
  database: BenchDatabase,
  province: BenchProvince,
  lines: readonly FeedLine[],
  events: number,
): Promise<Stored> {
  const { events: had } = await storedIn(database);
  if (had >= events * 0.995) return storedIn(database);
  const feeders = await connectLines(server.url, lines);
  const batches = feedBatches(lines, province, { events: events - had, batch: BATCH, life: LONG_LIFE, days: DAYS });
  const startedAt = performance.now();
  let told = 0;
  await sendBatches(feeders, batches, IN_FLIGHT, (sent) => {
    if (sent - told < TELL_EVERY) return;
    told = sent;
    const perSecond = sent / ((performance.now() - startedAt) / 1000);
    progress(`${had + sent} of ${events} events, ${Math.round(perSecond)} events/s on average`);
  });
  for (const feeder of feeders) feeder.close();
  return storedIn(database);
}
