import type { Overview } from "@ioc/protocol/overview.ts";
import type { DrillTarget } from "../page/drill-store.ts";

/**
 * Whose numbers a row of groups has: one group is a unit with all below it; the group of the board's own unit is what has
 * nothing below it; of several it is the whole without the groups of the other rows.
 */
export function groupTarget(
  groups: readonly string[],
  others: readonly string[],
  { unit, tiles }: Pick<Overview, "unit" | "tiles">,
): Pick<DrillTarget, "unit" | "except"> {
  const [only] = groups;
  if (groups.length === 1 && only !== undefined && only !== unit.code) return { unit: only };
  const single = (group: string): readonly string[] =>
    group === unit.code
      ? Object.entries(tiles).flatMap(([code, tile]) => (tile.group === group ? [code] : []))
      : [group];
  return { except: [...new Set(others.flatMap(single))] };
}
