import { type Dossier, dossierSchema } from "@ioc/protocol/dossiers.ts";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";

/** One dossier with its events; undefined: none is asked for. What was shown before stays until it is there. */
export function useDossier(code: string | undefined, keepsPrevious = false): UseQueryResult<Dossier> {
  return useQuery({
    queryKey: ["dossier", code],
    meta: { keptAs: `dossier ${code}` },
    enabled: code !== undefined,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
    queryFn: ({ signal }) => askJson(`/dossiers/${encodeURIComponent(code ?? "")}`, dossierSchema, { signal }),
  });
}
