import type { AlertEffect, Retirement } from "@ioc/domain/alert/alert-effect.ts";
import { includes, type Severity } from "@ioc/domain/alert/severity.ts";
import type { DayTree } from "@ioc/domain/org/day-tree.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { MessageOf } from "@ioc/protocol/channel-message.ts";
import type { Kysely } from "kysely";
import type { StoredRule } from "../alerts/alert-rule.ts";
import type { StoredNotification } from "../alerts/notification-store.ts";
import { readRulesOf } from "../alerts/rule-store.ts";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";
import type { ChannelRecord } from "./channel-record.ts";
import { holdEnabledChannels } from "./channel-store.ts";
import { addDeliveries } from "./delivery-store.ts";
import { foldedNews, type News, SILENCES_APART_MS, tellableNews } from "./fold-news.ts";
import { placeOf } from "./message-head.ts";
import { isForLeadersOf, isWithinReach } from "./reach.ts";
import { deliveryOf, type Told } from "./telling.ts";

/** More than one look makes of an outage of everything. */
const MOST_AT_ONCE = 1000;
/** Nothing that was handed out lately came about before, but for what waited for an office to open. */
const LONGEST_WAIT_MS = 30 * 86_400_000;

type Row = News["row"];

/**
 * Makes what is due of the outbox of alerts deliveries for the channels that take it, folded (CHN-8), and marks it as handed
 * out: one transaction, so that whoever is killed in between has done nothing, and of two who do it one finds nothing.
 *
 * @returns how many notifications were handed out
 */
export async function handOutAlerts(db: Kysely<Database>, reference: Reference, now: number): Promise<number> {
  // Most of the time there is nothing, and no transaction has to begin.
  const wanted = await tellable(db, now);
  if (wanted.length === 0) return 0;
  return db.transaction().execute(async (transaction) => {
    const rows = await dueRows(transaction, now).where("id", "in", wanted).forUpdate().skipLocked().execute();
    const all = rows.map(newsOf);
    const channels = await holdEnabledChannels(transaction);
    const asked = all.map(({ row, doc }) => ({ rule: row.rule, ruleVersion: doc.ruleVersion }));
    const rules = new Map((await readRulesOf(transaction, asked)).map((rule) => [`${rule.version} ${rule.id}`, rule]));
    const today = reference.tree.on(dayOf(reference.zone, now));
    const deliveries = foldedNews(all).flatMap((group) => {
      const [first] = group;
      const rule = first && rules.get(`${first.doc.ruleVersion} ${first.row.rule}`);
      if (rule === undefined) return [];
      return channels.flatMap((channel) => {
        const told = contentFor(channel, group, rule, reference, today);
        return told === undefined ? [] : [deliveryOf({ channel, ...told }, reference, now)];
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

/** Ids of the notifications that are due and wait for no others. */
async function tellable(db: Kysely<Database>, now: number): Promise<number[]> {
  const due = (await dueRows(db, now).execute()).map(newsOf);
  const hasSilences = due.some(({ kind }) => kind === "noData");
  const last = hasSilences ? await lastSilences(db, now) : new Map<string, number>();
  return tellableNews(due, last, now).map(({ row }) => row.id);
}

async function lastSilences(db: Kysely<Database>, now: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("alert_notification")
    .select(["rule", ({ fn }) => fn.max("handed_at").as("at")])
    .where("created_at", ">", now - LONGEST_WAIT_MS)
    .where("kind", "=", "noData")
    .where("handed_at", ">", now - SILENCES_APART_MS)
    .groupBy("rule")
    .execute();
  return new Map(rows.map(({ rule, at }) => [rule, at ?? 0]));
}

function dueRows(db: Kysely<Database>, now: number) {
  return db
    .selectFrom("alert_notification")
    .selectAll()
    .where("handed_at", "is", null)
    .where("due_at", "<=", now)
    .orderBy("id")
    .limit(MOST_AT_ONCE);
}

function newsOf(row: Row): News {
  return {
    row,
    kind: row.kind as AlertEffect["kind"],
    severity: row.severity as Severity,
    doc: JSON.parse(row.doc) as StoredNotification,
  };
}

/** What a channel is told of news that are told together: the alerts within its reach; undefined: nothing. */
function contentFor(
  channel: ChannelRecord,
  group: readonly News[],
  { id, doc: rule }: StoredRule,
  reference: Reference,
  today: DayTree,
): Pick<Told, "source" | "at" | "content"> | undefined {
  const of = group
    .filter(({ row, kind, severity }) =>
      row.audience === "leadersAbove" ? channel.escalations : takes(channel, kind, severity),
    )
    .map((news) => ({ ...news, alerts: alertsWithin(channel, news, today) }))
    .filter(({ alerts }) => alerts.length > 0);
  const [first] = of;
  if (first === undefined) return undefined;
  const { kind, severity, doc, row } = first;
  const content: Omit<MessageOf<"alert">, "id" | "at" | "channel"> = {
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
    alerts: of
      .flatMap(({ alerts }) => alerts)
      .map((alert) => ({ id: String(alert.id), ...placeOf(reference, alert.unit), value: alert.value }))
      .sort((one, other) => (one.unit < other.unit ? -1 : 1)),
  };
  return { source: `alert-${first.row.id}`, at: row.created_at, content };
}

function alertsWithin(channel: ChannelRecord, { row, doc }: News, today: DayTree): StoredNotification["alerts"] {
  const isForLeaders = row.audience === "leadersAbove";
  return doc.alerts.filter(({ unit }) =>
    isForLeaders ? isForLeadersOf(channel, row.unit, today) : isWithinReach(channel, unit, today),
  );
}

/** Who was told that something is critical is told, too, that it no longer is. */
function takes({ alerts }: ChannelRecord, kind: AlertEffect["kind"], severity: Severity): boolean {
  return alerts !== null && (includes(severity, alerts) || kind === "lowered");
}
