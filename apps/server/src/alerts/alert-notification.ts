import type { AlertEffect } from "@ioc/domain/alert/alert-effect.ts";
import { newsGroup } from "@ioc/domain/alert/news-group.ts";
import { tellingTime } from "@ioc/domain/alert/telling-time.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Reference } from "../reference/reference.ts";
import type { AlertRecord } from "./alert-record.ts";
import type { StoredRule } from "./alert-rule.ts";

/** Who is told: people of the units that the alerts are at and of the one above, or, gone up, leaders of the one above. */
type Audience = "unit" | "leadersAbove";

/** One message for everything of one kind that one look found below one unit. */
export interface AlertNotification {
  readonly createdAt: number;
  /** Not to be told before (ALR-20). */
  readonly dueAt: number;
  readonly rule: StoredRule;
  /** The unit above those that the alerts are at; of a topmost unit that itself. */
  readonly unit: number;
  readonly audience: Audience;
  readonly kind: AlertEffect["kind"];
  readonly severity: AlertEffect["severity"];
  /** Why, where the alerts are over. */
  readonly because: string | null;
  readonly alerts: readonly AlertRecord[];
}

export interface AlertNews {
  readonly alert: AlertRecord;
  readonly rule: StoredRule;
  readonly effect: AlertEffect;
}

/** Puts what is to be told together by rule, kind, severity and the unit above. */
export function groupNews(news: Iterable<AlertNews>, reference: Reference, now: number): AlertNotification[] {
  const { tree, zone, calendar } = reference;
  const today = tree.on(dayOf(zone, now));
  const groups = new Map<string, AlertNotification & { readonly alerts: AlertRecord[] }>();
  for (const { alert, rule, effect } of news) {
    const { unit, key: ofRule } = newsGroup(effect, alert.unit, today);
    const { kind, severity } = effect;
    const because = effect.kind === "resolved" ? effect.because : null;
    const key = `${ofRule} ${rule.version} ${rule.id}`;
    const group = groups.get(key);
    if (group !== undefined) {
      group.alerts.push(alert);
      continue;
    }
    groups.set(key, {
      createdAt: now,
      dueAt: rule.doc.workingTime ? tellingTime(now, calendar, zone) : now,
      rule,
      unit,
      audience: kind === "escalated" ? "leadersAbove" : "unit",
      kind,
      severity,
      because,
      alerts: [alert],
    });
  }
  return [...groups.values()];
}
