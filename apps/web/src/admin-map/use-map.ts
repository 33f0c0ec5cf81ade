import { type UnitBody, unitListSchema } from "@ioc/protocol/provisioning.ts";
import { type UnitMap, unitMapAnswerSchema, unitMapSchema } from "@ioc/protocol/unit-map.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson, askNothing } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { UNITS_KEY } from "../shell/use-units.ts";

export const MAP_KEY = ["map"] as const;

export interface KnownMap {
  readonly map: UnitMap;
  readonly units: readonly UnitBody[];
}

/** The map of the topmost unit, and the units; while there are none there is no map either. */
export function useMap(): UseQueryResult<KnownMap> {
  return useQuery({
    queryKey: [...MAP_KEY, ...UNITS_KEY],
    queryFn: async ({ signal }): Promise<KnownMap> => {
      const [map, { items }] = await Promise.all([
        askJson("/map", unitMapSchema, { signal }).catch(noUnits),
        askJson("/units", unitListSchema, { signal }),
      ]);
      return { map, units: items };
    },
  });
}

function noUnits(error: unknown): UnitMap {
  if (error instanceof ApiError && error.code === "not-found") return { version: "none", items: [] };
  throw error;
}

/** What would be drawn; every fault of the file is thrown. */
export async function tryMap(json: unknown): Promise<UnitMap> {
  const { map } = await askJson("/map?dryRun=1", unitMapAnswerSchema, { method: "PUT", json });
  if (map === undefined) throw new ApiError("internal", "The answer holds no map");
  return map;
}

export async function putMap(json: unknown): Promise<void> {
  await askJson("/map", unitMapAnswerSchema, { method: "PUT", json });
}

export function removeMap(): Promise<void> {
  return askNothing("/map", { method: "DELETE" });
}
