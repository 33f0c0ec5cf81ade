import {
  type Directive,
  type DirectiveDetail,
  directiveDetailSchema,
  directiveListSchema,
} from "@ioc/protocol/directives.ts";
import { type UseQueryResult, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";
import { useBoardNews } from "../shell/use-board-news.ts";

const DIRECTIVES_KEY = ["directives"] as const;

export interface ListedDirectives {
  readonly items: readonly Directive[] | undefined;
  readonly failure: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  loadMore(): void;
}

/** @param query as the server takes it */
export function useDirectives(query: string): ListedDirectives {
  const list = useInfiniteQuery({
    queryKey: [...DIRECTIVES_KEY, "list", query],
    meta: { keptAs: `directives ${query}` },
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(query);
      if (pageParam !== "") asked.set("cursor", pageParam);
      return askJson(`/directives?${asked}`, directiveListSchema, { signal });
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  return {
    items: list.data?.pages.flatMap(({ items }) => items),
    failure: list.error,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
  };
}

export function useDirective(id: string): UseQueryResult<DirectiveDetail> {
  return useQuery({
    queryKey: [...DIRECTIVES_KEY, "one", id],
    meta: { keptAs: `directive ${id}` },
    queryFn: ({ signal }) => askJson(`/directives/${encodeURIComponent(id)}`, directiveDetailSchema, { signal }),
  });
}

/** What was asked before is asked again. */
export function useReloadDirectives(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: DIRECTIVES_KEY });
}

/**
 * Keeps directives as they are on the server: whatever one of them becomes, those that are shown are asked for again.
 *
 * @returns since when the line has been lost, ms
 */
export function useLiveDirectives(): number | undefined {
  const reload = useReloadDirectives();
  return useBoardNews({ directive: () => void reload(), connected: () => void reload() });
}
