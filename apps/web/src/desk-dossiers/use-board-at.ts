import { type Board, boardSchema } from "@ioc/protocol/board.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { askJson } from "../shell/api.ts";
import { type DossierFilter, periodOf } from "./dossier-filter.ts";

/**
 * The board of the moment of a list, whose number the list has to be as long as.
 *
 * @param keptAs as that of the list
 */
export function useBoardAt(
  filter: DossierFilter,
  unit: string | undefined,
  asOf: string | undefined,
  keptAs: string,
): Board | undefined {
  const days = asOf === undefined ? undefined : periodOf(filter, civilTimeOf(asOf).date);
  const { data } = useQuery({
    queryKey: ["board-at", unit, days, asOf],
    meta: { keptAs: `board-at ${keptAs}` },
    enabled: asOf !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ ...(unit === undefined ? {} : { unit }), ...days, at: asOf ?? "" });
      return askJson(`/board?${query}`, boardSchema, { signal });
    },
  });
  return data;
}
