import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Messenger } from "../cluster/messenger.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { alertVersion } from "./alert-head.ts";
import { type AlertMemory, readAlertMemory } from "./alert-memory.ts";
import { isOpen } from "./alert-record.ts";
import { ALERT_TOPIC } from "./alert-topic.ts";
import { commitMoves } from "./commit-moves.ts";
import { evaluateRules } from "./evaluate-rules.ts";
import { RuleReadings } from "./rule-readings.ts";

export interface AlertEvaluatorParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
  readonly messenger: Messenger;
  isLeader(): boolean;
  /** Called after the commit of what alerts have become. */
  changed(): void;
  /** Brings memory up to what other nodes have committed. */
  level(): Promise<void>;
}

/** How often it is looked whether anything moved, and how often at least everything is looked at: the clock moves, too. */
const TICK_MS = 1000;
const LOOK_EVERY_MS = 5000;
/** How often a value that alone moved is written, of alerts that are not over. */
const VALUES_EVERY_MS = 15_000;
/** A look that takes long is not followed by the next one before so many times as long. */
const REST = 4;

/**
 * On the node that leads, looks at all rules whenever boards moved and every few seconds, and writes what alerts have
 * become with what people have to be told of it. What it writes stands on the version that it read, so a second one that
 * leads for a moment, or one that was frozen, writes nothing twice.
 */
export class AlertEvaluator implements Service {
  readonly id = "alert evaluator";
  readonly #parts: AlertEvaluatorParts;
  readonly #timer: NodeJS.Timeout;
  readonly #unfollow: () => void;
  #memory: AlertMemory | null = null;
  #hasMoved = true;
  #looking: Promise<void> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #valuesAt = Number.NEGATIVE_INFINITY;
  #restsUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: AlertEvaluatorParts) {
    this.#parts = parts;
    this.#unfollow = parts.state.onChange(() => {
      this.#hasMoved = true;
    });
    // Rules, acknowledgements and silences that others write.
    parts.messenger.subscribe(ALERT_TOPIC, () => {
      this.#hasMoved = true;
    });
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#unfollow();
    await this.#looking;
  }

  /** Looks at everything now, after a look that is under way. */
  async look(): Promise<void> {
    await this.#looking;
    await this.#begin();
  }

  #tick(): void {
    if (!this.#parts.isLeader()) {
      this.#memory = null;
      return;
    }
    const now = performance.now();
    if (this.#looking !== null || now < this.#restsUntil) return;
    if (!this.#hasMoved && now - this.#lookedAt < LOOK_EVERY_MS) return;
    void this.#begin();
  }

  #begin(): Promise<void> {
    const { log } = this.#parts;
    this.#looking = this.#look()
      .catch((error: unknown) => {
        // Nothing was written; the next look begins from what is stored.
        this.#memory = null;
        log.warn({ err: error }, "the alert rules could not be looked at");
      })
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { db, state, clock, changed, level } = this.#parts;
    this.#hasMoved = false;
    // A node that was away for a while must not judge by numbers of then.
    await level();
    const now = clock.now();
    const memory = await this.#currentMemory(now);
    const startedAt = performance.now();
    const { reference } = state;
    const all = evaluateRules({ memory, reference, readings: new RuleReadings(state, now), now });
    this.#lookedAt = performance.now();
    this.#restsUntil = this.#lookedAt + (this.#lookedAt - startedAt) * REST;
    const withValues = this.#lookedAt - this.#valuesAt >= VALUES_EVERY_MS;
    const moves = withValues ? all : all.filter(({ isOfValueAlone }) => !isOfValueAlone);
    if (withValues) this.#valuesAt = this.#lookedAt;
    if (moves.length === 0) return;
    const committed = await commitMoves(db, moves, { version: memory.version, reference, now });
    if (committed === undefined) {
      this.#memory = null;
      this.#hasMoved = true;
      return;
    }
    this.#memory = memory.with(committed.version, committed.alerts, ({ machine }) => isOpen(machine));
    changed();
  }

  async #currentMemory(now: number): Promise<AlertMemory> {
    const { db } = this.#parts;
    const memory = this.#memory;
    if (memory !== null && memory.version === (await alertVersion(db))) return memory;
    this.#memory = await readAlertMemory(db, now);
    return this.#memory;
  }
}
