import type { Measure } from "@ioc/protocol/names.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { PersonSession } from "@ioc/protocol/session.ts";
import type { NumberName } from "../page/drill-store.ts";

/** What something can still be done about: the dossiers that are open. */
const URGED: ReadonlySet<Measure> = new Set([
  "overdue",
  "atRisk",
  "dueToday",
  "suspended",
  "inProgress",
  "inProgressWithin",
  "carriedOver",
]);

/** Whose dossiers a unit may be urged to settle, of those behind a number; undefined: none. */
export function urgedMeasure(name: NumberName): Measure | undefined {
  if ("rate" in name) return name.rate === "overdueShare" ? "overdue" : undefined;
  return URGED.has(name.measure) ? name.measure : undefined;
}

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

/** Where a unit is urged about a number, with the dossiers behind it. */
export function urgePath(about: {
  readonly unit: string;
  readonly measure: Measure;
  readonly field: string | undefined;
  /** The unit by itself, without what is below it. */
  readonly own: boolean;
}): string {
  const { unit, measure, field, own } = about;
  return `/directives/new?${new URLSearchParams({
    unit,
    measure,
    ...(field === undefined ? {} : { field }),
    ...(own ? { own: "1" } : {}),
  })}`;
}
