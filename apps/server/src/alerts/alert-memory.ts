import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { inSnapshot } from "../database/snapshot.ts";
import { alertVersion } from "./alert-head.ts";
import type { AlertRecord } from "./alert-record.ts";
import type { StoredRule } from "./alert-rule.ts";
import { readOpenAlerts } from "./alert-store.ts";
import { readRules, readRulesOf } from "./rule-store.ts";
import { readSilences, type SilenceRecord } from "./silence-store.ts";

interface MemoryContent {
  readonly version: number;
  readonly rules: readonly StoredRule[];
  /** The versions that alerts were judged by, where others hold now. */
  readonly olderRules: readonly StoredRule[];
  readonly alerts: readonly AlertRecord[];
  /** The first to end first. */
  readonly silences: readonly SilenceRecord[];
}

/** What is stored of rules, open alerts and silences at one version of them. */
export class AlertMemory {
  readonly version: number;
  readonly rules: readonly StoredRule[];
  readonly #content: MemoryContent;
  readonly #alerts = new Map<string, Map<number, AlertRecord>>();

  constructor(content: MemoryContent) {
    this.version = content.version;
    this.rules = content.rules;
    this.#content = content;
    for (const alert of content.alerts) {
      const units = this.#alerts.get(alert.rule) ?? new Map<number, AlertRecord>();
      this.#alerts.set(alert.rule, units.set(alert.unit, alert));
    }
  }

  /** Rule → unit → its open alert. */
  alerts(): Iterable<readonly [string, ReadonlyMap<number, AlertRecord>]> {
    return this.#alerts;
  }

  alertsOf(rule: string): ReadonlyMap<number, AlertRecord> | undefined {
    return this.#alerts.get(rule);
  }

  /** The version of its rule that an alert was last judged by. */
  ruleOf({ rule, ruleVersion }: AlertRecord): StoredRule {
    const is = ({ id, version }: StoredRule): boolean => id === rule && version === ruleVersion;
    const found = this.rules.find(is) ?? this.#content.olderRules.find(is);
    if (found === undefined) throw new Error(`version ${ruleVersion} of the rule ${rule} is not there`);
    return found;
  }

  silencesAt(now: number): readonly SilenceRecord[] {
    return this.#content.silences.filter(({ until }) => until > now);
  }

  /** The same with some alerts as they are now; those that are not open any more are taken out. */
  with(version: number, changed: readonly AlertRecord[], isOpen: (alert: AlertRecord) => boolean): AlertMemory {
    const key = ({ rule, unit }: AlertRecord): string => `${unit} ${rule}`;
    const alerts = new Map(this.#content.alerts.map((alert) => [key(alert), alert]));
    for (const alert of changed) {
      if (isOpen(alert)) alerts.set(key(alert), alert);
      else alerts.delete(key(alert));
    }
    return new AlertMemory({ ...this.#content, version, alerts: [...alerts.values()] });
  }
}

/** As of one moment of the database. */
export function readAlertMemory(db: Kysely<Database>, now: number): Promise<AlertMemory> {
  return inSnapshot(db, async (snapshot) => {
    const version = await alertVersion(snapshot);
    const rules = await readRules(snapshot);
    const alerts = await readOpenAlerts(snapshot);
    const silences = await readSilences(snapshot, now);
    const holding = new Set(rules.map((rule) => `${rule.id} ${rule.version}`));
    const older = alerts.filter(({ rule, ruleVersion }) => !holding.has(`${rule} ${ruleVersion}`));
    return new AlertMemory({ version, rules, olderRules: await readRulesOf(snapshot, older), alerts, silences });
  });
}
