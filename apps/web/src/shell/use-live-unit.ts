import { useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { createLiveConnection } from "../live/live-connection.ts";
import type { DocumentName } from "../live/wall-document.ts";
import { createWallStore, type WallState } from "../live/wall-store.ts";
import { takeLine } from "./early-line.ts";
import { liveName, showKept } from "./keep-live.ts";
import { useSessionStore } from "./shell-context.ts";
import { useMarkedOld } from "./use-old-since.ts";

/**
 * A unit's live documents for as long as the component stands; it is keyed by the unit. After a break they come back by
 * themselves, and stay as they were meanwhile; where there is no line from the beginning, those that were kept stand there.
 *
 * @param needs must stay the same array
 */
export function useLiveUnit(unit: string | undefined, needs: readonly DocumentName[]): WallState {
  const { kept } = useSessionStore();
  const [store] = useState(() => createWallStore(Date.now()));
  useEffect(() => {
    // The cookie says who it is.
    const socket = takeLine();
    const place = { unit, scene: "overview", needs } as const;
    const connection = createLiveConnection(socket, store, place);
    const end = showKept(socket, store, place, kept);
    connection.start();
    return () => {
      end();
      connection.stop();
    };
  }, [store, unit, needs, kept]);
  const live = useStore(store);
  const { link, shown, serverAheadMs } = live;
  const isOld = shown !== undefined && link.kind === "lost";
  useMarkedOld(liveName(unit), isOld ? link.sinceMs + serverAheadMs : undefined);
  return live;
}
