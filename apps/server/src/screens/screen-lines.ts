import { type Kysely, sql } from "kysely";
import type { Logger } from "pino";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { readLines } from "./screen-store.ts";

const BEAT_MS = 60_000;
/** A node that said nothing for so long has died with its lines. */
const SILENT_MS = 2.5 * BEAT_MS;
/** Screens come back in crowds after a restart: written once for all of them. */
const GATHER_MS = 1000;
const FORGET_MS = 24 * 3_600_000;

export interface ScreenLinesParts {
  /** Names this process among the nodes. */
  readonly node: string;
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Which screens are connected, here and to other nodes: each node writes its own down, once a minute and on changes. */
export class ScreenLines implements Service {
  readonly id = "screen lines";
  readonly #parts: ScreenLinesParts;
  readonly #timer: NodeJS.Timeout;
  /** Screens → their connections to this node. */
  readonly #here = new Map<number, number>();
  readonly #left = new Set<number>();
  #gathering: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  /** Whether anything of this node's stands in the table. */
  #written = false;

  constructor(parts: ScreenLinesParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#write(), BEAT_MS).unref();
  }

  connected(screen: number): void {
    this.#here.set(screen, (this.#here.get(screen) ?? 0) + 1);
    this.#left.delete(screen);
    this.#gather();
  }

  disconnected(screen: number): void {
    const others = (this.#here.get(screen) ?? 1) - 1;
    if (others > 0) this.#here.set(screen, others);
    else {
      this.#here.delete(screen);
      this.#left.add(screen);
    }
    this.#gather();
  }

  /** Connected screens of all nodes → when they were last heard of, ms. */
  async all(): Promise<ReadonlyMap<number, number>> {
    const { db, clock, node } = this.#parts;
    const now = clock.now();
    const seen = new Map(await readLines(db, node, now - SILENT_MS));
    for (const screen of this.#here.keys()) seen.set(screen, now);
    return seen;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    await this.#writing;
    for (const screen of this.#here.keys()) this.#left.add(screen);
    this.#here.clear();
    await this.#quietly();
  }

  #gather(): void {
    if (this.#stopped) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      this.#write();
    }, GATHER_MS).unref();
  }

  #write(): void {
    if (this.#writing !== null) {
      this.#again = true;
      return;
    }
    if (this.#stopped) return;
    this.#writing = this.#quietly().finally(() => {
      this.#writing = null;
      if (!this.#again) return;
      this.#again = false;
      this.#write();
    });
  }

  async #quietly(): Promise<void> {
    const left = [...this.#left];
    const here = [...this.#here.keys()];
    if (here.length + left.length === 0 && !this.#written) return;
    try {
      await this.#tell(here, left);
      for (const screen of left) this.#left.delete(screen);
      this.#written = here.length > 0;
    } catch (error) {
      // Written again within a minute.
      this.#parts.log.debug({ err: error }, "the screens' lines could not be written");
    }
  }

  async #tell(here: readonly number[], left: readonly number[]): Promise<void> {
    const { node, db, clock } = this.#parts;
    const now = clock.now();
    const present = sql`any(${numberArray(here)}::text::int4[])`;
    const seen = sql`any(${numberArray([...here, ...left])}::text::int4[])`;
    await db.transaction().execute(async (transaction) => {
      await sql`
        insert into screen_line (node, screen, seen_at)
        select ${node}::text, id, ${now}::int8 from screen where id = ${present} for key share
        on conflict (node, screen) do update set seen_at = excluded.seen_at`.execute(transaction);
      await sql`
        delete from screen_line where seen_at < ${now - FORGET_MS} or node = ${node} and not screen = ${present}`.execute(
        transaction,
      );
      await sql`update screen set last_seen_at = ${now} where id = ${seen}`.execute(transaction);
    });
  }
}
