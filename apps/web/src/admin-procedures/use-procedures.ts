import { countAnswerSchema, type ProcedureBody, procedureListSchema } from "@ioc/protocol/provisioning.ts";
import { type DryRun, dryRunSchema } from "@ioc/protocol/provisioning-preview.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";

export const PROCEDURES_KEY = ["procedures"] as const;

export function useProcedures(): UseQueryResult<readonly ProcedureBody[]> {
  return useQuery({
    queryKey: PROCEDURES_KEY,
    queryFn: async ({ signal }) => (await askJson("/procedures", procedureListSchema, { signal })).items,
  });
}

export async function putProcedure(procedure: ProcedureBody): Promise<void> {
  await askJson("/procedures", countAnswerSchema, { method: "PUT", json: [procedure] });
}

export function tryProcedureCsv(csv: string): Promise<DryRun> {
  return askJson("/procedures?dryRun=1", dryRunSchema, { method: "PUT", csv });
}

export async function putProcedureCsv(csv: string): Promise<void> {
  await askJson("/procedures", countAnswerSchema, { method: "PUT", csv });
}
