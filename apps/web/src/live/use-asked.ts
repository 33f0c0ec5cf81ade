import { useEffect, useState } from "react";
import { type AskedQuery, askServer, NotForYou } from "./ask-server.ts";

/** What came of asking the API once. */
export type Asked<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "notForYou" }
  | { readonly kind: "failed"; readonly detail: string }
  | { readonly kind: "there"; readonly answer: T };

/** Asks whenever path or query are others; what was there before stays until the next answer has come. */
export function useAsked<T>(path: string, query: AskedQuery, token: string | undefined): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ kind: "loading" });
  const wanted = JSON.stringify(query);
  useEffect(() => {
    const abort = new AbortController();
    askServer<T>(path, JSON.parse(wanted), { token, signal: abort.signal }).then(
      (answer) => setAsked({ kind: "there", answer }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        if (error instanceof NotForYou) setAsked({ kind: "notForYou" });
        else setAsked({ kind: "failed", detail: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => abort.abort();
  }, [path, wanted, token]);
  return asked;
}
