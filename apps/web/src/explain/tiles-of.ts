import type { Overview, OverviewTile } from "@ioc/protocol/overview.ts";

/** The single units of an overview without those that are left out, by themselves or with their group. */
export function tilesOf(
  { unit, tiles }: Pick<Overview, "unit" | "tiles">,
  except: readonly string[] = [],
): { readonly code: string; readonly tile: OverviewTile }[] {
  const isLeftOut = (code: string, { group }: OverviewTile): boolean =>
    except.includes(code) || (group !== unit.code && except.includes(group));
  return Object.entries(tiles).flatMap(([code, tile]) => (isLeftOut(code, tile) ? [] : [{ code, tile }]));
}
