import { type BenchEvent, type DossierPlan, dossierEvents, type Stage } from "./bench-event.ts";
import { type BenchProvince, registerFeed } from "./bench-province.ts";
import { connectFeeder, type Feeder } from "./feeder.ts";
import type { ServerProcess } from "./server-process.ts";

/** One registered feed of a commune. */
export interface FeedLine {
  readonly unit: string;
  readonly token: string;
}

export interface FeedBatch {
  /** Position of the feed that sends it. */
  readonly line: number;
  readonly events: readonly BenchEvent[];
}

export interface Traffic {
  readonly events: number;
  readonly batch: number;
  readonly life: readonly Stage[];
  /** Over how many days before now the dossiers were received. */
  readonly days: number;
}

const OPEN_OF_TEN = 1;
const FEED_LAG = 40;
let runs = 0;

export async function registerLines(
  server: ServerProcess,
  province: BenchProvince,
  count: number,
): Promise<FeedLine[]> {
  const lines: FeedLine[] = [];
  for (let index = 0; index < count; index += 1) {
    const unit = province.communes[index % province.communes.length] ?? "P";
    lines.push({ unit, token: await registerFeed(server, unit) });
  }
  return lines;
}

export function connectLines(url: string, lines: readonly FeedLine[]): Promise<Feeder[]> {
  return Promise.all(lines.map(({ token }) => connectFeeder(url, token)));
}

/** Batches of all feeds in turn, of dossiers that nobody has sent yet, about as many events as asked for. */
export function* feedBatches(
  lines: readonly FeedLine[],
  province: BenchProvince,
  traffic: Traffic,
): Generator<FeedBatch> {
  runs += 1;
  const run = `${process.pid.toString(36)}${Date.now().toString(36)}${runs}`;
  const { life } = traffic;
  const closing = life.indexOf("resolved");
  const eventsEach = life.length - (closing < 0 ? 0 : ((life.length - closing) * OPEN_OF_TEN) / 10);
  const dossiers = Math.ceil(traffic.events / eventsEach / lines.length);
  const sources = lines.map(({ unit }, line) =>
    dossierEvents(planOf(`${run}-${line}`, dossiers, unit, province, traffic)),
  );
  for (let left = sources.length; left > 0; ) {
    left = 0;
    for (const [line, source] of sources.entries()) {
      const events = take(source, traffic.batch);
      if (events.length === 0) continue;
      left += 1;
      yield { line, events };
    }
  }
}

function planOf(run: string, dossiers: number, unit: string, province: BenchProvince, traffic: Traffic): DossierPlan {
  const { shape, districts } = province;
  return {
    run,
    dossiers,
    life: traffic.life,
    openOfTen: OPEN_OF_TEN,
    units: [unit],
    toUnit: districts[0] ?? "P",
    procedures: shape.procedures,
    days: traffic.days,
    now: Date.now(),
    lag: Math.min(FEED_LAG, Math.ceil(dossiers / 2)),
  };
}

export function take(events: Iterator<BenchEvent>, count: number): BenchEvent[] {
  const batch: BenchEvent[] = [];
  while (batch.length < count) {
    const next = events.next();
    if (next.done === true) break;
    batch.push(next.value);
  }
  return batch;
}
