import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { useEffect, useState } from "react";
import { type DossierListRequest, fetchDossierList, NotForYou } from "./dossier-list.ts";

export interface LoadedDossiers {
  readonly total: number | undefined;
  readonly items: readonly DossierItem[];
  readonly nextCursor: string | undefined;
  readonly failure: string | undefined;
  /** Only for people who are signed in. */
  readonly notForYou: boolean;
  readonly loading: boolean;
  loadMore(): void;
}

const NOTHING = { total: undefined, items: [], nextCursor: undefined, failure: undefined, notForYou: false } as const;

/** The list of a request, page after page. The component that uses it is keyed by the request. */
export function useDossierList(request: Omit<DossierListRequest, "cursor">, token: string | undefined): LoadedDossiers {
  const [loaded, setLoaded] = useState<Omit<LoadedDossiers, "loading" | "loadMore">>(NOTHING);
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const [loading, setLoading] = useState(true);
  const { target, unit, day } = request;
  useEffect(() => {
    const abort = new AbortController();
    setLoading(true);
    fetchDossierList({ target, unit, day, cursor }, token, abort.signal).then(
      (page) => {
        setLoading(false);
        setLoaded((before) => ({
          total: page.total,
          items: [...before.items, ...page.items],
          nextCursor: page.nextCursor ?? undefined,
          failure: undefined,
          notForYou: false,
        }));
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setLoading(false);
        if (error instanceof NotForYou) setLoaded({ ...NOTHING, notForYou: true });
        else setLoaded((before) => ({ ...before, failure: error instanceof Error ? error.message : String(error) }));
      },
    );
    return () => abort.abort();
  }, [target, unit, day, cursor, token]);
  return { ...loaded, loading, loadMore: () => setCursor(loaded.nextCursor) };
}
