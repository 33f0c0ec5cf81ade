import { countAnswerSchema, type UnitBody, unitListSchema } from "@ioc/protocol/provisioning.ts";
import {
  type DryRun,
  dryRunSchema,
  type UnitsPreview,
  unitsPreviewSchema,
} from "@ioc/protocol/provisioning-preview.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";
import { UNITS_KEY } from "../shell/use-units.ts";

/** The units that the person administers, as they are written down. */
export function useWrittenUnits(): UseQueryResult<readonly UnitBody[]> {
  return useQuery({
    queryKey: [...UNITS_KEY, "bodies"],
    queryFn: async ({ signal }) => (await askJson("/units", unitListSchema, { signal })).items,
  });
}

export async function putUnits(units: readonly UnitBody[]): Promise<void> {
  await askJson("/units", countAnswerSchema, { method: "PUT", json: units });
}

/** What boards would show if the units were so; nothing is written. */
export function previewUnits(units: readonly UnitBody[], signal: AbortSignal): Promise<UnitsPreview> {
  return askJson("/units/preview", unitsPreviewSchema, { method: "POST", json: units, signal });
}

export function tryUnitCsv(csv: string): Promise<DryRun> {
  return askJson("/units?dryRun=1", dryRunSchema, { method: "PUT", csv });
}

export async function putUnitCsv(csv: string): Promise<void> {
  await askJson("/units", countAnswerSchema, { method: "PUT", csv });
}
