import type { DossierItem, DossierList } from "@ioc/protocol/dossiers.ts";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { askDossiers, type DossierQuery } from "../dossier-parts/dossier-query.ts";

const PAGE = "200";

interface DossierPages {
  /** The first page; undefined until it is there. */
  readonly first: DossierList | undefined;
  readonly items: readonly DossierItem[];
  readonly failure: unknown;
  /** It is being asked for; what stands there is that of before. */
  readonly isRenewing: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  loadMore(): void;
  renew(): void;
}

/**
 * A list page by page, all of the moment of its first page.
 *
 * @param keptAs what was asked for, in words that tomorrow mean the same list
 */
export function useDossierPages(query: Partial<DossierQuery>, keptAs: string): DossierPages {
  const pages = useInfiniteQuery({
    queryKey: ["dossiers", query],
    meta: { keptAs: `dossiers ${keptAs}` },
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    // Pages of one list belong together: none of them is asked for anew by itself.
    refetchOnWindowFocus: false,
    gcTime: 60_000,
    queryFn: ({ pageParam, signal }) => askDossiers({ ...query, limit: PAGE }, pageParam, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const { data, error, hasNextPage, isFetching, isFetchingNextPage } = pages;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return {
    first: data?.pages[0],
    items,
    failure: error ?? undefined,
    isRenewing: isFetching && !isFetchingNextPage,
    isLoadingMore: isFetchingNextPage,
    hasMore: hasNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetching) void pages.fetchNextPage();
    },
    renew: () => void pages.refetch(),
  };
}
