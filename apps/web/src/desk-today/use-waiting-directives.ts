import { type Directive, directiveListSchema } from "@ioc/protocol/directives.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";

const RENEW_MS = 30_000;
/** States in which the next step is the unit's. */
const WAITS: ReadonlySet<Directive["state"]> = new Set(["sent", "seen", "accepted"]);

/** The directives that wait for the unit, the most urgent first. They are looked at anew when the board changes, too. */
export function useWaitingDirectives(unit: string, at: string): readonly Directive[] {
  const { data } = useQuery({
    queryKey: ["waiting-directives", unit, at],
    refetchInterval: RENEW_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<readonly Directive[]> => {
      const path = `/directives?${new URLSearchParams({ unit, state: "open", limit: "100" })}`;
      const { items } = await askJson(path, directiveListSchema, { signal });
      return items
        .filter(({ state, text }) => WAITS.has(state) && text !== null)
        .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
    },
  });
  return data ?? [];
}
