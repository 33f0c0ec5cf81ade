import { type Alert, type AlertDetail, alertDetailSchema, alertListSchema } from "@ioc/protocol/alerts.ts";
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { afterAlert } from "../live/wall-alerts.ts";
import { askJson } from "../shell/api.ts";
import { useBoardNews } from "../shell/use-board-news.ts";

const ALERTS_KEY = ["alerts"] as const;
const STANDING_KEY = [...ALERTS_KEY, "standing"] as const;
const STANDING = ["firing", "recovering", "noData"] as const;

/** All that stand, or the newest of those that are over. */
export function useAlerts(show: "standing" | "over"): UseQueryResult<readonly Alert[]> {
  return useQuery({
    queryKey: show === "standing" ? STANDING_KEY : [...ALERTS_KEY, "over"],
    meta: { keptAs: `alerts ${show}` },
    queryFn: async ({ signal }): Promise<readonly Alert[]> => {
      const states = show === "standing" ? STANDING : ["resolved"];
      const lists = await Promise.all(
        states.map((state) => askJson(`/alerts?state=${state}`, alertListSchema, { signal })),
      );
      return lists.flatMap(({ items }) => items);
    },
  });
}

/** One alert with its history. */
export function useAlert(id: string): UseQueryResult<AlertDetail> {
  return useQuery({
    queryKey: [...ALERTS_KEY, "one", id],
    meta: { keptAs: `alert ${id}` },
    queryFn: ({ signal }) => askJson(`/alerts/${encodeURIComponent(id)}`, alertDetailSchema, { signal }),
  });
}

/** What was asked before is asked again. */
export function useReloadAlerts(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ALERTS_KEY });
}

/**
 * Keeps alerts as they are on the server. A list that stands changes alert by alert, as numbers move often; what else is
 * shown is asked for again.
 *
 * @returns since when the line has been lost, ms
 */
export function useLiveAlerts(): number | undefined {
  const queries = useQueryClient();
  const reload = useReloadAlerts();
  return useBoardNews({
    alert: (changed) => {
      const isOnItsWay = queries.isFetching({ queryKey: STANDING_KEY }) > 0;
      // What comes with that list may be older than this.
      if (isOnItsWay) void queries.invalidateQueries({ queryKey: STANDING_KEY });
      queries.setQueryData<readonly Alert[]>(STANDING_KEY, (before) => before && afterAlert(before, changed));
      void queries.invalidateQueries({ queryKey: [...ALERTS_KEY, "one", changed.id] });
    },
    connected: () => void reload(),
  });
}
