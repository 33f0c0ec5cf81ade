import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { useEffect, useState } from "react";
import { NotForYou } from "../live/ask-server.ts";
import { askDossierList, type DossierListRequest } from "./dossier-list.ts";

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

/** The list of a request, page after page. The component that uses it is keyed by the request, which must stay the same object. */
export function useDossierList(request: DossierListRequest, token: string | undefined): LoadedDossiers {
  const [loaded, setLoaded] = useState<Omit<LoadedDossiers, "loading" | "loadMore">>(NOTHING);
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const [loading, setLoading] = useState(true);
  useEffect(() => {
    const abort = new AbortController();
    setLoading(true);
    askDossierList(request, cursor, { token, signal: abort.signal }).then(
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
  }, [request, cursor, token]);
  return { ...loaded, loading, loadMore: () => setCursor(loaded.nextCursor) };
}
