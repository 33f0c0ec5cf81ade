import type { Logger } from "pino";
import type { Writer } from "../ingest/writer.ts";
import type { Service } from "../lifecycle/service.ts";
import type { Rollup } from "./rollup.ts";

const LOOK_MS = 5000;
const CHECKPOINT_STEPS = 200_000;
const STOP_WITHIN_MS = 4000;
/** A start replays at most about this many steps, or this much time of them. */
const MOST_PENDING_STEPS = 1_000_000;
const MOST_PENDING_MS = 10 * 60_000;
/** Much was added and nothing more comes: a good moment. */
const WORTH_IT_STEPS = 50_000;

export interface RollupTimerParts {
  readonly rollup: Rollup;
  readonly writer: Writer;
  readonly log: Logger;
}

/** Rolls the ledger up now and then, and once more at the end so that the next start is quick. */
export class RollupTimer implements Service {
  readonly id = "rollup";
  readonly #parts: RollupTimerParts;
  readonly #timer: NodeJS.Timeout;
  #lookedFor = 0;
  #lastPending = 0;
  #running: Promise<void> | null = null;
  readonly #stopping = new AbortController();

  constructor(parts: RollupTimerParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    // What is not rolled up by then is in the ledger: the next start only takes longer.
    const tooLong = setTimeout(() => this.#stopping.abort(), STOP_WITHIN_MS);
    await this.#running;
    if (this.#parts.rollup.pending > 0 && !this.#stopping.signal.aborted) await this.#run();
    clearTimeout(tooLong);
  }

  #look(): void {
    const { pending } = this.#parts.rollup;
    this.#lookedFor = pending === 0 ? 0 : this.#lookedFor + LOOK_MS;
    const isQuiet = pending > WORTH_IT_STEPS && pending === this.#lastPending;
    this.#lastPending = pending;
    const isDue = isQuiet || pending > MOST_PENDING_STEPS || this.#lookedFor > MOST_PENDING_MS;
    if (this.#running !== null) return;
    if (isDue) {
      this.#running = this.#runAndReclaim().finally(() => {
        this.#running = null;
        this.#lookedFor = 0;
      });
    } else if (this.#parts.rollup.sinceCheckpoint > CHECKPOINT_STEPS) {
      this.#running = this.#checkpoint().finally(() => {
        this.#running = null;
      });
    }
  }

  async #checkpoint(): Promise<void> {
    try {
      await this.#parts.writer.run(() => this.#parts.rollup.checkpoint());
    } catch (error) {
      this.#parts.log.error({ err: error }, "the database could not be checkpointed");
    }
  }

  async #runAndReclaim(): Promise<void> {
    await this.#run();
    if (this.#stopping.signal.aborted) return;
    try {
      await this.#parts.rollup.reclaim();
    } catch (error) {
      this.#parts.log.error({ err: error }, "the space of old rows could not be reclaimed");
    }
  }

  async #run(): Promise<void> {
    const { rollup, writer, log } = this.#parts;
    try {
      await rollup.run((work) => writer.run(work), this.#stopping.signal);
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      // Nothing is lost: the ledger still has it all, the next start only takes longer.
      log.error({ err: error }, "the ledger could not be rolled up");
    }
  }
}
