import { isOver, shownSeverity } from "@ioc/domain/alert/alert-state.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";
import { raiseAlertVersionFrom } from "./alert-head.ts";
import { type AlertNews, groupNews } from "./alert-notification.ts";
import type { AlertRecord } from "./alert-record.ts";
import { addAlerts, closeAlerts, updateAlerts } from "./alert-store.ts";
import type { AlertMove, SeenAlert } from "./look-at-alert.ts";
import { addNotifications } from "./notification-store.ts";

export interface CommittedMoves {
  readonly version: number;
  readonly alerts: readonly AlertRecord[];
}

export interface CommitContext {
  /** The version that the moves go on from. */
  readonly version: number;
  readonly reference: Reference;
  readonly now: number;
}

/**
 * Writes moves with the notifications that they cause: all or none, and only on top of what they go on from. Undefined:
 * somebody has changed something meanwhile, another node that thinks it leads included, and nothing was written.
 */
export function commitMoves(
  db: Kysely<Database>,
  moves: readonly AlertMove[],
  { version: from, reference, now }: CommitContext,
): Promise<CommittedMoves | undefined> {
  return db.transaction().execute(async (transaction) => {
    const version = await raiseAlertVersionFrom(transaction, from);
    if (version === undefined) return undefined;
    const begun = moves.filter(begins);
    await closeAlerts(
      transaction,
      begun.flatMap(({ before }) => (before === null ? [] : [before.id])),
    );
    const added = await addAlerts(
      transaction,
      begun.map(({ after }) => ({ ...after, version })),
    );
    const alerts = new Map<AlertMove, AlertRecord>(begun.map((move, i) => [move, added[i] as AlertRecord]));
    const changed: AlertRecord[] = [];
    for (const move of moves) {
      const { before, after } = move;
      if (before === null || alerts.has(move)) continue;
      const alert = { ...after, id: before.id, version: looksOtherwise(before, after) ? version : before.version };
      changed.push(alert);
      alerts.set(move, alert);
    }
    await updateAlerts(transaction, changed);
    const news: AlertNews[] = [];
    for (const [{ rule, effects }, alert] of alerts) for (const effect of effects) news.push({ alert, rule, effect });
    await addNotifications(transaction, groupNews(news, reference, now));
    return { version, alerts: [...alerts.values()] };
  });
}

/** What is over and begins again is another alert. */
function begins({ before, after }: AlertMove): boolean {
  return before === null || (isOver(before.machine.name) && !isOver(after.machine.name));
}

/** Whether anybody who looks at it sees a difference. */
function looksOtherwise(before: SeenAlert, after: SeenAlert): boolean {
  return JSON.stringify(shown(before)) !== JSON.stringify(shown(after));
}

function shown({ machine, ...alert }: SeenAlert): unknown {
  const { name, since, firedAt, resolvedAt, escalatedAt, isFlapping } = machine;
  const { ruleVersion, value, inhibitedBy, silence, acknowledgedAt } = alert;
  return [
    ...[name, since, firedAt, resolvedAt, escalatedAt, isFlapping, shownSeverity(machine)],
    ...[ruleVersion, value, inhibitedBy, silence, acknowledgedAt],
  ];
}
