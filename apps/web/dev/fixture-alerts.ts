import type { Alert, AlertList } from "@ioc/protocol/alerts.ts";
import type { Board } from "@ioc/protocol/board.ts";
import type { History } from "@ioc/protocol/history.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import { ratesOf } from "./fixture-measures.ts";
import { fixtureProvince, USUAL } from "./fixture-province.ts";

const DAY_MS = 86_400_000;
const DAYS = 30;

/** A critical alert of an invented district that nobody has taken on. */
export function fixtureAlert(change: Partial<Alert> = {}): Alert {
  return {
    id: "1",
    rule: "overdue-share",
    ruleName: "Tỷ lệ quá hạn",
    metric: "overdueShare",
    period: "today",
    direction: "above",
    threshold: 0.08,
    unit: "SG.04",
    unitName: "Huyện Hòa Lâm",
    state: "firing",
    severity: "critical",
    value: 0.083,
    since: "2026-11-17T06:50:00.000Z",
    firedAt: "2026-11-17T06:50:00.000Z",
    resolvedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    comment: null,
    assignedTo: null,
    escalatedAt: null,
    flapping: false,
    silenced: null,
    inhibited: false,
    ...change,
  };
}

/** The same as a whole wall has it: its number is the one of the board behind it. */
export function alertOnBoard(): Alert {
  const group = fixtureProvince(USUAL).overview.groups["SG.04"];
  return fixtureAlert({ value: group === undefined ? null : shareOf(group), threshold: 0.06 });
}

function shareOf({ measures }: Overview["groups"][string]): number {
  return measures.overdue / measures.inProgress;
}

/** What `GET /api/v1/alerts` answers. */
export function alertsIn(url: URL, alerts: readonly Alert[]): AlertList {
  return { items: alerts.filter(({ state }) => state === url.searchParams.get("state")) };
}

/** The units below, and the board of the alert's unit and its course; of an invented afternoon. */
export function alertFacts(url: URL): Overview | Board | History | undefined {
  const { board, overview } = fixtureProvince(USUAL);
  if (url.pathname === "/api/v1/overview") return overview;
  const code = url.searchParams.get("unit") ?? "";
  const group = overview.groups[code];
  if (group === undefined) return undefined;
  const unit = { code, name: group.name, kind: group.kind };
  if (url.pathname === "/api/v1/history") {
    const { inProgress } = group.measures;
    const days = Array.from({ length: DAYS }, (_, index) => {
      const value = shareOf(group) * (0.55 + ((index * 7) % 5) * 0.02 + Math.max(0, index - 21) * 0.04875);
      const date = new Date(USUAL.nowMs - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
      return { date, working: true, numerator: Math.round(value * inProgress), denominator: inProgress, value };
    });
    return { unit, rate: "overdueShare", asOf: board.asOf, days };
  }
  if (url.pathname !== "/api/v1/board") return undefined;
  const members = Object.entries(overview.tiles).filter(([, tile]) => tile.group === code);
  const numbersOf = (inProgress: number, overdue: number) => {
    const measures = { ...board.measures, inProgress, overdue };
    return { measures, rates: ratesOf(measures) };
  };
  return {
    ...board,
    unit,
    ...numbersOf(group.measures.inProgress, group.measures.overdue),
    children: Object.fromEntries(
      members.map(([member, { name, kind, state, inProgress, overdue }]) => [
        member,
        { name, kind, feed: { state }, ...numbersOf(inProgress, overdue) },
      ]),
    ),
  };
}
