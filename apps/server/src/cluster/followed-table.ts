import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import { OneAtATime } from "../lifecycle/one-at-a-time.ts";
import type { Service } from "../lifecycle/service.ts";
import type { Messenger } from "./messenger.ts";

/** What one node changes shows on the others within a second, also where no word reaches them. */
const POLL_MS = 900;

export interface FollowedTableParts<Row extends { readonly version: number }> {
  /** Names the table among nodes and in the log. */
  readonly topic: string;
  readonly db: Kysely<Database>;
  readonly messenger: Messenger;
  readonly log: Logger;
  /** Nobody else writes the database. */
  readonly isEmbedded: boolean;
  /**
   * The version of the newest change. Every transaction that changes rows locks them, then raises it once and gives it to
   * them; the lock on it lasts until the commit, so versions are the order of commits.
   */
  head(db: Kysely<Database>): Promise<number>;
  /** All rows of later versions, by version. */
  after(db: Kysely<Database>, version: number): Promise<readonly Row[]>;
  /** Called with the rows as they are now, whoever changed them where. */
  tell(rows: readonly Row[]): void;
}

/**
 * Tells of every row of a table that changes, on this node and on the others. The database says so, by a version; the
 * messenger only makes it quicker. Of a row that changes twice in a moment only the latest state may be told.
 */
export class FollowedTable<Row extends { readonly version: number }> implements Service {
  readonly id: string;
  readonly #parts: FollowedTableParts<Row>;
  readonly #looking = new OneAtATime(() => this.#look());
  readonly #timer: NodeJS.Timeout | null;
  #version: number;
  #stopped = false;

  /** What was changed before is not told. */
  static async follow<Row extends { readonly version: number }>(
    parts: FollowedTableParts<Row>,
  ): Promise<FollowedTable<Row>> {
    return new FollowedTable(parts, await parts.head(parts.db));
  }

  private constructor(parts: FollowedTableParts<Row>, version: number) {
    this.id = parts.topic;
    this.#parts = parts;
    this.#version = version;
    parts.messenger.subscribe(parts.topic, () => void this.#looking.ask());
    this.#timer = parts.isEmbedded ? null : setInterval(() => void this.#looking.ask(), POLL_MS);
    this.#timer?.unref();
  }

  /** To be called after the commit of a change. */
  changed(): void {
    // Heard by this node as well; where nothing is heard it has to look by itself.
    this.#parts.messenger.publish(this.#parts.topic, "");
    void this.#looking.ask();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#looking.idle();
  }

  async #look(): Promise<void> {
    const { db, log, topic } = this.#parts;
    try {
      const head = await this.#parts.head(db);
      // Set back by a restore: what is there now was not told by anybody.
      if (head < this.#version) this.#version = head;
      if (head === this.#version || this.#stopped) return;
      const rows = await this.#parts.after(db, this.#version);
      this.#version = rows.at(-1)?.version ?? head;
      if (rows.length > 0 && !this.#stopped) this.#parts.tell(rows);
    } catch (error) {
      // Looked for again soon; the same database would have to take the next change.
      log.debug({ err: error, topic }, "changes could not be looked for");
    }
  }
}
