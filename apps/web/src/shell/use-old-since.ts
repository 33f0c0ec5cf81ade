import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { markNew, markOld } from "./old-answers.ts";
import { useOldAnswers } from "./shell-context.ts";

/** Since when the oldest of what stands on the page has not been heard anew, ms; undefined: all of it is new. */
export function useOldSince(): number | undefined {
  const cache = useQueryClient().getQueryCache();
  const old = useOldAnswers();
  return useSyncExternalStore(
    (changed) => {
      const ends = [cache.subscribe(changed), old.subscribe(changed)];
      return () => {
        for (const end of ends) end();
      };
    },
    () => {
      // Of a query that nobody looks at nothing stands there.
      const shown = [...old.getState().heardAt].filter(
        ([name]) => !isQuery(name) || (cache.get(name)?.getObserversCount() ?? 0) > 0,
      );
      return shown.length === 0 ? undefined : Math.min(...shown.map(([, heardAtMs]) => heardAtMs));
    },
  );
}

/** Queries are named by their key, which is a list. */
function isQuery(name: string): boolean {
  return name.startsWith("[");
}

/** Says that what a component shows is as old as a line is lost. */
export function useMarkedOld(name: string, sinceMs: number | undefined): void {
  const old = useOldAnswers();
  useEffect(() => {
    if (sinceMs === undefined) return;
    markOld(old, name, sinceMs);
    return () => markNew(old, name);
  }, [old, name, sinceMs]);
}
