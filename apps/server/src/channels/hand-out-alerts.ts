import type { AlertEffect, Retirement } from "@ioc/domain/alert/alert-effect.ts";
import { includes, type Severity } from "@ioc/domain/alert/severity.ts";
import type { DayTree } from "@ioc/domain/org/day-tree.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { MessageOf } from "@ioc/protocol/channel-message.ts";
import type { Kysely, Selectable } from "kysely";
import type { StoredRule } from "../alerts/alert-rule.ts";
import type { StoredNotification } from "../alerts/notification-store.ts";
import { readRulesOf } from "../alerts/rule-store.ts";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";
import type { ChannelRecord } from "./channel-record.ts";
import { holdEnabledChannels } from "./channel-store.ts";
import { addDeliveries } from "./delivery-store.ts";
import { placeOf } from "./message-head.ts";
import { isForLeadersOf, isWithinReach } from "./reach.ts";
import { deliveryOf } from "./telling.ts";

const MOST_AT_ONCE = 200;

type Row = Selectable<Database["alert_notification"]>;

interface News {
  readonly row: Row;
  readonly kind: AlertEffect["kind"];
  readonly severity: Severity;
  readonly doc: StoredNotification;
}

/**
 * Makes what is due of the outbox of alerts a delivery for each channel that takes it, and marks it as handed out: one
 * transaction, so that whoever is killed in between has done nothing, and of two who do it one finds nothing.
 *
 * @returns how many notifications were handed out
 */
export async function handOutAlerts(db: Kysely<Database>, reference: Reference, now: number): Promise<number> {
  // Most of the time there is nothing, and no transaction has to begin.
  if ((await dueRows(db, now).limit(1).execute()).length === 0) return 0;
  return db.transaction().execute(async (transaction) => {
    const rows = await dueRows(transaction, now).limit(MOST_AT_ONCE).forUpdate().skipLocked().execute();
    const all = rows.map(newsOf);
    const channels = await holdEnabledChannels(transaction);
    const wanted = all.map(({ row, doc }) => ({ rule: row.rule, ruleVersion: doc.ruleVersion }));
    const rules = new Map((await readRulesOf(transaction, wanted)).map((rule) => [`${rule.version} ${rule.id}`, rule]));
    const today = reference.tree.on(dayOf(reference.zone, now));
    const deliveries = all.flatMap((news) => {
      const rule = rules.get(`${news.doc.ruleVersion} ${news.row.rule}`);
      return channels.flatMap((channel) => {
        const content = rule && contentFor(channel, news, rule, reference, today);
        if (content === undefined) return [];
        const told = { channel, source: `alert-${news.row.id}`, at: news.row.created_at, content };
        return [deliveryOf(told, reference, now)];
      });
    });
    await addDeliveries(transaction, deliveries);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) {
      await transaction.updateTable("alert_notification").set({ handed_at: now }).where("id", "in", ids).execute();
    }
    return rows.length;
  });
}

function dueRows(db: Kysely<Database>, now: number) {
  return db
    .selectFrom("alert_notification")
    .selectAll()
    .where("handed_at", "is", null)
    .where("due_at", "<=", now)
    .orderBy("id");
}

function newsOf(row: Row): News {
  return {
    row,
    kind: row.kind as AlertEffect["kind"],
    severity: row.severity as Severity,
    doc: JSON.parse(row.doc) as StoredNotification,
  };
}

/** What a channel is told of a notification: the alerts within its reach; undefined: nothing. */
function contentFor(
  channel: ChannelRecord,
  { row, kind, severity, doc }: News,
  { id, doc: rule }: StoredRule,
  reference: Reference,
  today: DayTree,
): Omit<MessageOf<"alert">, "id" | "at" | "channel"> | undefined {
  const isForLeaders = row.audience === "leadersAbove";
  if (isForLeaders ? !channel.escalations : !takes(channel, kind, severity)) return undefined;
  const alerts = doc.alerts.filter(({ unit }) =>
    isForLeaders ? isForLeadersOf(channel, row.unit, today) : isWithinReach(channel, unit, today),
  );
  if (alerts.length === 0) return undefined;
  return {
    type: "alert",
    news: kind,
    severity,
    because: doc.because as "cleared" | Retirement | null,
    rule: {
      id,
      name: rule.name,
      metric: rule.metric,
      direction: rule.direction,
      threshold: kind === "noData" ? null : (rule[severity]?.fire ?? null),
    },
    alerts: alerts
      .map((alert) => ({ id: String(alert.id), ...placeOf(reference, alert.unit), value: alert.value }))
      .sort((a, b) => (a.unit < b.unit ? -1 : 1)),
  };
}

/** Who was told that something is critical is told, too, that it no longer is. */
function takes({ alerts }: ChannelRecord, kind: AlertEffect["kind"], severity: Severity): boolean {
  return alerts !== null && (includes(severity, alerts) || kind === "lowered");
}
