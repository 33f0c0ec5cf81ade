import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { type AuditEntry, SYSTEM } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";

/** Refused sign-ins that one node writes down in a minute; how many more there were, one line says. */
const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;

export interface RefusalsParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Writes refused sign-ins down, and lets no flood of them fill the audit trail. */
export class Refusals {
  readonly #parts: RefusalsParts;
  #minute = 0;
  #written = 0;
  #leftOut = 0;

  constructor(parts: RefusalsParts) {
    this.#parts = parts;
  }

  /** Never throws: a sign-in is refused whether it can be written down or not. */
  async write(entry: Omit<AuditEntry, "action">): Promise<void> {
    const { db, clock, log } = this.#parts;
    const now = clock.now();
    const minute = Math.floor(now / MINUTE_MS);
    const entries: AuditEntry[] = [];
    if (minute !== this.#minute) {
      if (this.#leftOut > 0) {
        entries.push({ actor: SYSTEM, action: "session.refuse", after: { notWrittenDown: this.#leftOut } });
      }
      this.#minute = minute;
      this.#written = 0;
      this.#leftOut = 0;
    }
    if (this.#written < MOST_A_MINUTE) {
      this.#written += 1;
      entries.push({ ...entry, action: "session.refuse" });
    } else this.#leftOut += 1;
    try {
      await writeAudit(db, now, entries);
    } catch (error) {
      log.error({ err: error }, "a refused sign-in could not be written down");
    }
  }
}
