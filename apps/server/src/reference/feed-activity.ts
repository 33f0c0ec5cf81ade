import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** To count an hour of many feeds takes its time: who looks again at once is told the same. */
const HOLDS_MS = 10_000;

export interface Activity {
  /** Accepted in the last hour. */
  readonly events: ReadonlyMap<number, number>;
  /** Refused in the last day. */
  readonly rejected: ReadonlyMap<number, number>;
  readonly lastUsedAt: ReadonlyMap<number, number>;
}

/** What feeds have lately sent, by feed: the database knows it for all nodes. */
export class FeedActivity {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;
  #read: Promise<Activity> | null = null;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  now(): Promise<Activity> {
    const now = this.#clock.now();
    if (this.#read === null || now - this.#readAt >= HOLDS_MS || now < this.#readAt) {
      this.#readAt = now;
      this.#read = this.#count(now);
      this.#read.catch(() => {
        this.#read = null;
      });
    }
    return this.#read;
  }

  async #count(now: number): Promise<Activity> {
    const db = this.#db;
    const events = await sql<Counted>`
      select feed, count(*)::int4 as number from event where recorded_at > ${now - HOUR_MS} group by feed`.execute(db);
    const rejected = await sql<Counted>`
      select f.id as feed, count(*)::int4 as number from feed f
      join fault r on r.kind = 'rejected' and r.feed = f.id and r.recorded_at > ${now - DAY_MS}
      where f.revoked_at is null group by f.id`.execute(db);
    const used = await sql<Counted>`
      select id as feed, last_used_at as number from feed where last_used_at is not null`.execute(db);
    return { events: mapOf(events.rows), rejected: mapOf(rejected.rows), lastUsedAt: mapOf(used.rows) };
  }
}

interface Counted {
  readonly feed: number;
  readonly number: number;
}

function mapOf(rows: readonly Counted[]): ReadonlyMap<number, number> {
  return new Map(rows.map(({ feed, number }) => [feed, number]));
}
