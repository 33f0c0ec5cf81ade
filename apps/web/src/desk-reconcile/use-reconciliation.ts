import { boardSchema } from "@ioc/protocol/board.ts";
import { type Reconciliation, reconciliationSchema } from "@ioc/protocol/reconciliation.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";
import type { TypedFigure } from "./figure-draft.ts";

/** A report that is held against the boards. Tables that were files go as they are. */
export interface AskedReport {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly figures: readonly TypedFigure[] | string;
  readonly dossiers?: string;
  readonly explain?: number;
}

export function postReport(report: AskedReport): Promise<Reconciliation> {
  return askJson("/connection/reconcile", reconciliationSchema, { method: "POST", json: report });
}

/** Fields that a unit has had anything of in a period. */
export function useFields(unit: string | undefined, from: string, to: string): UseQueryResult<readonly string[]> {
  return useQuery({
    queryKey: ["board-fields", unit, from, to],
    enabled: from !== "" && to !== "" && from <= to,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ from, to, ...(unit === undefined ? {} : { unit }) });
      const { fields } = await askJson(`/board?${query}`, boardSchema, { signal });
      return Object.keys(fields).sort((a, b) => a.localeCompare(b, "vi"));
    },
  });
}
