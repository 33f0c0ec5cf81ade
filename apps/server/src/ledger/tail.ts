import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { FIRST_PROCEDURE } from "@ioc/domain/dossier/step.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Movement } from "../ingest/event-committer.ts";
import { decodeTaken } from "../ingest/taken-codec.ts";
import type { Service } from "../lifecycle/service.ts";
import { within } from "../lifecycle/within.ts";
import type { Reference } from "../reference/reference.ts";
import { type LedgerRow, ledgerAfter, ledgerHead } from "./ledger-store.ts";
import { decodeSteps } from "./step-codec.ts";

export interface TailParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly log: Logger;
  /** How long until the ledger is looked at without having been told, ms; null: nobody else writes it. */
  pollMs(): number | null;
  /** The reference data as they are in the database now. */
  loadReference(): Promise<Reference>;
  /** Everything from the database, as at a start: the rows that would lead here are not there any more. */
  restore(): Promise<void>;
  /** Tells the other nodes that the ledger has grown. */
  announce(position: number): void;
  /** Ends the process: memory and database are not the same any more. */
  fail(error: unknown): void;
}

const ROWS_AT_ONCE = 200;
/** After so many steps others get their turn of the event loop. */
const STEPS_A_TURN = 5000;
/** An answer does not wait longer than this for the movements before its own, ms. */
const ANSWER_WITHIN_MS = 2000;
const RETRY_MS = 250;
/** A database that does not answer a short question within this time does not answer, ms. */
const LOOK_WITHIN_MS = 5000;
/**
 * How long an own movement waits for those before it without their being looked for, ms: most often they are own ones,
 * too, whose answers come behind other work. Another node's are announced, and then looked for at once.
 */
const OWN_WITHIN_MS = 20;

/**
 * Follows the ledger: applies its rows to memory, one by one in the order of their positions, which is the order of the
 * commits. This node's own movements come straight from its commits; those of other nodes, and what lies between, are
 * read. A wake-up makes it quick, looking now and then makes it sure.
 */
export class LedgerTail implements Service {
  readonly id = "tail";
  readonly #parts: TailParts;
  readonly #own = new Map<number, Movement>();
  readonly #waiting = new Set<{ until(): boolean; done(): void }>();
  #known = 0;
  #epoch: number;
  #following: Promise<void> | null = null;
  #levelling: Promise<void> | null = null;
  #levelNext: Promise<void> | null = null;
  #again = false;
  /** When the row of memory's position was recorded, ms; null: not known since the last restore. */
  #lastAt: number | null = null;
  #gap: NodeJS.Timeout | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #behindSince: number | null = null;
  #broken = false;

  constructor(parts: TailParts, epoch: number) {
    this.#parts = parts;
    this.#epoch = epoch;
    this.#known = parts.state.position;
    this.#poll();
  }

  /** Rows that are known of and not applied. */
  get lagRows(): number {
    return Math.max(0, this.#known - this.#parts.state.position);
  }

  /** How long memory has been behind the ledger, in seconds; 0: it is level. */
  get lagSeconds(): number {
    return this.#behindSince === null ? 0 : (performance.now() - this.#behindSince) / 1000;
  }

  /** Of the ledger that memory follows: raised when it was made anew. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The last look at the ledger failed. */
  get broken(): boolean {
    return this.#broken;
  }

  /** This node has moved the numbers. Resolves when memory has it, and all that was before. */
  committed(movement: Movement): Promise<void> {
    const { position } = movement;
    if (position > this.#parts.state.position) this.#own.set(position, movement);
    this.#parts.announce(position);
    this.#known = Math.max(this.#known, position);
    if (this.#following === null) this.#applyOwn();
    this.#mindGap();
    return this.#until(() => this.#parts.state.position >= position, ANSWER_WITHIN_MS);
  }

  /** What is known of and not here yet is given a little time to come by itself before it is looked for. */
  #mindGap(): void {
    if (this.lagRows === 0 || this.#gap !== null || this.#stopped) return;
    const position = this.#known;
    this.#gap = setTimeout(() => {
      // Answers that have arrived meanwhile are read after timers are called, within the same turn.
      setImmediate(() => {
        this.#gap = null;
        if (this.#parts.state.position < position) this.#follow();
        else this.#mindGap();
      });
    }, OWN_WITHIN_MS);
  }

  /** This node has changed the reference data. Resolves when it shows. */
  async changed(movement: Movement, reference: Reference): Promise<void> {
    if (this.#parts.state.position < movement.position - 1) this.wake(movement.position - 1);
    await this.#until(() => this.#parts.state.position >= movement.position - 1, ANSWER_WITHIN_MS);
    if (this.#parts.state.position === movement.position - 1 && this.#following === null) {
      this.#parts.state.setReference(reference);
    }
    await this.committed(movement);
  }

  /** Somebody has moved the numbers. @param position up to which; absent: look */
  wake(position = Number.POSITIVE_INFINITY): void {
    if (this.#stopped || position <= this.#parts.state.position) return;
    if (Number.isFinite(position)) this.#known = Math.max(this.#known, position);
    // The next one of our own needs no look: the usual case of a single node is over within this turn.
    if (this.#following === null) this.#applyOwn();
    // What this node has announced itself waits for what lies before it in `committed`.
    if (position > this.#parts.state.position && !this.#own.has(position)) this.#follow();
  }

  /**
   * Resolves when memory holds what was committed anywhere before this call: for who may have been told something by
   * another node a moment ago. When the database does not answer, memory is as good as it gets.
   */
  level(): Promise<void> {
    if (this.#parts.pollMs() === null) return Promise.resolve();
    if (this.#levelling === null) {
      this.#levelling = this.#level().finally(() => {
        this.#levelling = null;
      });
      return this.#levelling;
    }
    // One that is under way may have looked before what the caller was told of; all who come meanwhile share the next.
    this.#levelNext ??= this.#levelling.then(() => {
      this.#levelNext = null;
      return this.level();
    });
    return this.#levelNext;
  }

  async #level(): Promise<void> {
    const head = await ledgerHead(this.#parts.db).catch(() => null);
    if (head === null) return;
    this.wake(head.position);
    await this.#until(() => this.#parts.state.position >= head.position, ANSWER_WITHIN_MS);
  }

  /** Resolves when the reference data are newer than a version, or the ledger another, or it takes too long. */
  untilChanged(version: number, epoch: number, withinMs: number): Promise<void> {
    this.#follow();
    return this.#until(() => this.#parts.state.reference.version > version || this.#epoch !== epoch, withinMs);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#gap !== null) clearTimeout(this.#gap);
    await this.#following;
    for (const { done } of this.#waiting) done();
  }

  #until(isDone: () => boolean, withinMs: number): Promise<void> {
    if (isDone()) return Promise.resolve();
    return new Promise((resolve) => {
      const entry = {
        until: isDone,
        done: () => {
          clearTimeout(timer);
          this.#waiting.delete(entry);
          resolve();
        },
      };
      const timer = setTimeout(entry.done, withinMs);
      this.#waiting.add(entry);
    });
  }

  #poll(): void {
    const pollMs = this.#parts.pollMs();
    if (this.#stopped || pollMs === null) return;
    this.#timer = setTimeout(() => {
      this.#follow("head");
      this.#poll();
    }, pollMs);
    this.#timer.unref();
  }

  /** @param first `head`: only how far the ledger goes, since what is new is most often this node's own */
  #follow(first: "head" | "rows" = "rows"): void {
    if (this.#stopped) return;
    if (this.#following !== null) {
      // What is being read may have been read too early.
      if (first === "rows") this.#again = true;
      return;
    }
    this.#following = this.#catchUp(first)
      .then(
        () => {
          this.#broken = false;
        },
        (error: unknown) => {
          if (!this.#broken) this.#parts.log.error({ err: error }, "the ledger could not be followed");
          this.#broken = true;
          // Whatever is missing is in the ledger; it is asked for again.
          if (!this.#stopped) setTimeout(() => this.#follow(), RETRY_MS).unref();
        },
      )
      .finally(() => {
        this.#following = null;
        this.#note();
        const again = this.#again;
        this.#again = false;
        if (this.#broken) return;
        if (again) this.#follow();
        else this.#mindGap();
      });
  }

  async #catchUp(wanted: "head" | "rows"): Promise<void> {
    const { db, state } = this.#parts;
    // Both at once: whoever was told that there is something reads it without waiting for more.
    const [head, first] = await Promise.all([
      within(ledgerHead(db, state.position), LOOK_WITHIN_MS),
      wanted === "rows" ? ledgerAfter(db, state.position, ROWS_AT_ONCE) : null,
    ]);
    this.#known = Math.max(this.#known, head.position);
    this.#note();
    // A database that was set back to an earlier moment has not seen what this memory holds, or has seen something else.
    const isOther = head.rowAt !== null && this.#lastAt !== null && head.rowAt !== this.#lastAt;
    if (head.epoch !== this.#epoch || head.position < state.position || isOther) return this.#beginAgain(head.epoch);
    if (head.reference > state.reference.version && head.position === state.position) await this.#reload();
    if (first === null) return this.#applyOwn();
    let rows = first;
    for (let isFirst = true; !this.#stopped; isFirst = false) {
      // The rows in between were folded and taken away while this node was not looking; those that were read together
      // with the head may only have been read a moment before it.
      const next = rows[0]?.position ?? (isFirst ? undefined : Number.POSITIVE_INFINITY);
      if (next !== undefined && next > state.position + 1 && head.position > state.position) {
        return this.#beginAgain(head.epoch);
      }
      await this.#applyRows(rows);
      this.#applyOwn();
      if (state.position >= this.#known) return;
      if (rows.length === 0 && head.position <= state.position) {
        this.#known = state.position;
        return;
      }
      rows = await ledgerAfter(db, state.position, ROWS_AT_ONCE);
    }
  }

  async #applyRows(rows: readonly LedgerRow[]): Promise<void> {
    const { state } = this.#parts;
    let steps = 0;
    for (const row of rows) {
      if (row.position !== state.position + 1) continue;
      const movement = this.#own.get(row.position) ?? movementOf(row);
      if (row.reference > state.reference.version || namesUnknown(movement, state.reference)) await this.#reload();
      this.#apply(movement);
      steps += movement.steps.length;
      if (steps < STEPS_A_TURN) continue;
      steps = 0;
      this.#settle();
      await new Promise((next) => setImmediate(next));
    }
    this.#settle();
  }

  #applyOwn(): void {
    const { state } = this.#parts;
    for (;;) {
      const own = this.#own.get(state.position + 1);
      if (own === undefined || own.reference > state.reference.version) break;
      this.#apply(own);
    }
    this.#settle();
  }

  #apply(movement: Movement): void {
    this.#own.delete(movement.position);
    try {
      this.#parts.state.apply(movement);
      this.#lastAt = movement.recordedAt;
    } catch (error) {
      // The database has it, memory does not: only a start from the database makes them the same again.
      this.#parts.fail(error);
      throw error;
    }
  }

  async #reload(): Promise<void> {
    this.#parts.state.setReference(await this.#parts.loadReference());
    this.#settle();
  }

  async #beginAgain(epoch: number): Promise<void> {
    this.#parts.log.warn({ position: this.#parts.state.position }, "the ledger's rows are gone: all is restored anew");
    await this.#parts.restore();
    this.#epoch = epoch;
    this.#lastAt = null;
    for (const position of this.#own.keys()) if (position <= this.#parts.state.position) this.#own.delete(position);
    this.#settle();
  }

  #settle(): void {
    for (const entry of this.#waiting) if (entry.until()) entry.done();
    this.#note();
  }

  #note(): void {
    if (this.lagRows === 0) this.#behindSince = null;
    else this.#behindSince ??= performance.now();
  }
}

/** Another node was the first to hear of a procedure. */
function namesUnknown({ taken }: Movement, { proceduresById }: Reference): boolean {
  return taken.some(({ procedure }) => procedure >= FIRST_PROCEDURE && !proceduresById.has(procedure));
}

function movementOf(row: LedgerRow): Movement {
  const { position, recordedAt, reference, units } = row;
  const steps: DossierStep[] = [];
  decodeSteps(row.steps, (step) => steps.push(step));
  return { position, recordedAt, reference, units, steps, taken: decodeTaken(row.taken, recordedAt) };
}
