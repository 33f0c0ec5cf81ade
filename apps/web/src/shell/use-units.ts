import { type Overview, overviewSchema } from "@ioc/protocol/overview.ts";
import { unitListSchema } from "@ioc/protocol/provisioning.ts";
import type { PersonSession } from "@ioc/protocol/session.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { askJson } from "./api.ts";
import { ApiError } from "./api-error.ts";
import { isAdministrator } from "./may.ts";
import { usePerson } from "./shell-context.ts";

export const UNITS_KEY = ["units"] as const;

/** The units that the person may choose from: an administrator's as they are written down, others' as the wall shows them. */
export function useChoosableUnits(): UseQueryResult<readonly ChoosableUnit[]> {
  const person = usePerson();
  const writes = isAdministrator(person);
  return useQuery({
    queryKey: [...UNITS_KEY, writes ? "written" : "shown"],
    meta: { keptAs: writes ? "units written" : "units shown" },
    queryFn: ({ signal }): Promise<readonly ChoosableUnit[]> =>
      writes ? writtenUnits(signal) : shownUnits(person.grants, signal),
  });
}

/** An administrator's units as they are written down, and those of other roles as the wall shows them. */
export async function readableUnits(
  grants: PersonSession["grants"],
  signal: AbortSignal,
): Promise<readonly ChoosableUnit[]> {
  const others = grants.filter(({ role }) => role !== "administrator");
  const lists = await Promise.all([
    ...(others.length < grants.length ? [writtenUnits(signal)] : []),
    ...(others.length > 0 ? [shownUnits(others, signal)] : []),
  ]);
  return [...new Map(lists.flat().map((unit) => [unit.code, unit])).values()];
}

async function writtenUnits(signal: AbortSignal): Promise<readonly ChoosableUnit[]> {
  return (await askJson("/units", unitListSchema, { signal })).items;
}

async function shownUnits(grants: PersonSession["grants"], signal: AbortSignal): Promise<readonly ChoosableUnit[]> {
  const topmost = [...new Set(grants.map(({ unit }) => unit ?? undefined))];
  const overviews = await Promise.all(topmost.map((unit) => overviewOf(unit, signal)));
  return unitsOf(overviews.flatMap((overview) => overview ?? []));
}

/** Undefined where there is none: no units yet, or the unit has ended. */
function overviewOf(unit: string | undefined, signal: AbortSignal): Promise<Overview | undefined> {
  const query = unit === undefined ? "" : `?${new URLSearchParams({ unit })}`;
  return askJson(`/overview${query}`, overviewSchema, { signal }).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === "not-found") return undefined;
    throw error;
  });
}

function unitsOf(overviews: readonly Overview[]): readonly ChoosableUnit[] {
  const units = new Map<string, ChoosableUnit>();
  const add = (unit: ChoosableUnit): void => {
    if (!units.has(unit.code)) units.set(unit.code, unit);
  };
  for (const { unit, groups, tiles } of overviews) {
    add(unit);
    for (const [code, { name, nameEn }] of Object.entries(groups)) add({ code, name, nameEn, parent: unit.code });
    for (const [code, { name, nameEn, group }] of Object.entries(tiles)) add({ code, name, nameEn, parent: group });
  }
  return [...units.values()];
}
