import type { Alert } from "@ioc/protocol/alerts.ts";
import { type AlertGroup, alertGroups } from "../live/wall-alerts.ts";

const STANDS_MS = 20_000;
/** What nobody takes on comes back, ms. */
const AGAIN_MS = 10 * 60_000;

/** Critical alerts that take the wall over in turn, one rule at a time. Instants are the server's clock in ms. */
export interface Takeover {
  /** Rule that has the wall, and until when. */
  readonly rule: string | undefined;
  readonly untilMs: number;
  /** When each alert that stands had the wall last, by id. */
  readonly shownMs: Readonly<Record<string, number>>;
}

export const NO_TAKEOVER: Takeover = { rule: undefined, untilMs: 0, shownMs: {} };

/** As if all of these had just had the wall: they come back in ten minutes. */
export function takenAsSeen(alerts: readonly Alert[], nowMs: number): Takeover {
  return { ...NO_TAKEOVER, shownMs: Object.fromEntries(alerts.map(({ id }) => [id, nowMs])) };
}

/** As if these, which lost the wall before their time was over, had not had it. */
export function cutShort({ shownMs }: Takeover, alerts: readonly Alert[]): Takeover {
  const others = Object.entries(shownMs).filter(([id]) => alerts.every((alert) => alert.id !== id));
  return { ...NO_TAKEOVER, shownMs: Object.fromEntries(others) };
}

/** An alert takes the wall over if it is critical, fires, and nobody has taken it on or silenced it. */
function mayTakeOver(alert: Alert): boolean {
  return (
    alert.severity === "critical" &&
    alert.state === "firing" &&
    alert.acknowledgedAt === null &&
    alert.silenced === null &&
    !alert.inhibited
  );
}

/** The takeover at a moment: the worst rule first, each for 20 s, and again every ten minutes until it is taken on. */
export function takeoverAt(before: Takeover, alerts: readonly Alert[], nowMs: number): Takeover {
  const groups = alertGroups(alerts.filter(mayTakeOver));
  const shownMs = Object.fromEntries(
    groups.flatMap((group) => group.alerts.flatMap(({ id }) => shownEntry(before, id, nowMs))),
  );
  const current = groups.find(({ worst }) => worst.rule === before.rule);
  const leftMs = before.untilMs - nowMs;
  if (current !== undefined && leftMs > 0 && leftMs <= STANDS_MS)
    return { ...before, shownMs: { ...marked(current, nowMs), ...shownMs } };
  const next = groups.find((group) => group.alerts.some(({ id }) => isDue(shownMs[id], nowMs)));
  if (next === undefined) return { rule: undefined, untilMs: 0, shownMs };
  return { rule: next.worst.rule, untilMs: nowMs + STANDS_MS, shownMs: { ...shownMs, ...marked(next, nowMs) } };
}

/** The alerts that have the wall, the worst first. */
export function alertsOnWall({ rule }: Takeover, alerts: readonly Alert[]): readonly Alert[] {
  return alertGroups(alerts.filter(mayTakeOver)).find(({ worst }) => worst.rule === rule)?.alerts ?? [];
}

function isDue(shownMs: number | undefined, nowMs: number): boolean {
  return shownMs === undefined || nowMs - shownMs >= AGAIN_MS;
}

/** A clock that was set back must not keep an alert from the wall. */
function shownEntry({ shownMs }: Takeover, id: string, nowMs: number): [string, number][] {
  const known = shownMs[id];
  return known === undefined || known > nowMs ? [] : [[id, known]];
}

function marked({ alerts }: AlertGroup, nowMs: number): Record<string, number> {
  return Object.fromEntries(alerts.map(({ id }) => [id, nowMs]));
}
