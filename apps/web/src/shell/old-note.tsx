import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useEffect } from "react";
import { useWords } from "../desk/desk-context.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { Glyph } from "../stage/glyph.tsx";
import { loadSession } from "./session-store.ts";
import { useOldAnswers, useSession, useSessionStore } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";
import { useOldSince } from "./use-old-since.ts";

/** While something old stands there, as often as this it is tried to have it new, ms. */
const RENEW_MS = 10_000;

/** Says of when the numbers are, wherever some are old, until all of them are new again. */
export function OldNote(): ReactElement {
  const text = useWords(shellWords);
  const sinceMs = useOldSince();
  useRenewal(sinceMs !== undefined);
  const { date, minute } = civilTimeOf(sinceMs ?? 0);
  return (
    <p className={sinceMs === undefined ? "unseen" : "note old-note"} role="status">
      {sinceMs !== undefined && (
        <>
          <Glyph name="lost" size={16} />
          <span>{text("oldNumbers", { time: minute, date: formatDate(date) })}</span>
        </>
      )}
    </p>
  );
}

/** Asks again for what is old: who it is first, then what stands there. */
function useRenewal(isOld: boolean): void {
  const queries = useQueryClient();
  const store = useSessionStore();
  const session = useSession();
  const old = useOldAnswers();
  const isUnsure = session.kind === "person" && session.isOld === true;
  useEffect(() => {
    const renew = async (): Promise<void> => {
      if (isUnsure) await loadSession(store);
      const state = store.getState().state;
      if (state.kind !== "person" || state.isOld === true) return;
      const { heardAt } = old.getState();
      await queries.refetchQueries({ type: "active", predicate: ({ queryHash }) => heardAt.has(queryHash) });
    };
    // What the browser knows of the line is told at once.
    const look = (): void =>
      void queries.refetchQueries({ type: "active", predicate: ({ meta }) => meta?.keptAs !== undefined });
    const back = (): void => void renew();
    window.addEventListener("offline", look);
    window.addEventListener("online", back);
    const timer = isOld || isUnsure ? setInterval(back, RENEW_MS) : undefined;
    return () => {
      window.removeEventListener("offline", look);
      window.removeEventListener("online", back);
      clearInterval(timer);
    };
  }, [isOld, isUnsure, queries, store, old]);
}
