import type { Board, Child, FieldNumbers, Measures } from "@ioc/protocol/board.ts";
import { type FreshnessState, MEASURES } from "@ioc/protocol/names.ts";
import type { Overview, OverviewTile } from "@ioc/protocol/overview.ts";
import { cellsOf, FIELDS } from "./fixture-cells.ts";
import { measuresFrom, ratesOf } from "./fixture-measures.ts";

/** A direct child of the made-up unit and the units it stands for, or the unit's own entry. */
export interface FixtureChild {
  readonly code: string;
  readonly name: string;
  readonly kind: OverviewTile["kind"];
  readonly state: FreshnessState;
  readonly units: readonly (readonly [string, OverviewTile])[];
}

/** The direct children: a group by its code, and what hangs on the unit itself, each by itself. */
export function fixtureChildren({ unit, groups, tiles }: Overview): readonly FixtureChild[] {
  const entries = Object.entries(tiles);
  const own = entries
    .filter(([, tile]) => tile.group === unit.code)
    .map(([code, tile]) => ({ code, tile, name: code === unit.code ? unit.name : tile.name }))
    .map(({ code, tile, name }) => childOf(code, name, tile.kind, [[code, tile]]));
  const others = Object.entries(groups)
    .filter(([code]) => code !== unit.code)
    .map(([code, group]) =>
      childOf(
        code,
        group.name,
        group.kind,
        entries.filter(([, tile]) => tile.group === code),
      ),
    );
  return [...own, ...others];
}

function childOf(code: string, name: string, kind: OverviewTile["kind"], units: FixtureChild["units"]): FixtureChild {
  const states = units.map(([, tile]) => tile.state);
  const state = (["live", "quiet", "stale"] as const).find((one) => states.includes(one)) ?? "never";
  return { code, name, kind, units, state };
}

/** Children of the board of today. */
export function boardChildren(children: readonly FixtureChild[]): Board["children"] {
  return Object.fromEntries(
    children.map(({ code, name, kind, state, units }): [string, Child] => {
      const measures = measuresFrom(units.map(([, tile]) => tile));
      const lastEventAt =
        units
          .flatMap(([, tile]) => tile.lastEventAt ?? [])
          .sort()
          .at(-1) ?? null;
      return [code, { name, kind, measures, rates: ratesOf(measures), feed: { state, lastEventAt } }];
    }),
  );
}

/** Fields of the board of today: what is open adds up to the board, of flows each has its share. */
export function boardFields(overview: Overview, whole: Measures): Board["fields"] {
  const cells = Object.values(overview.tiles).map((tile, index) => cellsOf(tile, index));
  const open = FIELDS.map((field) => cells.reduce((sum, one) => sum + (one.get(field)?.open ?? 0), 0));
  const overdue = FIELDS.map((field) => cells.reduce((sum, one) => sum + (one.get(field)?.overdue ?? 0), 0));
  const shared = SHARED.map((name) => [name, sharesOf(whole[name], open)] as const);
  return Object.fromEntries(
    FIELDS.flatMap((field, at): [string, FieldNumbers][] => {
      const [inProgress, late] = [open[at] ?? 0, overdue[at] ?? 0];
      if (inProgress === 0) return [];
      const measures = Object.fromEntries(MEASURES.map((name) => [name, 0])) as Measures;
      for (const [name, shares] of shared) measures[name] = shares[at] ?? 0;
      Object.assign(measures, { inProgress, overdue: late, inProgressWithin: inProgress - late });
      return [[field, { measures, rates: ratesOf(measures) }]];
    }),
  );
}

const SHARED = ["received", "resolved", "atRisk", "dueToday"] as const;

/** A number split by weights into whole numbers that add up to it. */
export function sharesOf(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => (sum === 0 ? 0 : Math.floor((total * weight) / sum)));
  shares[0] = (shares[0] ?? 0) + total - shares.reduce((all, share) => all + share, 0);
  return shares;
}
