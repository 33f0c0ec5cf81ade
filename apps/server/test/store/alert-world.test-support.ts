import { MEASURE_INDEX } from "@ioc/domain/measure/measures.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import pino from "pino";
import { idOf, referenceOf } from "../../src/access/organisation.test-support.ts";
import { AlertEvaluator } from "../../src/alerts/alert-evaluator.ts";
import { raiseAlertVersion } from "../../src/alerts/alert-head.ts";
import type { RuleDoc } from "../../src/alerts/alert-rule.ts";
import { addRuleVersion } from "../../src/alerts/rule-store.ts";
import { addSilence, endSilence } from "../../src/alerts/silence-store.ts";
import { LiveState } from "../../src/boards/live-state.ts";
import { LocalMessenger } from "../../src/cluster/local-messenger.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { openFresh } from "../fresh-database.test-support.ts";
import { SetClock } from "../running-server.test-support.ts";

export interface Told {
  readonly kind: string;
  readonly severity: string;
  /** Code of the unit that the alerts are told together for. */
  readonly unit: string;
  readonly audience: string;
  readonly dueAt: number;
  /** Codes of the units that the alerts are at. */
  readonly at: readonly string[];
}

const ONE_PROCEDURE = 16;

/** Rules, alerts and a memory of numbers that a test moves by itself; evaluators only look when they are told to. */
export class AlertWorld {
  readonly database: OpenDatabase;
  readonly clock = new SetClock(0, false);
  state: LiveState;
  readonly #sums = new Map<string, number>();
  readonly #evaluators: AlertEvaluator[] = [];

  static async open(units: readonly UnitBody[]): Promise<AlertWorld> {
    const database = await openFresh();
    await migrate(database.db);
    const world = new AlertWorld(database, units);
    for (const { code } of units) await database.db.insertInto("unit").values({ code, doc: "{}" }).execute();
    return world;
  }

  private constructor(database: OpenDatabase, units: readonly UnitBody[]) {
    this.database = database;
    this.state = new LiveState(referenceOf(units));
  }

  unit(code: string): number {
    return idOf(this.state.reference, code);
  }

  /** Another organisation from now on, its units in the same order. */
  reorganise(units: readonly UnitBody[]): void {
    this.state.setReference(referenceOf(units));
  }

  /** One that leads; nothing is looked at before `look`. */
  evaluator(): AlertEvaluator {
    const evaluator = new AlertEvaluator({
      db: this.database.db,
      state: this.state,
      clock: this.clock,
      log: pino({ level: "silent" }),
      messenger: new LocalMessenger(),
      isLeader: () => false,
      level: () => Promise.resolve(),
      changed: () => undefined,
    });
    this.#evaluators.push(evaluator);
    return evaluator;
  }

  /** What a unit shows from now on, by a step of a single dossier. */
  show(code: string, measure: keyof typeof MEASURE_INDEX, value: number): void {
    const now = this.clock.now();
    const unit = this.unit(code);
    const key = `${code} ${measure}`;
    const delta = value - (this.#sums.get(key) ?? 0);
    this.#sums.set(key, value);
    if (delta === 0) return;
    const day = dayOf(this.state.reference.zone, now);
    const place = { unit, procedure: ONE_PROCEDURE, dossier: 1 };
    this.state.cube.add({ measure: MEASURE_INDEX[measure], ...place, day, at: now, due: 0, delta });
  }

  hear(code: string, at = this.clock.now()): void {
    this.state.arrivals.set(this.unit(code), at);
  }

  async put(id: string, doc: RuleDoc | null, code: string): Promise<void> {
    await this.database.db.transaction().execute(async (transaction) => {
      await raiseAlertVersion(transaction);
      const signed = { changedBy: "x", changedAt: this.clock.now(), reason: null };
      await addRuleVersion(transaction, { id, unit: this.unit(code), doc, ...signed });
    });
  }

  /** @returns ends it */
  async silence(code: string, until: number): Promise<() => Promise<void>> {
    const { db } = this.database;
    const made = await db.transaction().execute(async (transaction) => {
      await raiseAlertVersion(transaction);
      const silence = { unit: this.unit(code), rule: null, until, reason: "x", createdBy: null, createdAt: 0 };
      return addSilence(transaction, silence);
    });
    return () =>
      db.transaction().execute(async (transaction) => {
        await raiseAlertVersion(transaction);
        await endSilence(transaction, made.id, this.clock.now());
      });
  }

  /** What people have to be told, in the order in which it was written. */
  async told(rule: string): Promise<Told[]> {
    const codes = new Map(Array.from(this.state.reference.unitsById, ([id, { body }]) => [id, body.code]));
    const rows = await this.database.db
      .selectFrom("alert_notification")
      .selectAll()
      .where("rule", "=", rule)
      .orderBy("id")
      .execute();
    return rows.map(({ kind, severity, unit, audience, due_at: dueAt, doc }) => {
      const { alerts } = JSON.parse(doc) as { alerts: { unit: number }[] };
      const at = alerts.map((alert) => codes.get(alert.unit) ?? "").sort();
      return { kind, severity, unit: codes.get(unit) ?? "", audience, dueAt, at };
    });
  }

  async close(): Promise<void> {
    for (const evaluator of this.#evaluators) await evaluator.stop();
    await this.database.close();
  }
}

/** A rule in every detail but what a test says. */
export function docOf(unit: string, changes: Partial<RuleDoc>): RuleDoc {
  return {
    name: "Quy tắc",
    metric: "overdue",
    scope: { unit, each: "self" },
    period: "today",
    direction: "above",
    forMinutes: 0,
    keepFiringMinutes: 0,
    minSample: 0,
    workingTime: false,
    noData: "ignore",
    enabled: true,
    ...changes,
  };
}
