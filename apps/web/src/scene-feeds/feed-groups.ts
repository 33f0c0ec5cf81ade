import type { Overview, OverviewTile } from "@ioc/protocol/overview.ts";
import { unitsByGroup } from "../stage/unit-order.ts";

export interface FeedGroup {
  /** Codes of the groups in it: one, or those that have no row of their own. */
  readonly groups: readonly string[];
  readonly states: readonly OverviewTile["state"][];
  readonly silent: number;
  /** Open dossiers of the stale units in it. */
  readonly held: number;
}

/** The units by their common parent, those with most silent first; what does not fit stands in one row of the rest. */
export function feedGroups(overview: Pick<Overview, "groups" | "tiles">, room: number): readonly FeedGroup[] {
  const rows = unitsByGroup(overview).map(({ code, units }): FeedGroup => {
    const tiles = units.map(({ tile }) => tile);
    const stale = tiles.filter(({ state }) => state === "stale");
    return {
      groups: [code],
      states: tiles.map(({ state }) => state),
      silent: stale.length + tiles.filter(({ state }) => state === "never").length,
      held: stale.reduce((sum, { inProgress }) => sum + inProgress, 0),
    };
  });
  // A stable sort: among equals the order of the ribbon stays.
  rows.sort((a, b) => b.silent - a.silent);
  if (rows.length <= room) return rows;
  const rest = rows.slice(room - 1);
  return [
    ...rows.slice(0, room - 1),
    {
      groups: rest.flatMap(({ groups }) => groups),
      states: rest.flatMap(({ states }) => states),
      silent: rest.reduce((sum, { silent }) => sum + silent, 0),
      held: rest.reduce((sum, { held }) => sum + held, 0),
    },
  ];
}
