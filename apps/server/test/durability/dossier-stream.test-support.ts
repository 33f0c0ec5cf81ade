import type { SeededRandom } from "./seeded-random.test-support.ts";

interface CloudEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What one feed sends at once. */
export interface Batch {
  readonly unit: string;
  readonly events: readonly CloudEvent[];
  /** How many of them are refused for their form. */
  readonly refused: number;
}

export interface StreamOptions {
  readonly dossiers: number;
  /** Units that send. */
  readonly senders: readonly string[];
  readonly procedures: readonly string[];
  readonly largestBatch: number;
}

const FIRST_DAY_MS = Date.UTC(2024, 2, 4);
/** Many days, so that rolling them up takes a while. */
const DAYS = 420;
const DAY_MS = 86_400_000;
const COMMUNES = ["C1", "C2", "C3", "C4", "C5", "C6"];
const MIDDLE = ["suspended", "resumed", "transferred", "digitized", "paid", "extended"];
const CHANNELS = ["counter", "onlinePartial", "onlineFull", "postal"];

/**
 * Whole lives of dossiers, cut into batches by sender and shuffled: events come late, early and from feeds whose
 * events do not count. Every identity occurs once.
 */
export function batchesOf(random: SeededRandom, options: StreamOptions): Batch[] {
  const bySender = new Map<string, { event: CloudEvent; refused: boolean }[]>(
    options.senders.map((unit) => [unit, []]),
  );
  for (let number = 0; number < options.dossiers; number += 1) addLife(random, options, number, bySender);
  const batches: Batch[] = [];
  for (const [unit, sent] of bySender) {
    const events = random.shuffled(sent);
    while (events.length > 0) {
      const cut = events.splice(0, random.between(1, options.largestBatch));
      batches.push({
        unit,
        events: cut.map(({ event }) => event),
        refused: cut.filter(({ refused }) => refused).length,
      });
    }
  }
  return random.shuffled(batches);
}

function addLife(
  random: SeededRandom,
  { senders, procedures }: StreamOptions,
  number: number,
  bySender: ReadonlyMap<string, { event: CloudEvent; refused: boolean }[]>,
): void {
  const home = random.pick(senders);
  let timeMs = FIRST_DAY_MS + random.below(DAYS * DAY_MS);
  let count = 0;
  const add = (type: string, data: CloudEvent["data"], sender = home, refused = false): void => {
    count += 1;
    timeMs += random.between(1, 2 * DAY_MS);
    const event: CloudEvent = {
      specversion: "1.0",
      id: `${number}-${count}`,
      source: `/units/${sender}`,
      type: `vn.motcua.${type}`,
      subject: `H36-${number}`,
      time: new Date(timeMs).toISOString(),
      data,
    };
    bySender.get(sender)?.push({ event, refused });
  };
  if (random.chance(8)) {
    add("feedback.received", random.chance(50) ? { dueAt: new Date(timeMs + 3 * DAY_MS).toISOString() } : {});
    if (random.chance(70)) add("feedback.answered", {});
    return;
  }
  if (!random.chance(4))
    add("dossier.received", { procedure: random.pick(procedures), channel: random.pick(CHANNELS) });
  for (let i = random.below(5); i > 0; i -= 1) {
    const type = random.pick(MIDDLE);
    add(`dossier.${type}`, middleData(random, type, timeMs), random.chance(25) ? random.pick(senders) : home);
  }
  if (random.chance(3)) add("dossier.digitized", { components: "some" }, home, true);
  if (!random.chance(70)) return;
  add("dossier.resolved", { outcome: "approved", result: random.pick(["paper", "digital", "digitalSigned"]) });
  if (random.chance(40)) add("dossier.rated", { score: random.between(1, 5) });
}

function middleData(random: SeededRandom, type: string, timeMs: number): CloudEvent["data"] {
  switch (type) {
    case "transferred":
      return { toUnit: random.pick(COMMUNES) };
    case "digitized":
      return { components: random.pick(["partial", "full"]) };
    case "paid":
      return { method: random.pick(["online", "counter"]), amount: 20_000 };
    case "extended":
      return { dueAt: new Date(timeMs + random.between(1, 10) * DAY_MS).toISOString() };
    default:
      return {};
  }
}
