import type { Overview, OverviewGroup, OverviewTile } from "@ioc/protocol/overview.ts";

export interface GroupOfUnits {
  readonly code: string;
  readonly group: OverviewGroup;
  readonly units: readonly { readonly code: string; readonly tile: OverviewTile }[];
}

/** The units as the screen orders them everywhere: group by group, each by its own order, then by code. */
export function unitsByGroup({ groups, tiles }: Pick<Overview, "groups" | "tiles">): readonly GroupOfUnits[] {
  const members = new Map<string, { code: string; tile: OverviewTile }[]>();
  for (const [code, tile] of Object.entries(tiles)) {
    const list = members.get(tile.group);
    if (list === undefined) members.set(tile.group, [{ code, tile }]);
    else list.push({ code, tile });
  }
  return Object.entries(groups)
    .sort(([aCode, a], [bCode, b]) => a.order - b.order || compare(aCode, bCode))
    .flatMap(([code, group]) => {
      const units = members.get(code) ?? [];
      units.sort((a, b) => a.tile.order - b.tile.order || compare(a.code, b.code));
      return units.length === 0 ? [] : [{ code, group, units }];
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
