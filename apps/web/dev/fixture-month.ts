import type { Board } from "@ioc/protocol/board.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { Ranking, RankingChild, RankingUnit } from "@ioc/protocol/ranking.ts";
import { boardChildren, type FixtureChild, fixtureChildren } from "./fixture-children.ts";
import { measuresFrom, ratesOf } from "./fixture-measures.ts";
import { randomNumbers } from "./random-numbers.ts";

interface MonthUnit {
  readonly resolved: number;
  readonly resolvedLate: number;
  readonly previous: { readonly resolved: number; readonly resolvedLate: number };
}

/**
 * The month so far of the made-up unit: its board, and who resolves on time.
 *
 * @param scale 0: the month has just begun
 */
export function fixtureMonth(board: Board, overview: Overview, scale: number): { month: Board; ranking: Ranking } {
  const from = `${overview.today.date.slice(0, 7)}-01`;
  const period = { from, to: overview.today.date };
  const units = new Map(Object.keys(overview.tiles).map((code, index) => [code, unitOf(overview, code, index, scale)]));
  const children = fixtureChildren(overview);
  const flows = children.map((child) => ({
    child,
    resolved: sumOf(child, units, ({ resolved }) => resolved),
    resolvedLate: sumOf(child, units, ({ resolvedLate }) => resolvedLate),
    overdue: child.units.reduce((sum, [, tile]) => sum + tile.overdue, 0),
    inProgress: child.units.reduce((sum, [, tile]) => sum + tile.inProgress, 0),
  }));
  const known = boardChildren(children);
  const month: Board = { ...board, period, children: {}, version: "1" };
  flows.forEach(({ child, resolved, resolvedLate, overdue, inProgress }, index) => {
    const measures = measuresFrom(
      [{ received: Math.round(resolved * 1.04), resolved, overdue, inProgress }],
      lift(index),
    );
    measures.resolvedAhead += measures.resolvedLate - resolvedLate;
    measures.resolvedLate = resolvedLate;
    const found = known[child.code];
    if (found) month.children[child.code] = { ...found, measures, rates: ratesOf(measures) };
  });
  const measures = measuresFrom([]);
  for (const child of Object.values(month.children)) {
    for (const name of Object.keys(measures) as (keyof typeof measures)[]) measures[name] += child.measures[name];
  }
  month.measures = measures;
  month.rates = ratesOf(measures);
  const { resolved, resolvedLate, received, receivedOnlineFull, receivedOnlinePartial, overdue } = measures;
  const ranking: Ranking = {
    unit: board.unit,
    asOf: board.asOf,
    version: "1",
    period,
    previousPeriod: previousMonth(from),
    measures: { resolved, resolvedLate, received, receivedOnline: receivedOnlineFull + receivedOnlinePartial, overdue },
    children: Object.fromEntries(children.map((child) => [child.code, rankingChild(child, month, units)])),
    units: Object.fromEntries(
      Object.entries(overview.tiles).map(([code, tile]): [string, RankingUnit] => {
        const found = units.get(code);
        const { name, kind, group, state } = tile;
        const counts = { resolved: found?.resolved ?? 0, resolvedLate: found?.resolvedLate ?? 0 };
        return [code, { name, kind, group: group === board.unit.code ? code : group, state, ...counts }];
      }),
    ),
  };
  return { month, ranking };
}

function lift(index: number): number {
  return ((index * 5) % 9) * 0.03 - 0.12;
}

function unitOf(overview: Overview, code: string, index: number, scale: number): MonthUnit {
  const tile = overview.tiles[code];
  if (tile === undefined || tile.state === "never") {
    return { resolved: 0, resolvedLate: 0, previous: { resolved: 0, resolvedLate: 0 } };
  }
  const random = randomNumbers(index + 900);
  const resolved = Math.round(tile.inProgress * (0.8 + random() * 2.4) * scale);
  // One in fifteen is truly late, most are near the whole's rate, and some are small.
  const share = index % 15 === 4 ? 0.09 : random() * 0.03;
  const before = Math.round(tile.inProgress * (1.5 + random() * 2));
  return {
    resolved,
    resolvedLate: Math.round(resolved * share),
    previous: { resolved: before, resolvedLate: Math.round(before * random() * 0.035) },
  };
}

function sumOf(child: FixtureChild, units: ReadonlyMap<string, MonthUnit>, of: (unit: MonthUnit) => number): number {
  return child.units.reduce((sum, [code]) => {
    const found = units.get(code);
    return found === undefined ? sum : sum + of(found);
  }, 0);
}

function rankingChild(child: FixtureChild, month: Board, units: ReadonlyMap<string, MonthUnit>): RankingChild {
  const { code, name, kind, state } = child;
  const measures = month.children[code]?.measures ?? measuresFrom([]);
  const { resolved, resolvedLate, received, receivedOnlineFull, receivedOnlinePartial, overdue, inProgress } = measures;
  return {
    name,
    kind,
    state,
    resolved,
    resolvedLate,
    received,
    receivedOnline: receivedOnlineFull + receivedOnlinePartial,
    overdue,
    inProgress,
    previous: {
      resolved: sumOf(child, units, ({ previous }) => previous.resolved),
      resolvedLate: sumOf(child, units, ({ previous }) => previous.resolvedLate),
    },
  };
}

function previousMonth(from: string): { from: string; to: string } {
  const to = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
  return { from: `${to.slice(0, 7)}-01`, to };
}
