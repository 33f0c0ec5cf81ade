import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { AlertNotification } from "./alert-notification.ts";

const ROWS_AT_ONCE = 500;

/** What a notification is about, as it is stored for whoever delivers it: alerts by id, units by number. */
export interface StoredNotification {
  readonly ruleVersion: number;
  readonly ruleName: string;
  readonly because: string | null;
  readonly alerts: readonly { readonly id: number; readonly unit: number; readonly value: number | null }[];
}

/** In the transaction of the states that cause them, so that none is lost and none told twice. */
export async function addNotifications(
  db: Kysely<Database>,
  notifications: readonly AlertNotification[],
): Promise<void> {
  for (let start = 0; start < notifications.length; start += ROWS_AT_ONCE) {
    const rows = notifications.slice(start, start + ROWS_AT_ONCE).map((notification) => ({
      created_at: notification.createdAt,
      due_at: notification.dueAt,
      rule: notification.rule.id,
      unit: notification.unit,
      audience: notification.audience,
      kind: notification.kind,
      severity: notification.severity,
      doc: JSON.stringify(storedOf(notification)),
    }));
    await db.insertInto("alert_notification").values(rows).execute();
  }
}

/** One of the notifications that named an alert. */
export interface ToldOfAlert {
  readonly dueAt: number;
  readonly what: AlertNotification["kind"];
  readonly severity: AlertNotification["severity"];
  readonly audience: AlertNotification["audience"];
  readonly because: string | null;
  readonly value: number | null;
}

/** What was to be told of an alert, in the order in which it came to be. */
export async function notificationsOf(db: Kysely<Database>, rule: string, alert: number): Promise<ToldOfAlert[]> {
  const rows = await db
    .selectFrom("alert_notification")
    .select(["due_at", "kind", "severity", "audience", "doc"])
    .where("rule", "=", rule)
    // One notification names many alerts; each stands in it as `addNotifications` wrote it.
    .where(sql<boolean>`strpos(doc, ${`{"id":${alert},`}) > 0`)
    .orderBy("id")
    .execute();
  return rows.map(({ due_at, kind, severity, audience, doc }) => {
    const { because, alerts } = JSON.parse(doc) as StoredNotification;
    const value = alerts.find(({ id }) => id === alert)?.value ?? null;
    return { dueAt: due_at, what: kind, severity, audience, because, value };
  });
}

function storedOf({ rule, because, alerts }: AlertNotification): StoredNotification {
  return {
    ruleVersion: rule.version,
    ruleName: rule.doc.name,
    because,
    alerts: alerts.map(({ id, unit, value }) => ({ id, unit, value })),
  };
}
