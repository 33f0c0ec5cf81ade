import type { UnitMap } from "@ioc/protocol/unit-map.ts";
import { useEffect, useState } from "react";
import { usePage } from "../page/page-context.ts";

/** Maps change once in years; a wall that hangs for as long still gets the next one. */
const LOOK_AGAIN_MS = 5 * 60_000;

/** The maps that came, by unit: a scene that comes round again has its own at once. */
const known = new Map<string, UnitMap>();

/** The map of a unit's subtree; undefined where there is none, or not yet. */
export function useUnitMap(unit: string): UnitMap | undefined {
  const { token } = usePage();
  const [map, setMap] = useState(() => known.get(unit));
  useEffect(() => {
    const leaving = new AbortController();
    const look = async (): Promise<void> => {
      // Without it the tiles stand, or the map that came before: no reason to say that something failed.
      const found = await fetchUnitMap(unit, token.read(), leaving.signal).catch(() => known.get(unit));
      if (leaving.signal.aborted || found === undefined) return;
      known.set(unit, found);
      setMap((before) => (before?.version === found.version ? before : found));
    };
    setMap(known.get(unit));
    void look();
    const again = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => {
      leaving.abort();
      clearInterval(again);
    };
  }, [unit, token]);
  return map === undefined || map.items.length === 0 ? undefined : map;
}

async function fetchUnitMap(unit: string, token: string | undefined, signal: AbortSignal): Promise<UnitMap> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  // Asked about each time, and answered in full only if it is another one.
  const request = { headers, signal, cache: "no-cache" } as const;
  const response = await fetch(`/api/v1/map?${new URLSearchParams({ unit })}`, request);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as UnitMap;
}
