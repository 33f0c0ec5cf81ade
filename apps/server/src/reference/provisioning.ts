import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import { dayOf, type Zone } from "@ioc/domain/time/zone.ts";
import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { FeedBody, FeedCreated, ProcedureBody, UnitBody } from "@ioc/protocol/provisioning.ts";
import type { Targets } from "@ioc/protocol/targets.ts";
import { type Kysely, sql } from "kysely";
import { newFeedToken, tokenHash } from "../access/tokens.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { isConflict } from "../database/sql-state.ts";
import type { Movement } from "../ingest/event-committer.ts";
import { appendLedger, lockLedger } from "../ledger/ledger-store.ts";
import { encodeSteps } from "../ledger/step-codec.ts";
import type { LedgerTail } from "../ledger/tail.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { checkUnits } from "./check-units.ts";
import { loadReferenceWithin, TARGETS_KEY } from "./load-reference.ts";
import { Reference } from "./reference.ts";
import { dossiersOfFeeds, dossiersOfUnknown, refold } from "./refold.ts";
import { feedsWithChangedScope } from "./scope-changes.ts";
import { docOf, sameJson } from "./stored-doc.ts";
import { writeProcedures } from "./write-procedures.ts";

export type Provisioned =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly errors: FaultyMember[] };

export interface ProvisioningParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly tail: LedgerTail;
  readonly zone: Zone;
  readonly clock: Clock;
}

/** Changes of reference data. Each is whole or not at all, and takes its turn with the commits of events on all nodes. */
export class Provisioning {
  readonly #parts: ProvisioningParts;

  constructor(parts: ProvisioningParts) {
    this.#parts = parts;
  }

  putUnits(bodies: readonly UnitBody[]): Promise<Provisioned> {
    return this.#change<Provisioned>(({ unitsByCode }) => {
      const errors = checkUnits(
        bodies,
        [...unitsByCode.values()].map(({ body }) => body),
      );
      if (errors.length > 0) return { result: { ok: false, errors } };
      const result = { ok: true, count: bodies.length } as const;
      const changed = bodies.filter((body) => !sameJson(unitsByCode.get(body.code)?.body, body));
      if (changed.length === 0) return { result };
      return {
        result,
        async write(db) {
          await sql`
            insert into unit (code, doc)
            select * from unnest(${changed.map(({ code }) => code)}::text[], ${changed.map(docOf)}::text[])
            on conflict (code) do update set doc = excluded.doc`.execute(db);
        },
        touched: (db, before, after) =>
          dossiersOfFeeds(db, feedsWithChangedScope(before, after, dayOf(after.zone, this.#parts.clock.now()))),
      };
    });
  }

  putProcedures(bodies: readonly ProcedureBody[]): Promise<Provisioned> {
    return this.#change<Provisioned>(({ proceduresByCode }) => {
      const result = { ok: true, count: bodies.length } as const;
      const changed = bodies.filter((body) => !sameJson(proceduresByCode.get(body.code)?.body, body));
      if (changed.length === 0) return { result };
      const limits = changed.filter((body) => {
        const known = proceduresByCode.get(body.code)?.body;
        return known == null || known.limit !== body.limit || known.limitUnit !== body.limitUnit;
      });
      // Events may have named them without this node's knowing: the database says which were unknown up to now.
      const firstKnown = changed.filter(({ code }) => (proceduresByCode.get(code)?.version ?? 0) === 0);
      return {
        result,
        write: (db) => writeProcedures(db, changed, limits),
        touched: (db, _before, after) =>
          dossiersOfUnknown(
            db,
            firstKnown.flatMap(({ code }) => after.proceduresByCode.get(code)?.id ?? []),
          ),
      };
    });
  }

  /** @param spec a calendar without faults */
  async putCalendar(spec: CalendarSpec): Promise<void> {
    await this.#change<null>(({ calendarSpec }) => {
      if (sameJson(calendarSpec, spec)) return { result: null };
      return {
        result: null,
        write: async (db) => {
          await db
            .insertInto("calendar")
            .values({ doc: docOf(spec), recorded_at: this.#parts.clock.now() })
            .execute();
        },
      };
    });
  }

  putTargets(targets: Targets): Promise<Provisioned> {
    return this.#change<Provisioned>(() => ({
      result: { ok: true, count: Object.keys(targets).length },
      async write(db) {
        const value = JSON.stringify(targets);
        await db
          .insertInto("setting")
          .values({ key: TARGETS_KEY, value })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
          .execute();
      },
    }));
  }

  /** Undefined when the unit is not there. The token is told here and nowhere else. */
  async addFeed(body: FeedBody): Promise<FeedCreated | undefined> {
    const token = newFeedToken();
    let id = 0;
    const unit = await this.#change<string | undefined>((before) => {
      const found = before.unit(body.unit);
      if (found === undefined) return { result: undefined };
      return {
        result: found.body.code,
        write: async (db) => {
          const row = await db
            .insertInto("feed")
            .values({
              unit: found.id,
              name: body.name,
              token_hash: tokenHash(token),
              created_at: this.#parts.clock.now(),
              revoked_at: null,
            })
            .returning("id")
            .executeTakeFirstOrThrow();
          id = row.id;
        },
      };
    });
    return unit === undefined ? undefined : { id: String(id), unit, name: body.name, token };
  }

  /** False when there is no such feed any more. */
  revokeFeed(id: number): Promise<boolean> {
    return this.#change<boolean>(({ feedsById }) => {
      const feed = feedsById.get(id);
      if (feed === undefined || feed.revokedAt !== null) return { result: false };
      return {
        result: true,
        write: async (db) => {
          await db.updateTable("feed").set({ revoked_at: this.#parts.clock.now() }).where("id", "=", id).execute();
        },
      };
    });
  }

  /**
   * One change at a time over all nodes, and no commit of events meanwhile: what it is checked against is what it
   * changes, and what is committed next is checked against what it has become. Then it is shown to everybody.
   *
   * @param decide looks at the present state and says what is to be written; null: nothing
   */
  async #change<T>(decide: (before: Reference) => Change<T>): Promise<T> {
    const { state, tail, zone } = this.#parts;
    const { result, movement, after } = await this.#retried(async (db) => {
      const head = await lockLedger(db);
      const before = state.reference.version === head.reference ? state.reference : await loadReferenceWithin(db, zone);
      const { result: decided, write, touched } = decide(before);
      if (write === undefined) return { result: decided, movement: null, after: before };
      await write(db);
      const loaded = await loadReferenceWithin(db, zone);
      const next = new Reference({ ...loaded.rows, version: head.reference + 1 }, zone, before);
      const dossiers = touched === undefined ? [] : await touched(db, before, next);
      const steps = dossiers.length === 0 ? [] : await refold(db, dossiers, before, next);
      const recordedAt = this.#parts.clock.now();
      const row = { recordedAt, reference: next.version, steps: encodeSteps(steps) };
      const position = await appendLedger(db, row);
      const made: Movement = { position, recordedAt, reference: next.version, steps, units: [], taken: [] };
      return { result: decided, movement: made, after: next };
    });
    if (movement !== null) await tail.changed(movement, after);
    return result;
  }

  async #retried<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#parts.db.transaction().execute(async (db) => {
          // To fold many dossiers again takes as long as it takes; the limits are for what hangs.
          await sql`set local statement_timeout = 0`.execute(db);
          await sql`set local idle_in_transaction_session_timeout = ${sql.lit(REFOLD_IDLE_MS)}`.execute(db);
          return work(db);
        });
      } catch (error) {
        if (!isConflict(error) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

const ATTEMPTS = 5;
/** How long a node may think between two statements while it holds the ledger: a frozen one must let go of it. */
const REFOLD_IDLE_MS = 4000;

interface Change<T> {
  readonly result: T;
  /** Absent: nothing is to be changed. */
  write?(db: Kysely<Database>): Promise<void>;
  /** Dossiers that may count otherwise by it. */
  touched?(db: Kysely<Database>, before: Reference, after: Reference): Promise<number[]>;
}
