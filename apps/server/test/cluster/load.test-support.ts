import { setTimeout as pause } from "node:timers/promises";
import { SeededRandom } from "../durability/seeded-random.test-support.ts";
import { type Batch, DossierLives } from "./dossier-lives.test-support.ts";
import { Journal } from "./journal.test-support.ts";
import { ResendingFeed, type Transport } from "./resending-feed.test-support.ts";
import { until } from "./until.test-support.ts";

/** Of each connection, between two batches: the load is to be there, not to be heavy. */
const BETWEEN_BATCHES_MS = 100;
const TRANSPORTS: readonly Transport[] = ["socket", "http"];

/** Feeds that send without end, each over two connections that wander over the nodes. */
export class Load {
  readonly journal: Journal;
  readonly #lanes: Promise<void>[] = [];
  #stopped = false;
  #failure: unknown;

  /** @param seed decides everything but the order in which answers come; its load shares no event with another's */
  constructor(urls: readonly string[], tokens: ReadonlyMap<string, string>, seed: number, journal = new Journal()) {
    this.journal = journal;
    const random = new SeededRandom(seed);
    const lives = new DossierLives(random, `L${seed}.`);
    for (const [unit, token] of tokens) {
      for (const transport of TRANSPORTS) {
        const feed = new ResendingFeed(urls, token, journal, transport, random.below(urls.length));
        const lane = this.#run(feed, () => lives.next(unit), new SeededRandom(random.below(1_000_000)));
        const noted = lane.catch((error: unknown) => {
          this.#failure ??= error;
        });
        this.#lanes.push(noted);
      }
    }
  }

  /** Resolves once so many more events are acknowledged: the load is really running. */
  async takes(events: number): Promise<void> {
    const before = this.journal.acknowledgedEvents;
    const isTaken = (): boolean => this.journal.acknowledgedEvents - before >= events;
    await until(`${events} more events are acknowledged`, () => this.#failure !== undefined || isTaken());
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Sends no more; resolves once everything that was sent is acknowledged. */
  async finish(): Promise<void> {
    this.#stopped = true;
    let ended = 0;
    for (const lane of this.#lanes) void lane.then(() => (ended += 1));
    await until("all that was sent is acknowledged", () => ended === this.#lanes.length);
    if (this.#failure !== undefined) throw this.#failure;
    this.journal.expectComplete();
  }

  async #run(feed: ResendingFeed, next: () => Batch, random: SeededRandom): Promise<void> {
    try {
      const known: Batch[] = [];
      while (!this.#stopped) {
        const batch = next();
        await feed.deliver(batch);
        known.push(batch);
        if (random.chance(20)) feed.moveOn();
        // What is known already is sent again, to whichever node.
        if (random.chance(10)) await feed.deliver(random.pick(known));
        await pause(BETWEEN_BATCHES_MS);
      }
    } finally {
      feed.close();
    }
  }
}
