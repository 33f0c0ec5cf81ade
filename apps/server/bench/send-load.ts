import type { FeedBatch } from "./feed-lines.ts";
import type { Feeder } from "./feeder.ts";

export interface Sent {
  readonly events: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Answers that said there is too much to do. */
  readonly overloads: number;
}

/** Sends batches as fast as they are acknowledged, so many waiting at a time. */
export async function sendBatches(
  feeders: readonly Feeder[],
  batches: Iterable<FeedBatch>,
  inFlight: number,
  told: (events: number) => void = () => undefined,
): Promise<Sent> {
  const source = batches[Symbol.iterator]();
  return timed(feeders, async (count) => {
    const worker = async (): Promise<void> => {
      for (let next = source.next(); next.done !== true; next = source.next()) {
        const { line, events } = next.value;
        await feeders[line]?.send(events);
        told(count(events.length));
      }
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
  });
}

/** Every feed sends its own one after the other, `inFlight` waiting at a time for each. */
export async function sendFromEach(
  feeders: readonly Feeder[],
  batches: readonly FeedBatch[],
  inFlight: number,
): Promise<Sent> {
  const queues = feeders.map((): FeedBatch[] => []);
  for (const batch of batches) queues[batch.line]?.push(batch);
  return timed(feeders, async (count) => {
    const worker = async (feeder: Feeder, queue: Iterator<FeedBatch>): Promise<void> => {
      for (let next = queue.next(); next.done !== true; next = queue.next()) {
        await feeder.send(next.value.events);
        count(next.value.events.length);
      }
    };
    await Promise.all(
      feeders.flatMap((feeder, line) => {
        const queue = (queues[line] ?? [])[Symbol.iterator]();
        return Array.from({ length: inFlight }, () => worker(feeder, queue));
      }),
    );
  });
}

async function timed(
  feeders: readonly Feeder[],
  run: (count: (events: number) => number) => Promise<void>,
): Promise<Sent> {
  const overloads = (): number => feeders.reduce((sum, feeder) => sum + feeder.overloads, 0);
  const before = overloads();
  let events = 0;
  const startedAt = performance.now();
  await run((more) => {
    events += more;
    return events;
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { events, seconds, perSecond: events / seconds, overloads: overloads() - before };
}
