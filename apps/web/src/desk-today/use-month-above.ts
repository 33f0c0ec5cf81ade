import { type Board, boardSchema } from "@ioc/protocol/board.ts";
import { useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { useChoosableUnits } from "../shell/use-units.ts";

const RENEW_MS = 300_000;

/** The board of the same days of the unit above; undefined where there is none that may be read. */
export function useMonthAbove({ unit, period }: Board): Board | undefined {
  const { data: units } = useChoosableUnits();
  const above = units?.find(({ code }) => code === unit.code)?.parent ?? undefined;
  const { data } = useQuery({
    queryKey: ["month-above", above, period],
    enabled: above !== undefined,
    refetchInterval: RENEW_MS,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ unit: above ?? "", ...period });
      return askJson(`/board?${query}`, boardSchema, { signal }).catch((error: unknown) => {
        if (error instanceof ApiError && error.code === "not-found") return null;
        throw error;
      });
    },
  });
  return data ?? undefined;
}
