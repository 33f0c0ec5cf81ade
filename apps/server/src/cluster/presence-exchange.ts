import { type Kysely, sql } from "kysely";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import type { Messenger } from "./messenger.ts";

const TOPIC = "presence";
/** Well within the five minutes for which a connection counts (BRD-8). */
const TELL_MS = 15_000;
/** Feeds come back in crowds after a restart: told once for all of them. */
const GATHER_MS = 300;
const FORGET_MS = 24 * 3_600_000;

export interface PresenceParts {
  /** Names this process among the nodes. */
  readonly node: string;
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Tells the other nodes, through the database, which feeds are connected here and for which units, and hears the same
 * from them: a quiet line is a line that is there, whichever node it leads to.
 */
export class PresenceExchange implements Service {
  readonly id = "presence";
  readonly #parts: PresenceParts;
  readonly #timer: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | null = null;
  #telling: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#tell(), TELL_MS);
    this.#timer.unref();
    parts.state.presence.onChange(() => this.#gather());
    parts.messenger.subscribe(TOPIC, (node) => {
      if (node !== parts.node && !this.#stopped) void this.#quietly(() => this.#hear());
    });
    this.#tell();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    await this.#telling;
    // Its feeds come back to other nodes, or are gone: nobody is to count on this one.
    await this.#quietly(async () => {
      await this.#parts.db.deleteFrom("node").where("id", "=", this.#parts.node).execute();
    });
  }

  #gather(): void {
    if (this.#stopped) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      this.#tell();
    }, GATHER_MS).unref();
  }

  #tell(): void {
    this.#telling ??= this.#quietly(async () => {
      const { node, db, state, clock, messenger } = this.#parts;
      const now = clock.now();
      await sql`
        insert into node (id, seen_at, units, feeds)
        values (${node}, ${now}, ${numberArray(state.presence.here)}::text::int4[],
          ${numberArray(state.lines.here)}::text::int4[])
        on conflict (id) do update set seen_at = excluded.seen_at, units = excluded.units, feeds = excluded.feeds`.execute(
        db,
      );
      await sql`delete from node where seen_at < ${now - FORGET_MS}`.execute(db);
      messenger.publish(TOPIC, node);
      await this.#hear();
    }).finally(() => {
      this.#telling = null;
    });
  }

  async #hear(): Promise<void> {
    const { node, db, state } = this.#parts;
    const rows = await db.selectFrom("node").select(["seen_at", "units", "feeds"]).where("id", "<>", node).execute();
    state.lines.heard(rows.map(({ seen_at, feeds }) => ({ seenAt: seen_at, feeds })));
    state.touch(state.presence.heard(rows.map(({ seen_at, units }) => ({ seenAt: seen_at, units }))));
  }

  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // Told again soon; until then the lines of this node look as old as they were last told.
      this.#parts.log.debug({ err: error }, "the nodes' lines could not be exchanged");
    }
  }
}
