import { shownSeverity } from "@ioc/domain/alert/alert-state.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { type MessageOf, MOST_DIGEST_ITEMS } from "@ioc/protocol/channel-message.ts";
import type { Kysely } from "kysely";
import type { AlertRecord } from "../alerts/alert-record.ts";
import { type AlertsOfTime, readAlertsOfTime } from "../alerts/alerts-of-time.ts";
import { readRulesOf } from "../alerts/rule-store.ts";
import type { Database } from "../database/schema.ts";
import { readOverdueDirectives } from "../directives/directive-store.ts";
import type { Reference } from "../reference/reference.ts";
import type { ChannelRecord } from "./channel-record.ts";
import { placeOf } from "./message-head.ts";
import { isWithinReach } from "./reach.ts";

type Digest = Omit<MessageOf<"digest">, "id" | "at" | "channel">;

/** What has fired and was over since the last digest, what is open now, and which directives are overdue. */
export async function digestOf(
  db: Kysely<Database>,
  channel: ChannelRecord,
  reference: Reference,
  now: number,
): Promise<Digest> {
  const since = channel.digestedAt ?? now;
  const today = reference.tree.on(dayOf(reference.zone, now));
  const units = [...reference.unitsById.keys()].filter((unit) => isWithinReach(channel, unit, today));
  const alerts = await readAlertsOfTime(db, units, since, now);
  const names = await namesOfRules(db, alerts);
  const lines = (those: readonly AlertRecord[], at: (alert: AlertRecord) => number | null): Digest["open"] => ({
    total: those.length,
    items: those.slice(0, MOST_DIGEST_ITEMS).map((alert) => ({
      ...placeOf(reference, alert.unit),
      ruleName: names.get(alert.rule) ?? alert.rule,
      severity: shownSeverity(alert.machine),
      at: formatInstant(at(alert) ?? alert.machine.since ?? now),
    })),
  });
  const overdue = await readOverdueDirectives(db, units, now);
  return {
    type: "digest",
    since: formatInstant(since),
    fired: lines(alerts.fired, ({ machine }) => machine.firedAt),
    resolved: lines(alerts.resolved, ({ machine }) => machine.resolvedAt),
    open: lines(alerts.open, ({ machine }) => machine.firedAt),
    overdueDirectives: {
      total: overdue.length,
      items: overdue.slice(0, MOST_DIGEST_ITEMS).map(({ id, unit, words, due_at: dueAt }) => ({
        id: String(id),
        ...placeOf(reference, unit),
        text: words,
        dueAt: formatInstant(dueAt),
      })),
    },
  };
}

async function namesOfRules(db: Kysely<Database>, alerts: AlertsOfTime): Promise<ReadonlyMap<string, string>> {
  const all = [...alerts.fired, ...alerts.resolved, ...alerts.open];
  return new Map((await readRulesOf(db, all)).map(({ id, doc }) => [id, doc.name]));
}
