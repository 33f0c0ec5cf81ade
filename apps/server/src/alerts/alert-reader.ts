import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Kysely } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { alertItem } from "./alert-item.ts";
import type { AlertRecord } from "./alert-record.ts";
import type { StoredRule } from "./alert-rule.ts";
import { readRulesOf } from "./rule-store.ts";
import { readSilences } from "./silence-store.ts";
import { silencing } from "./silencing.ts";

export interface AlertReaderParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
}

/** An alert with the number of its unit, by which it is decided who may see it. */
export interface UnitAlert {
  readonly version: number;
  readonly unit: number;
  readonly item: Alert;
}

const MOST_KEPT = 2000;

/** Puts stored alerts together with their rules and silences. Versions of rules never change, so they are kept. */
export class AlertReader {
  readonly #parts: AlertReaderParts;
  readonly #rules = new Map<string, StoredRule>();

  constructor(parts: AlertReaderParts) {
    this.#parts = parts;
  }

  async itemsOf(alerts: readonly AlertRecord[]): Promise<UnitAlert[]> {
    if (alerts.length === 0) return [];
    const { db, state, clock } = this.#parts;
    const now = clock.now();
    await this.#learn(alerts);
    const silences = await readSilences(db, now);
    const { reference } = state;
    const silenceOf = silencing(silences, reference.tree.on(dayOf(reference.zone, now)));
    return alerts.map((alert) => {
      const rule = this.#rules.get(keyOf(alert));
      if (rule === undefined) throw new Error(`version ${alert.ruleVersion} of the rule ${alert.rule} is not there`);
      const silence = silenceOf(alert.rule, alert.unit);
      return { version: alert.version, unit: alert.unit, item: alertItem(alert, { reference, rule, silence }) };
    });
  }

  async #learn(alerts: readonly AlertRecord[]): Promise<void> {
    const unknown = alerts.filter((alert) => !this.#rules.has(keyOf(alert)));
    if (unknown.length === 0) return;
    if (this.#rules.size > MOST_KEPT) this.#rules.clear();
    for (const rule of await readRulesOf(this.#parts.db, alerts)) {
      this.#rules.set(keyOf({ rule: rule.id, ruleVersion: rule.version }), rule);
    }
  }
}

function keyOf({ rule, ruleVersion }: Pick<AlertRecord, "rule" | "ruleVersion">): string {
  return `${ruleVersion} ${rule}`;
}
