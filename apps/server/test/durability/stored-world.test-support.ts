import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import { createZone, type Zone } from "@ioc/domain/time/zone.ts";
import type { ProcedureBody, UnitBody } from "@ioc/protocol/provisioning.ts";
import type {
  OracleCalendar,
  OracleCloudEvent,
  OracleProcedureVersion,
  OracleUnit,
} from "@ioc/testkit/oracle/oracle-world.ts";
import { type Kysely, sql } from "kysely";
import { expect } from "vitest";
import type { LiveState } from "../../src/boards/live-state.ts";
import type { Database } from "../../src/database/schema.ts";
import { Projector } from "../../src/ledger/projector.ts";
import { rebuildLedger } from "../../src/ledger/rebuild.ts";
import { addShippedCalendar } from "../../src/reference/load-reference.ts";
import { BY_SCRIPT } from "../by-script.test-support.ts";
import { openStoreNode, type StoreNode } from "../store-node.test-support.ts";

const TABLES = [
  ...["setting", "unit", "procedure", "procedure_version", "calendar", "feed", "dossier", "event"],
  ...["event_key", "node", "ledger", "rollup_segment", "rollup_state", "fault"],
];

/** The pieces of a server on a database, without its network; the clock stands where the test puts it. */
export class StoredWorld {
  readonly db: Kysely<Database>;
  readonly zone: Zone;
  now = 0;
  /** Events that were taken as new. */
  accepted = 0;
  readonly #feeds = new Map<string, number>();
  #parts: StoreNode;

  private constructor(db: Kysely<Database>, zone: Zone, parts: StoreNode) {
    this.db = db;
    this.zone = zone;
    this.#parts = parts;
  }

  /** Empties the database and opens it as a server does. */
  static async open(db: Kysely<Database>, timezone: string): Promise<StoredWorld> {
    const zone = createZone(timezone);
    if (zone === undefined) throw new Error(`no zone ${timezone}`);
    await sql.raw(`truncate ${TABLES.join(", ")} restart identity cascade`).execute(db);
    await sql`update ledger_head set position = 0, reference = 1, epoch = 1`.execute(db);
    await addShippedCalendar(db, 0);
    const clock = { now: () => 0 };
    const world = new StoredWorld(db, zone, await openStoreNode(db, zone, clock));
    clock.now = () => world.now;
    return world;
  }

  get state(): LiveState {
    return this.#parts.state;
  }

  /** Throws away all that is in memory and reads it back. */
  async restart(): Promise<void> {
    this.#parts = await openStoreNode(this.db, this.zone, { now: () => this.now });
  }

  /**
   * Folds the ledger into days, a few steps at a time while other work goes on. With `transactions` it ends after so
   * many, as that of a process that dies.
   */
  async rollUp(transactions = Number.POSITIVE_INFINITY): Promise<void> {
    const clock = { now: () => this.now };
    const projector = new Projector({ db: this.db, zone: this.zone, clock, retentionMs: 0, stepsAtOnce: 12 });
    const interrupted = new Error("interrupted");
    let left = transactions;
    const signal = {
      throwIfAborted() {
        left -= 1;
        if (left < 0) throw interrupted;
      },
    };
    try {
      await projector.run(signal);
    } catch (error) {
      if (error !== interrupted) throw error;
    }
  }

  /** Throws away every stored number and makes it again from the events. */
  async rebuild(): Promise<void> {
    await rebuildLedger(this.db, this.zone, this.now);
    await this.restart();
  }

  async putUnits(units: readonly OracleUnit[]): Promise<void> {
    const put = await this.#parts.provisioning.putUnits(BY_SCRIPT, units as readonly UnitBody[]);
    expect(put).toMatchObject({ ok: true, count: units.length });
  }

  async putProcedure({ provisionedAt: _, ...body }: OracleProcedureVersion): Promise<void> {
    expect(await this.#parts.provisioning.putProcedures(BY_SCRIPT, [body as ProcedureBody])).toMatchObject({
      ok: true,
      count: 1,
    });
  }

  async putCalendar(spec: OracleCalendar): Promise<void> {
    await this.#parts.provisioning.putCalendar(BY_SCRIPT, { holidays: [], workdays: [], ...spec } as CalendarSpec);
  }

  async addFeed(id: string, unit: string): Promise<void> {
    const feed = await this.#parts.provisioning.addFeed(BY_SCRIPT, { unit, name: id });
    if (feed === undefined) throw new Error(`no unit ${unit}`);
    this.#feeds.set(id, Number(feed.id));
  }

  /** The name that a feed has in the world. */
  feedName(id: number): string {
    return this.state.reference.feedsById.get(id)?.name ?? "";
  }

  /** Resolves when the batch is answered; an answer that refuses any of it is an error. */
  async send(feedId: string, events: readonly OracleCloudEvent[]): Promise<void> {
    const feed = this.state.reference.feedsById.get(this.#feeds.get(feedId) ?? 0);
    if (feed === undefined) throw new Error(`no feed ${feedId}`);
    const answer = await this.#parts.ingest.submit(feed, events);
    if (!answer.ok) throw new Error(answer.message);
    expect(answer.rejected).toEqual([]);
    expect(answer.accepted + answer.duplicates).toBe(events.length);
    this.accepted += answer.accepted;
  }
}
