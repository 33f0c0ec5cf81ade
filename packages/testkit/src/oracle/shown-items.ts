import { civilTime } from "./civil-time.ts";
import { type CountedItem, countedItems } from "./counted-items.ts";
import type { OracleQuery, OracleWorld } from "./oracle-world.ts";
import { queryMoments } from "./query-moments.ts";
import { type UnitTree, unitTree } from "./unit-tree.ts";

/** A counted item of the board's subtree, with the valid units from its home (first) up to the root. */
export type ShownItem = CountedItem & { readonly path: readonly string[] };

/** What the board of one unit counts, and the tree on the day of S that it stands in. */
export type ShownItems = { readonly top: string; readonly tree: UnitTree; readonly items: readonly ShownItem[] };

export function shownItems(world: OracleWorld, query: OracleQuery): ShownItems {
  const day = queryMoments(query, civilTime(world.timezone)).stocksDay;
  const asProvisioned = unitTree(world.units, day);
  const asked = query.unit ?? asProvisioned.roots()[0];
  if (asked === undefined) throw new Error("no unit to show");
  const top = asProvisioned.standIn(asked);
  const tree = unitTree(world.units, day, top);
  const items = countedItems(world, query)
    .map((item) => ({ ...item, path: tree.pathOf(item.unit) }))
    .filter(({ path }) => path.includes(top));
  return { top, tree, items };
}
