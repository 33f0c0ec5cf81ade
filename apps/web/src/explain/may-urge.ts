import type { Overview } from "@ioc/protocol/overview.ts";
import type { PersonSession } from "@ioc/protocol/session.ts";

/**
 * Whether somebody leads a unit, as far as a wall can tell by the units that stand on it: of a role at a unit that it does
 * not know, which may stand above, the server decides.
 */
export function mayUrge(
  { grants }: Pick<PersonSession, "grants">,
  unit: string,
  overview: Pick<Overview, "unit" | "groups" | "tiles"> | undefined,
): boolean {
  return grants.some(({ role, unit: led }) => {
    if (role !== "leader") return false;
    if (led == null || led === unit || overview === undefined || led === overview.unit.code) return true;
    const isKnown = led in overview.groups || led in overview.tiles;
    return !isKnown || overview.tiles[unit]?.group === led;
  });
}
