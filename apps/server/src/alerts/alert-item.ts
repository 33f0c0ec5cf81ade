import { firingSeverity, shownSeverity } from "@ioc/domain/alert/alert-state.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Reference } from "../reference/reference.ts";
import type { AlertRecord } from "./alert-record.ts";
import type { StoredRule } from "./alert-rule.ts";
import type { SilenceRecord } from "./silence-store.ts";

export interface AlertContext {
  readonly reference: Reference;
  /** The version of its rule that the alert was last judged by. */
  readonly rule: StoredRule;
  readonly silence: SilenceRecord | undefined;
}

/** An alert as it crosses the wire. */
export function alertItem(alert: AlertRecord, { reference, rule, silence }: AlertContext): Alert {
  const { machine } = alert;
  const { doc } = rule;
  const severity = shownSeverity(machine);
  const unit = reference.unitsById.get(alert.unit)?.body;
  // Of silence there is no threshold, unless something fires on behind it.
  const isOfSilence = machine.name === "noData" && firingSeverity(machine) === null;
  const isOver = machine.name === "normal" || machine.name === "resolved";
  return {
    id: String(alert.id),
    rule: rule.id,
    ruleName: doc.name,
    metric: doc.metric,
    period: doc.period,
    direction: doc.direction,
    threshold: isOfSilence ? null : (doc[severity]?.fire ?? null),
    unit: unit?.code ?? "",
    unitName: unit?.name ?? "",
    state: machine.name === "normal" ? "resolved" : machine.name,
    severity,
    value: alert.value,
    since: formatInstant(machine.since ?? 0),
    firedAt: instantOrNull(machine.firedAt),
    resolvedAt: instantOrNull(machine.name === "normal" ? machine.since : isOver ? machine.resolvedAt : null),
    acknowledgedBy: alert.acknowledgedBy,
    acknowledgedAt: instantOrNull(alert.acknowledgedAt),
    comment: alert.comment,
    assignedTo: alert.assignedTo,
    escalatedAt: instantOrNull(machine.escalatedAt),
    flapping: machine.isFlapping,
    silenced:
      silence === undefined || isOver
        ? null
        : { until: formatInstant(silence.until), reason: silence.reason, by: silence.createdBy },
    // Which unit it is may lie outside of what whoever reads this may see.
    inhibited: alert.inhibitedBy !== null,
  };
}

/** The same for whoever is not signed in: nobody's name, nobody's words. */
export function withoutPeople(alert: Alert): Alert {
  const { silenced } = alert;
  return {
    ...alert,
    acknowledgedBy: null,
    comment: null,
    assignedTo: null,
    silenced: silenced === null ? null : { ...silenced, reason: null, by: null },
  };
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
