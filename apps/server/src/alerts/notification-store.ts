import type { Kysely } from "kysely";
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

function storedOf({ rule, because, alerts }: AlertNotification): StoredNotification {
  return {
    ruleVersion: rule.version,
    ruleName: rule.doc.name,
    because,
    alerts: alerts.map(({ id, unit, value }) => ({ id, unit, value })),
  };
}
