import type { Logger } from "pino";
import type { Service } from "./service.ts";

interface Chore {
  /** What could not be done, for the log. */
  readonly what: string;
  run(): Promise<unknown>;
}

export interface LeaderChoresParts {
  readonly log: Logger;
  readonly everyMs: number;
  readonly chores: readonly Chore[];
  isLeader(): boolean;
}

/** What has to be done now and then on one node of all. */
export class LeaderChores implements Service {
  readonly id = "chores";
  readonly #parts: LeaderChoresParts;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | null = null;

  constructor(parts: LeaderChoresParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => {
      this.#running ??= this.run().finally(() => {
        this.#running = null;
      });
    }, parts.everyMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One after the other; what fails is tried again the next time. */
  async run(): Promise<void> {
    const { chores, isLeader, log } = this.#parts;
    for (const chore of chores) {
      if (!isLeader()) return;
      try {
        await chore.run();
      } catch (error) {
        log.error({ err: error }, chore.what);
      }
    }
  }
}
