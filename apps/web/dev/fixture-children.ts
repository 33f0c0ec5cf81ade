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
export function boardFields(overview: Overview): Board["fields"] {
  const cells = Object.values(overview.tiles).map((tile, index) => cellsOf(tile, index));
  return Object.fromEntries(
    FIELDS.flatMap((field, at): [string, FieldNumbers][] => {
      const zero = Object.fromEntries(MEASURES.map((name) => [name, 0])) as Measures;
      const inProgress = cells.reduce((sum, one) => sum + (one.get(field)?.open ?? 0), 0);
      const overdue = cells.reduce((sum, one) => sum + (one.get(field)?.overdue ?? 0), 0);
      if (inProgress === 0) return [];
      const within = inProgress - overdue;
      const flows = { received: Math.round(within * 0.2), resolved: Math.round(within * 0.18) };
      const stocks = { atRisk: Math.round(within * 0.07), dueToday: Math.round(within * 0.05) + (at % 2) };
      const measures = { ...zero, ...flows, ...stocks, inProgress, overdue, inProgressWithin: within };
      return [[field, { measures, rates: ratesOf(measures) }]];
    }),
  );
}
