import type { Alert } from "@ioc/protocol/alerts.ts";

/** Far more than can be read, and a bound for a wall that runs for months. */
const MOST = 500;

/** An alert that stands: it fires, or did a moment ago, or its unit is silent. */
function stands({ state }: Alert): boolean {
  return state === "firing" || state === "recovering" || state === "noData";
}

/** The alerts that stand, after one of them changed. */
export function afterAlert(alerts: readonly Alert[], changed: Alert): readonly Alert[] {
  const others = alerts.filter(({ id }) => id !== changed.id);
  return stands(changed) ? [changed, ...others] : others;
}

/** The same, as many as a wall keeps. */
export function withAlert(alerts: readonly Alert[], changed: Alert): readonly Alert[] {
  return afterAlert(alerts, changed).slice(0, MOST);
}

/** How far its value is beyond its threshold, as a share of it; of silence there is no value, and it comes last. */
function excess({ value, threshold }: Alert): number {
  if (value === null || threshold === null) return 0;
  return Math.abs(value - threshold) / Math.max(Math.abs(threshold), 1e-9);
}

/** Critical before warning, not acknowledged before acknowledged, then whatever is farthest beyond its threshold. */
export function byWorst(a: Alert, b: Alert): number {
  return (
    Number(b.severity === "critical") - Number(a.severity === "critical") ||
    Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null) ||
    excess(b) - excess(a) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Alerts that are told together, the worst first. */
export interface AlertGroup {
  readonly worst: Alert;
  readonly alerts: readonly Alert[];
}

/** Grouped, by rule if nothing else is said, the group with the worst alert first; those that another one explains are left out. */
export function alertGroups(
  alerts: readonly Alert[],
  alike: (alert: Alert) => string = ({ rule }) => rule,
): readonly AlertGroup[] {
  const groups = new Map<string, Alert[]>();
  for (const alert of alerts.filter(({ inhibited }) => !inhibited).sort(byWorst)) {
    const group = groups.get(alike(alert));
    if (group === undefined) groups.set(alike(alert), [alert]);
    else group.push(alert);
  }
  return [...groups.values()].flatMap((of) => (of[0] === undefined ? [] : [{ worst: of[0], alerts: of }]));
}
