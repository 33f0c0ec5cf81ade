import type { Day } from "@ioc/domain/time/civil-date.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import type { Service } from "../lifecycle/service.ts";
import { addDuplicates, type DuplicateCount } from "./duplicate-store.ts";

export interface DuplicateTallyParts {
  readonly db: Kysely<Database>;
  readonly log: Logger;
  /** The civil day of now. */
  today(): Day;
}

/** How long what was counted waits to be written, ms: a process that is killed loses no more. */
const WRITTEN_AFTER_MS = 5000;

/**
 * Counts what feeds sent again (CON-4). Taking events waits for none of it: a batch adds to a number in memory, and one
 * statement now and then writes what has come together.
 */
export class DuplicateTally implements Service {
  readonly id = "duplicates";
  readonly #parts: DuplicateTallyParts;
  #counts = new Map<string, { readonly unit: number; readonly day: Day; readonly feed: number; count: number }>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: DuplicateTallyParts) {
    this.#parts = parts;
  }

  add(feed: number, units: readonly number[]): void {
    const day = this.#parts.today();
    for (const unit of units) this.#add({ unit, day, feed, count: 1 });
    this.#timer ??= setTimeout(() => void this.write(), WRITTEN_AFTER_MS).unref();
  }

  /** Writes what has been counted. Whoever reads the numbers on this node misses none of its own. */
  write(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  stop(): Promise<void> {
    return this.write();
  }

  async #write(): Promise<void> {
    const counts = [...this.#counts.values()];
    if (counts.length === 0) return;
    this.#counts = new Map();
    try {
      await addDuplicates(this.#parts.db, counts);
    } catch (error) {
      this.#parts.log.warn({ err: error }, "repetitions could not be counted; it is tried again");
      for (const count of counts) this.#add(count);
      this.#timer ??= setTimeout(() => void this.write(), WRITTEN_AFTER_MS).unref();
    }
  }

  #add({ unit, day, feed, count }: DuplicateCount): void {
    const key = `${unit} ${day} ${feed}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { unit, day, feed, count });
    else known.count += count;
  }
}
