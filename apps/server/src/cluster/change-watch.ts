import { setTimeout as pause } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import { OneAtATime } from "../lifecycle/one-at-a-time.ts";
import type { Service } from "../lifecycle/service.ts";
import type { Messenger } from "./messenger.ts";

/** What is watched: its table of one number, and what nodes say to each other about it. */
const HEADS = {
  /** Somebody's session, roles or screen have changed. */
  access: "access_head",
  /** A screen is driven, or not any more. */
  screens: "screen_head",
} as const;

/** What was taken away must not work, and what was ordered not wait, for longer than a second anywhere. */
const POLL_MS = 900;
/** How often a change is looked for that is not committed yet, and how long, ms. */
const LOOK_MS = 25;
const LOOK_FOR_MS = 10_000;

export interface ChangeWatchParts {
  readonly what: keyof typeof HEADS;
  readonly db: Kysely<Database>;
  readonly messenger: Messenger;
  readonly log: Logger;
  /** Nobody else writes the database. */
  readonly isEmbedded: boolean;
}

/** What follows the changes needs of it. */
export interface ChangeVersions {
  /** Raised by every change; what was found out about somebody under another one may not hold any more. */
  readonly version: number;
  /** Called after every change that shows, whoever made it where. */
  onChange(listener: () => void): void;
}

/**
 * Notices that something has changed, on whatever node, within a second. The database says so, by a number that is
 * raised in the very transaction; the messenger only makes it quicker.
 */
export class ChangeWatch implements ChangeVersions, Service {
  readonly id: string;
  readonly #parts: ChangeWatchParts;
  readonly #listeners = new Set<() => void>();
  readonly #timer: NodeJS.Timeout | null;
  #version = 0;
  readonly #looking = new OneAtATime(() => this.#look());
  #stopped = false;

  constructor(parts: ChangeWatchParts) {
    this.id = parts.what;
    this.#parts = parts;
    parts.messenger.subscribe(parts.what, () => void this.#looking.ask());
    this.#timer = parts.isEmbedded ? null : setInterval(() => void this.#looking.ask(), POLL_MS);
    this.#timer?.unref();
    void this.#looking.ask();
  }

  get version(): number {
    return this.#version;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /**
   * To be called by whoever changes something, as the last statement of the transaction that does it: all
   * such changes take their turn here.
   *
   * @param db the transaction; absent: it was committed already
   */
  async changed(db: Kysely<Database> = this.#parts.db): Promise<void> {
    const { rows } = await sql<{ version: number }>`
      update ${sql.table(HEADS[this.#parts.what])} set version = version + 1 where id = 1 returning version`.execute(
      db,
    );
    void this.#announce(rows[0]?.version ?? 0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#looking.idle();
  }

  /** Tells everybody once it is committed; what is rolled back shows nowhere. */
  async #announce(version: number): Promise<void> {
    const until = performance.now() + LOOK_FOR_MS;
    while (!this.#stopped && performance.now() < until) {
      await this.#looking.ask();
      if (this.#version >= version) {
        this.#parts.messenger.publish(this.#parts.what, String(version));
        return;
      }
      await pause(LOOK_MS, undefined, { ref: false });
    }
  }

  async #look(): Promise<void> {
    if (this.#stopped) return;
    let version: number;
    try {
      const head = await this.#parts.db.selectFrom(HEADS[this.#parts.what]).select("version").executeTakeFirstOrThrow();
      version = head.version;
    } catch (error) {
      // Looked for again soon. Meanwhile nothing can be changed either: the same database would have to take it.
      this.#parts.log.debug({ err: error }, `changes of ${this.#parts.what} could not be looked for`);
      return;
    }
    if (version === this.#version || this.#stopped) return;
    this.#version = version;
    for (const listener of this.#listeners) listener();
  }
}
