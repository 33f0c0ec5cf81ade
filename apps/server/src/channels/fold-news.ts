import type { AlertEffect } from "@ioc/domain/alert/alert-effect.ts";
import type { Severity } from "@ioc/domain/alert/severity.ts";
import type { Selectable } from "kysely";
import type { AlertTables } from "../alerts/alert-tables.ts";
import type { StoredNotification } from "../alerts/notification-store.ts";

/** A notification of the outbox. */
export interface News {
  readonly row: Selectable<AlertTables["alert_notification"]>;
  readonly kind: AlertEffect["kind"];
  readonly severity: Severity;
  readonly doc: StoredNotification;
}

/** So long a silence, an hour old when it is found, waits for others. */
const SILENCES_GATHER_MS = 60_000;
/** So far apart are messages of a rule about silences. */
export const SILENCES_APART_MS = 5 * 60_000;

/**
 * CHN-8: what of the news that are due may be told now; what follows on something that waits does so, too.
 *
 * @param due in the order in which they came about
 * @param lastSilenceAt when silences were last handed out, by rule
 */
export function tellableNews(due: readonly News[], lastSilenceAt: ReadonlyMap<string, number>, now: number): News[] {
  const waiting = new Set<number>();
  const firstSilenceAt = new Map<string, number>();
  return due.filter(({ kind, row, doc }) => {
    const { rule, created_at: createdAt } = row;
    let waits = doc.alerts.some(({ id }) => waiting.has(id));
    if (kind === "noData") {
      const first = firstSilenceAt.get(rule) ?? createdAt;
      firstSilenceAt.set(rule, first);
      const last = lastSilenceAt.get(rule) ?? Number.NEGATIVE_INFINITY;
      waits ||= now < first + SILENCES_GATHER_MS || now < last + SILENCES_APART_MS;
    }
    if (waits) for (const { id } of doc.alerts) waiting.add(id);
    return !waits;
  });
}

/**
 * CHN-8: news that are told together: of one version of a rule, the same, for the same reason and the same people. Whatever
 * becomes of an alert is told in its order.
 */
export function foldedNews(news: readonly News[]): News[][] {
  const groups: News[][] = [];
  const open = new Map<string, number>();
  const lastOf = new Map<number, number>();
  for (const one of news) {
    const { kind, severity, row, doc } = one;
    const key = [row.rule, doc.ruleVersion, row.audience, kind, severity, doc.because].join(" ");
    const known = open.get(key);
    const joins = known !== undefined && doc.alerts.every(({ id }) => (lastOf.get(id) ?? -1) < known);
    const group = joins ? known : groups.push([]) - 1;
    groups[group]?.push(one);
    open.set(key, group);
    for (const { id } of doc.alerts) lastOf.set(id, group);
  }
  return groups;
}
