import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";

/** What a kill may take of it: little beside the hour after which a unit counts as silent. */
const KEEP_MS = 15_000;
/** Feeds come in crowds: kept once for all of them. */
const GATHER_MS = 300;
/** A pause that is longer was one in which nobody listened. */
const LONGEST_PAUSE_MS = 60_000;
/** No silence that began before is ended by what is known of its time. */
const OUTAGES_KEPT_MS = 90 * 86_400_000;

export interface LineMemoryParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
  isLeader(): boolean;
}

/**
 * Remembers through restarts up to when feeds of which units were connected, and when no node listened: no unit is to look
 * silent because its server was away. Kept by the node that leads, which hears from the others whose feeds they have.
 */
export class LineMemory implements Service {
  readonly id = "line memory";
  readonly #parts: LineMemoryParts;
  readonly #timer: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | null = null;
  #keeping: Promise<void> | null = null;
  #stopped = false;

  private constructor(parts: LineMemoryParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#keep(), KEEP_MS);
    this.#timer.unref();
    parts.state.presence.onChange(() => this.#gather());
  }

  /** Reads what is remembered into the state, before anything is judged by it. */
  static async open(parts: LineMemoryParts): Promise<LineMemory> {
    const { db, state, clock } = parts;
    const now = clock.now();
    await db.transaction().execute(async (transaction) => {
      const known = await transaction.selectFrom("line_memory").selectAll().forUpdate().executeTakeFirst();
      if (known !== undefined) {
        const { lines, told_at: toldAt } = known;
        const seen = JSON.parse(lines) as [unit: number, seenAt: number][];
        state.presence.heard(seen.map(([unit, seenAt]) => ({ seenAt, units: [unit] })));
        if (now - toldAt > LONGEST_PAUSE_MS) {
          await transaction
            .insertInto("outage")
            .values({ began_at: toldAt, ended_at: now })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
          // Another node that starts at the same time finds that somebody listens, and since when nobody had.
          await transaction.updateTable("line_memory").set({ told_at: now }).execute();
        }
      }
      await transaction
        .deleteFrom("outage")
        .where("ended_at", "<", now - OUTAGES_KEPT_MS)
        .execute();
      const outages = await transaction.selectFrom("outage").selectAll().orderBy("began_at", "desc").execute();
      state.outages = outages.map(({ began_at, ended_at }) => ({ from: began_at, to: ended_at }));
    });
    return new LineMemory(parts);
  }

  /** Feeds that are connected are remembered as connected up to now. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    await this.#keeping;
    await this.#write();
  }

  #gather(): void {
    if (this.#stopped) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = null;
      this.#keep();
    }, GATHER_MS).unref();
  }

  #keep(): void {
    if (!this.#parts.isLeader()) return;
    this.#keeping ??= this.#write().finally(() => {
      this.#keeping = null;
    });
  }

  async #write(): Promise<void> {
    const { db, state, clock, log } = this.#parts;
    const now = clock.now();
    const lines = JSON.stringify([...state.presence.seen(now)]);
    try {
      await db
        .insertInto("line_memory")
        .values({ told_at: now, lines })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ told_at: now, lines }))
        .execute();
    } catch (error) {
      // Kept again soon; a restart before that knows what was known before.
      log.debug({ err: error }, "which lines were connected could not be kept");
    }
  }
}
