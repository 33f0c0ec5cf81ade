import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { AuditEntry } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import type { Caller } from "./caller.ts";
import type { Action } from "./decide.ts";
import type { Principal } from "./principal.ts";
import { Refusals } from "./refusals.ts";
import { TokenUses, writeUses } from "./token-uses.ts";

const WRITE_MS = 5000;

export interface AccessTrailParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Writes down who used which token when, and what was refused to whom: later and in bulk, but for sign-ins never on a
 * request's way.
 */
export class AccessTrail implements Service {
  readonly id = "access trail";
  readonly #parts: AccessTrailParts;
  readonly #uses = new TokenUses();
  readonly #refusals: Refusals;
  readonly #timer: NodeJS.Timeout;
  #writing: Promise<void> | null = null;

  constructor(parts: AccessTrailParts) {
    this.#parts = parts;
    this.#refusals = new Refusals(parts.clock);
    this.#timer = setInterval(() => void this.#writeNow(), WRITE_MS);
    this.#timer.unref();
  }

  used(who: Principal, address: string): void {
    this.#uses.used(who, address, this.#parts.clock.now());
  }

  refused(caller: Caller, action: Action, object: string): void {
    this.#refusals.refused(caller, action, object);
  }

  badToken(address: string): void {
    this.#refusals.badToken(address);
  }

  /** Written down before it is answered, since somebody may look for it at once. Never throws. */
  async refusedSignIn(entry: Omit<AuditEntry, "action">): Promise<void> {
    this.#refusals.signIn(entry);
    // What is being written may have been gathered before.
    await this.#writing;
    await this.#writeNow();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
    await this.#write(true);
  }

  #writeNow(): Promise<void> {
    this.#writing ??= this.#write(false).finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #write(isLast: boolean): Promise<void> {
    const { db, state, clock, log } = this.#parts;
    const uses = this.#uses.due(isLast);
    const refusals = this.#refusals.take();
    if (uses.length === 0 && refusals.length === 0) return;
    try {
      await db.transaction().execute(async (transaction) => {
        const entries = await writeUses(transaction, state.reference.zone, uses);
        await writeAudit(transaction, clock.now(), [...refusals, ...entries]);
      });
      this.#uses.written(uses);
    } catch (error) {
      this.#refusals.giveBack(refusals);
      log.warn({ err: error }, "uses of tokens and refusals could not be written down");
    }
  }
}
