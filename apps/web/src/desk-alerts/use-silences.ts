import { type Silence, silenceListSchema } from "@ioc/protocol/alerts.ts";
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";

/** Below the alerts': whoever asks for those again asks for these, too. */
const SILENCES_KEY = ["alerts", "silences"] as const;

/** The silences that hold, the first to end first. */
export function useSilences(): UseQueryResult<readonly Silence[]> {
  return useQuery({
    queryKey: SILENCES_KEY,
    meta: { keptAs: "silences" },
    queryFn: async ({ signal }) => (await askJson("/silences", silenceListSchema, { signal })).items,
    // They end by the clock.
    refetchInterval: 60_000,
  });
}

/** After a silence was made or ended: that shows at its alerts, too. */
export function useReloadSilences(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["alerts"] });
}
