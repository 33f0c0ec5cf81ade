import { civilTime } from "./civil-time.ts";
import { hotspotsOf, type OracleHotspot } from "./hotspots.ts";
import { countMeasures, type OracleMeasures, type OracleRates, ratesOf } from "./measures.ts";
import type { OracleQuery, OracleUnit, OracleWorld } from "./oracle-world.ts";
import { queryMoments } from "./query-moments.ts";
import { type ShownItem, shownItems } from "./shown-items.ts";

type Numbers = { readonly measures: OracleMeasures; readonly rates: OracleRates };
type UnitLabel = { readonly name: string; readonly nameEn?: string; readonly kind: string };

/** The contract's board without `version`, `freshness` and the children's `feed`; instants as ISO text in UTC. */
export type OracleBoard = Numbers & {
  readonly unit: UnitLabel & { readonly code: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  /** All direct children; the unit's own entry only where it counts anything. */
  readonly children: Readonly<Record<string, UnitLabel & Numbers>>;
  /** Only the fields that count anything. */
  readonly fields: Readonly<Record<string, Numbers>>;
  readonly hotspots: readonly OracleHotspot[];
};

/** Computes a board from scratch out of the list of committed events. Slow on purpose. */
export function oracleBoard(world: OracleWorld, query: OracleQuery): OracleBoard {
  const { top, tree, items } = shownItems(world, query);
  const numbers = numbersOf(items);

  const ownItems = items.filter(({ path }) => path[0] === top);
  const ownEntry = ownItems.length > 0 ? [[top, { ...labelOf(tree.unit(top)), ...numbersOf(ownItems) }] as const] : [];
  const childEntries = tree.childrenOf(top).map((child) => {
    const childItems = items.filter(({ path }) => path.includes(child));
    return [child, { ...labelOf(tree.unit(child)), ...numbersOf(childItems) }] as const;
  });

  const fields = [...new Set(items.map(({ field }) => field))];
  const fieldEntries = fields.map((name) => [name, numbersOf(items.filter(({ field }) => field === name))] as const);

  return {
    unit: { code: top, ...labelOf(tree.unit(top)) },
    period: { from: query.from, to: query.to },
    asOf: new Date(queryMoments(query, civilTime(world.timezone)).flowsMs).toISOString(),
    ...numbers,
    children: Object.fromEntries([...ownEntry, ...childEntries]),
    fields: Object.fromEntries(fieldEntries),
    hotspots: hotspotsOf(items, numbers.measures, (code) => tree.unit(code).name),
  };
}

function numbersOf(items: readonly ShownItem[]): Numbers {
  const measures = countMeasures(items);
  return { measures, rates: ratesOf(measures) };
}

function labelOf({ name, nameEn, kind }: OracleUnit): UnitLabel {
  return { name, ...(nameEn == null ? {} : { nameEn }), kind };
}
