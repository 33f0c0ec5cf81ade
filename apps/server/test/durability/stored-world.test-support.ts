import { setImmediate as nextTurn } from "node:timers/promises";
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
import pino from "pino";
import { expect } from "vitest";
import { LiveState } from "../../src/boards/live-state.ts";
import type { Database } from "../../src/database/schema.ts";
import { EventCommitter } from "../../src/ingest/event-committer.ts";
import { IngestQueue } from "../../src/ingest/ingest-queue.ts";
import { Writer } from "../../src/ingest/writer.ts";
import { rebuildLedger } from "../../src/ledger/rebuild.ts";
import { restoreState } from "../../src/ledger/restore.ts";
import { Rollup } from "../../src/ledger/rollup.ts";
import { loadReference } from "../../src/reference/load-reference.ts";
import { Provisioning } from "../../src/reference/provisioning.ts";

const TABLES = [
  ...["setting", "unit", "procedure", "procedure_version", "calendar", "feed", "dossier", "event"],
  ...["ledger", "rollup_day", "rollup_state", "fault"],
];

interface Parts {
  readonly state: LiveState;
  readonly writer: Writer;
  readonly rollup: Rollup;
  readonly ingest: IngestQueue;
  readonly provisioning: Provisioning;
}

/** The pieces of a server on a database, without its network; the clock stands where the test puts it. */
export class StoredWorld {
  readonly db: Kysely<Database>;
  readonly zone: Zone;
  now = 0;
  /** Events that were taken as new. */
  accepted = 0;
  readonly #feeds = new Map<string, number>();
  #parts: Parts;

  private constructor(db: Kysely<Database>, zone: Zone, parts: Parts) {
    this.db = db;
    this.zone = zone;
    this.#parts = parts;
  }

  /** Empties the database and opens it as a server does. */
  static async open(db: Kysely<Database>, timezone: string): Promise<StoredWorld> {
    const zone = createZone(timezone);
    if (zone === undefined) throw new Error(`no zone ${timezone}`);
    await sql.raw(`truncate ${TABLES.join(", ")} restart identity`).execute(db);
    const clock = { now: () => 0 };
    const world = new StoredWorld(db, zone, await openParts(db, zone, clock));
    clock.now = () => world.now;
    return world;
  }

  get state(): LiveState {
    return this.#parts.state;
  }

  /** Throws away all that is in memory and reads it back. */
  async restart(): Promise<void> {
    this.#parts = await openParts(this.db, this.zone, { now: () => this.now });
  }

  /**
   * Rolls the ledger up, a day at a time while other work goes on. With `days` it ends before all are written, as
   * that of a process that dies.
   */
  async rollUp(days = Number.POSITIVE_INFINITY): Promise<void> {
    const { writer, rollup } = this.#parts;
    const interrupted = new Error("interrupted");
    let turnsLeft = days;
    try {
      await rollup.run(async (work) => {
        turnsLeft -= 1;
        if (turnsLeft < 0) throw interrupted;
        // The embedded database answers within one turn of the event loop: without this nothing could come in between.
        await nextTurn();
        return writer.run(work);
      });
    } catch (error) {
      if (error !== interrupted) throw error;
    }
  }

  /** Throws away every stored number and makes it again from the events. */
  async rebuild(): Promise<void> {
    await rebuildLedger(this.db, this.state.reference, this.now);
    await this.restart();
  }

  async putUnits(units: readonly OracleUnit[]): Promise<void> {
    const put = await this.#parts.provisioning.putUnits(units as readonly UnitBody[]);
    expect(put).toEqual({ ok: true, count: units.length });
  }

  async putProcedure({ provisionedAt: _, ...body }: OracleProcedureVersion): Promise<void> {
    expect(await this.#parts.provisioning.putProcedures([body as ProcedureBody])).toEqual({ ok: true, count: 1 });
  }

  async putCalendar(spec: OracleCalendar): Promise<void> {
    await this.#parts.provisioning.putCalendar({ holidays: [], workdays: [], ...spec } as CalendarSpec);
  }

  async addFeed(id: string, unit: string): Promise<void> {
    const feed = await this.#parts.provisioning.addFeed({ unit, name: id });
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

async function openParts(db: Kysely<Database>, zone: Zone, clock: { now: () => number }): Promise<Parts> {
  const state = new LiveState(await loadReference(db, zone, clock.now()));
  const rollup = new Rollup(db, state);
  await restoreState(db, state, rollup, clock.now());
  const writer = new Writer();
  const log = pino({ level: "silent" });
  const ingest = new IngestQueue({
    state,
    writer,
    rollup,
    log,
    clock: { now: () => clock.now() },
    committer: new EventCommitter(db),
    fail(error) {
      throw error;
    },
  });
  return { state, writer, rollup, ingest, provisioning: new Provisioning({ db, state, writer, rollup, clock }) };
}
