import { type Kysely, sql } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import type { Service } from "../lifecycle/service.ts";
import { type Pending, readPending } from "./pending.ts";
import type { Folding } from "./projector.ts";

const LOOK_MS = 5000;
const STOP_WITHIN_MS = 4000;
/** A start replays at most about this many bytes of ledger rows (18 a step), or this much time of them. */
const MOST_PENDING_BYTES = 12 * 1024 * 1024;
const MOST_PENDING_MS = 10 * 60_000;
/** Much was added and nothing more comes: a good moment. */
const WORTH_IT_BYTES = 1024 * 1024;
/** The embedded database checkpoints seldom by itself: after so many bytes a start after a kill would take long. */
const CHECKPOINT_BYTES = 4 * 1024 * 1024;

export interface ProjectorTimerParts {
  readonly db: Kysely<Database>;
  readonly projector: Folding;
  readonly log: Logger;
  /** An embedded database has nobody else who checkpoints and vacuums. */
  readonly isEmbedded: boolean;
  isLeader(): boolean;
}

/** Folds the ledger now and then, on the node that leads, and once more at the end so that the next start is quick. */
export class ProjectorTimer implements Service {
  readonly id = "projector";
  readonly #parts: ProjectorTimerParts;
  readonly #timer: NodeJS.Timeout;
  readonly #stopping = new AbortController();
  #running: Promise<void> | null = null;
  #pending: Pending = { rows: 0, bytes: 0 };
  #pendingForMs = 0;
  #runs = 0;
  #failures = 0;
  #checkpointedAt = 0;

  constructor(parts: ProjectorTimerParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  /** Ledger rows that were not folded yet at the last look; undefined on a node that does not lead. */
  get pendingRows(): number | undefined {
    return this.#parts.isLeader() ? this.#pending.rows : undefined;
  }

  /** Runs that came to their end since the start. */
  get runs(): number {
    return this.#runs;
  }

  get failures(): number {
    return this.#failures;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    // What is not folded by then is in the ledger: the next start only takes longer.
    const tooLong = setTimeout(() => this.#stopping.abort(), STOP_WITHIN_MS);
    await this.#running;
    if (this.#parts.isLeader()) await this.#guarded(() => this.#run());
    clearTimeout(tooLong);
  }

  #look(): void {
    if (this.#running !== null || !this.#parts.isLeader()) return;
    this.#running = this.#guarded(() => this.#runIfDue()).finally(() => {
      this.#running = null;
    });
  }

  async #runIfDue(): Promise<void> {
    const before = this.#pending;
    const pending = await readPending(this.#parts.db);
    this.#pending = pending;
    this.#pendingForMs = pending.rows === 0 ? 0 : this.#pendingForMs + LOOK_MS;
    const isQuiet = pending.bytes > WORTH_IT_BYTES && pending.bytes === before.bytes;
    if (isQuiet || pending.bytes > MOST_PENDING_BYTES || this.#pendingForMs > MOST_PENDING_MS) {
      await this.#run();
      this.#pending = await readPending(this.#parts.db);
      await this.#reclaim();
    } else if (pending.bytes - this.#checkpointedAt > CHECKPOINT_BYTES) await this.#checkpoint(pending.bytes);
  }

  async #run(): Promise<void> {
    await this.#parts.projector.run(this.#stopping.signal);
    this.#pendingForMs = 0;
    this.#runs += 1;
  }

  async #checkpoint(bytes: number): Promise<void> {
    if (!this.#parts.isEmbedded) return;
    await sql`checkpoint`.execute(this.#parts.db);
    this.#checkpointedAt = bytes;
  }

  /** Gives back what was deleted. */
  async #reclaim(): Promise<void> {
    if (!this.#parts.isEmbedded) return;
    for (const table of ["rollup_segment", "rollup_state", "ledger", "ledger_head", "dossier", "fault"]) {
      if (this.#stopping.signal.aborted) return;
      await sql`vacuum ${sql.table(table)}`.execute(this.#parts.db);
    }
    await this.#checkpoint(0);
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#failures += 1;
      // Nothing is lost: the ledger still has it all, and the next look tries again.
      this.#parts.log.error({ err: error }, "the ledger could not be folded into days");
    }
  }
}
