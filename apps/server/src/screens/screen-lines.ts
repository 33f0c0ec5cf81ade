import { type Kysely, sql } from "kysely";
import type { Logger } from "pino";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { readLines, type ScreenLine } from "./screen-store.ts";

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
  /** Screens → how many connections they have to this node, and since when they have one, ms. */
  readonly #here = new Map<number, { connections: number; readonly connectedAt: number }>();
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
    const known = this.#here.get(screen);
    if (known === undefined) this.#here.set(screen, { connections: 1, connectedAt: this.#parts.clock.now() });
    else known.connections += 1;
    this.#left.delete(screen);
    this.#gather();
  }

  disconnected(screen: number): void {
    const known = this.#here.get(screen);
    if (known !== undefined && known.connections > 1) known.connections -= 1;
    else {
      this.#here.delete(screen);
      this.#left.add(screen);
    }
    this.#gather();
  }

  /** Connected screens of all nodes. */
  async all(): Promise<ReadonlyMap<number, ScreenLine>> {
    const { db, clock, node } = this.#parts;
    const now = clock.now();
    const seen = new Map(await readLines(db, node, now - SILENT_MS));
    for (const [screen, { connectedAt }] of this.#here) seen.set(screen, { seenAt: now, connectedAt });
    return seen;
  }

  /** Screens that are connected to this node → since when, ms. */
  *here(): Iterable<readonly [screen: number, connectedAt: number]> {
    for (const [screen, { connectedAt }] of this.#here) yield [screen, connectedAt];
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
    const here = [...this.here()];
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

  async #tell(
    here: readonly (readonly [screen: number, connectedAt: number])[],
    left: readonly number[],
  ): Promise<void> {
    const { node, db, clock } = this.#parts;
    const now = clock.now();
    const screens = here.map(([screen]) => screen);
    const present = sql`any(${numberArray(screens)}::text::int4[])`;
    const seen = sql`any(${numberArray([...screens, ...left])}::text::int4[])`;
    await db.transaction().execute(async (transaction) => {
      await sql`
        insert into screen_line (node, screen, seen_at, connected_at)
        select ${node}::text, screen.id, ${now}::int8, here.connected_at
        from unnest(${numberArray(screens)}::text::int4[],
          ${numberArray(here.map(([, connectedAt]) => connectedAt))}::text::int8[]) as here (id, connected_at)
        join screen on screen.id = here.id for key share of screen
        on conflict (node, screen) do update
        set seen_at = excluded.seen_at, connected_at = excluded.connected_at`.execute(transaction);
      await sql`
        delete from screen_line where seen_at < ${now - FORGET_MS} or node = ${node} and not screen = ${present}`.execute(
        transaction,
      );
      await sql`update screen set last_seen_at = ${now} where id = ${seen}`.execute(transaction);
    });
  }
}
