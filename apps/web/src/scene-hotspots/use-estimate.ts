import type { EstimateSum } from "@ioc/protocol/estimates.ts";
import { useEffect, useState } from "react";
import { askServer } from "../live/ask-server.ts";

/** The server works the sum out anew each minute; walls that were started together do not ask together for ever. */
const EVERY_MS = 60_000;
const SPREAD_MS = 15_000;

export interface EstimateAsked {
  readonly unit: string;
  /** An instant; absent: now, and again and again. */
  readonly at: string | undefined;
  /** Not yet: the moment will be another one in a second. */
  readonly waits: boolean;
  readonly token: string | undefined;
}

/** How many are expected to be late, as the server said last; undefined: it has not, or not to whoever looks here. */
export function useEstimate({ unit, at, waits, token }: EstimateAsked): EstimateSum | undefined {
  const [said, setSaid] = useState<{ readonly of: string; readonly sum: EstimateSum } | undefined>(undefined);
  const of = `${unit} ${at ?? ""}`;
  useEffect(() => {
    if (waits) return;
    const abort = new AbortController();
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      try {
        const sum = await askServer<EstimateSum>("estimates/sum", { unit, at }, { token, signal: abort.signal });
        if (!abort.signal.aborted) setSaid({ of, sum });
      } catch {
        // What was said last stays, with the time at which it was.
      }
      if (abort.signal.aborted || at !== undefined) return;
      timer = window.setTimeout(() => void ask(), EVERY_MS + Math.random() * SPREAD_MS);
    };
    void ask();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [unit, at, waits, token, of]);
  return said?.of === of && !waits ? said.sum : undefined;
}
