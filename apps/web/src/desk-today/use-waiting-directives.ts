import { type Directive, directiveListSchema } from "@ioc/protocol/directives.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";

const RENEW_MS = 30_000;

export interface Waiting {
  /** All that wait, shown or not. */
  readonly total: number;
  /** The most urgent first. */
  readonly items: readonly Directive[];
}

/**
 * The directives whose next step is the unit's. They are looked at anew when the board changes, too.
 *
 * @param most how many of them are told
 */
export function useWaitingDirectives(unit: string, at: string, most: number): Waiting {
  const { data } = useQuery({
    queryKey: ["waiting-directives", unit, at],
    meta: { keptAs: `waiting-directives ${unit}` },
    refetchInterval: RENEW_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Waiting> => {
      const asked = { unit, state: "waiting", sort: "due", whole: "1", limit: String(most) };
      const path = `/directives?${new URLSearchParams(asked)}`;
      const { total, items } = await askJson(path, directiveListSchema, { signal });
      return { total: total ?? items.length, items };
    },
  });
  return data ?? NONE;
}

const NONE: Waiting = { total: 0, items: [] };
