import type { Zone } from "@ioc/domain/time/zone.ts";
import { type Kysely, sql } from "kysely";
import { AccessDenied } from "../access/access-denied.ts";
import type { Caller } from "../access/caller.ts";
import { type AccessRules, type Action, decide, type Target } from "../access/decide.ts";
import { reachOf } from "../access/reach.ts";
import { stillHolds } from "../accounts/still-holds.ts";
import type { AuditEntry } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { isConflict } from "../database/sql-state.ts";
import type { Movement } from "../ingest/event-committer.ts";
import { appendLedger, lockLedger } from "../ledger/ledger-store.ts";
import { encodeSteps } from "../ledger/step-codec.ts";
import type { LedgerTail } from "../ledger/tail.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { loadReferenceWithin } from "./load-reference.ts";
import { Reference } from "./reference.ts";
import { refold } from "./refold.ts";

export interface ReferenceChangesParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly tail: LedgerTail;
  readonly zone: Zone;
  readonly clock: Clock;
}

export interface ChangeOptions {
  /** Checks and compares as for a change, and writes nothing. */
  readonly dryRun?: boolean;
}

export interface Change<T> {
  readonly result: T;
  /** Absent: nothing is to be changed. */
  write?(db: Kysely<Database>): Promise<void>;
  /** Dossiers that may count otherwise by it. */
  touched?(db: Kysely<Database>, before: Reference, after: Reference): Promise<number[]>;
  /** What the audit trail says of it. */
  audit?(before: Reference, after: Reference): readonly AuditEntry[];
}

/** The present state, as whoever asks meets it. */
export interface Present {
  readonly reference: Reference;
  readonly rules: AccessRules;
  may(action: Action, target: Target): boolean;
}

const ATTEMPTS = 5;
/** How long a node may think between two statements while it holds the ledger: a frozen one must let go of it. */
const REFOLD_IDLE_MS = 4000;

/** Makes changes of reference data. Each is whole or not at all, and takes its turn with the commits of events on all nodes. */
export class ReferenceChanges {
  readonly #parts: ReferenceChangesParts;

  constructor(parts: ReferenceChangesParts) {
    this.#parts = parts;
  }

  /**
   * One change at a time over all nodes, and no commit of events meanwhile: what it is checked against is what it
   * changes, and what is committed next is checked against what it has become. Then it is shown to everybody. Throws
   * {@link AccessDenied} if whoever asks has been signed out, may not do it to anything, or, where that is named, to `target`.
   *
   * @param plan looks at the present state and says what is to be written
   */
  async change<T>(
    caller: Caller,
    [action, target]: readonly [Action, Target],
    plan: (present: Present) => Change<T>,
    { dryRun = false }: ChangeOptions = {},
  ): Promise<T> {
    const { state, tail, zone, clock } = this.#parts;
    const { result, movement, after } = await this.#retried(async (db) => {
      const head = await lockLedger(db);
      const before = state.reference.version === head.reference ? state.reference : await loadReferenceWithin(db, zone);
      await stillHolds(db, caller.who);
      const present = presentOf(caller, before, clock.now());
      const decision = decide(caller.who, action, target, present.rules);
      if (decision !== "yes") throw new AccessDenied(decision);
      const { result: decided, write, touched, audit } = plan(present);
      if (write === undefined || dryRun) return { result: decided, movement: null, after: before };
      await write(db);
      const loaded = await loadReferenceWithin(db, zone);
      const next = new Reference({ ...loaded.rows, version: head.reference + 1 }, zone, before);
      const dossiers = touched === undefined ? [] : await touched(db, before, next);
      const steps = dossiers.length === 0 ? [] : await refold(db, dossiers, before, next);
      const recordedAt = clock.now();
      await writeAudit(db, recordedAt, audit?.(before, next) ?? []);
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

/** Boards that are public let nobody change anything, so the setting does not matter here. */
function presentOf({ who }: Caller, reference: Reference, now: number): Present {
  const rules = { reach: reachOf(reference, now), publicBoard: false };
  return { reference, rules, may: (action, target) => decide(who, action, target, rules) === "yes" };
}
