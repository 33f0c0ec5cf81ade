import { civilTime, dateText, dayNumber } from "./civil-time.ts";
import { countedItems } from "./counted-items.ts";
import { countMeasures } from "./measures.ts";
import type { OracleQuery, OracleWorld } from "./oracle-world.ts";
import { queryMoments } from "./query-moments.ts";
import { shownItems } from "./shown-items.ts";
import type { UnitTree } from "./unit-tree.ts";

type Days = { readonly from: string; readonly to: string };
type Resolved = { readonly resolved: number; readonly resolvedLate: number };
type Ranked = Resolved & { readonly received: number; readonly receivedOnline: number; readonly overdue: number };

/** The ranking without names, states and `version`. */
export type OracleRanking = {
  readonly unit: string;
  readonly period: Days;
  readonly previousPeriod: Days;
  readonly measures: Ranked;
  readonly children: Readonly<Record<string, Ranked & { readonly inProgress: number; readonly previous: Resolved }>>;
  readonly units: Readonly<Record<string, Resolved & { readonly group: string }>>;
};

/** As many days as there are in a period, right before it. */
export function daysBefore({ from, to }: Days): Days {
  const days = dayNumber(to) - dayNumber(from) + 1;
  return { from: dateText(dayNumber(from) - days), to: dateText(dayNumber(from) - 1) };
}

/** Who resolves on time over a period and another one before it, counted dossier by dossier. */
export function oracleRanking(world: OracleWorld, query: OracleQuery, previousPeriod: Days): OracleRanking {
  const { top, tree, items } = shownItems(world, query);
  const before = countedItems(world, { ...query, ...previousPeriod })
    .map((item) => ({ ...item, path: tree.pathOf(item.unit) }))
    .filter(({ path }) => path.includes(top));
  type Items = readonly { readonly path: readonly string[] }[];
  const below = <T extends Items[number]>(all: readonly T[], child: string): readonly T[] =>
    all.filter(({ path }) => (child === top ? path[0] === top : path.includes(child)));

  const resolvedBefore = (child: string): Resolved => {
    const { resolved, resolvedLate } = countMeasures(below(before, child));
    return { resolved, resolvedLate };
  };
  const direct = tree.childrenOf(top);
  const hasOwn = direct.length === 0 || below(items, top).length > 0 || resolvedBefore(top).resolved > 0;
  const children = [...(hasOwn ? [top] : []), ...direct].map((child) => {
    const mine = below(items, child);
    const { inProgress } = countMeasures(mine);
    return [child, { ...ranked(mine), inProgress, previous: resolvedBefore(child) }] as const;
  });

  const date = dateText(queryMoments(query, civilTime(world.timezone)).stocksDay);
  const { validFrom, validTo } = tree.unit(top);
  const isTopValid = (validFrom ?? date) <= date && date <= (validTo ?? date);
  const units = [top, ...unitsBelow(tree, top)].flatMap((code) => {
    const { resolved, resolvedLate } = countMeasures(items.filter(({ path }) => path[0] === code));
    if (code === top && !isTopValid && resolved === 0) return [];
    const path = tree.pathOf(code);
    const group = path[path.indexOf(top) - 1] ?? top;
    return [[code, { resolved, resolvedLate, group }] as const];
  });
  return {
    unit: top,
    period: { from: query.from, to: query.to },
    previousPeriod,
    measures: ranked(items),
    children: Object.fromEntries(children),
    units: Object.fromEntries(units),
  };
}

function unitsBelow(tree: UnitTree, top: string): readonly string[] {
  return tree.childrenOf(top).flatMap((child) => [child, ...unitsBelow(tree, child)]);
}

function ranked(items: Parameters<typeof countMeasures>[0]): Ranked {
  const { resolved, resolvedLate, received, receivedOnlinePartial, receivedOnlineFull, overdue } = countMeasures(items);
  return { resolved, resolvedLate, received, receivedOnline: receivedOnlinePartial + receivedOnlineFull, overdue };
}
