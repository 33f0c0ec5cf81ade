import { useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { createBoardSocket } from "../live/board-socket.ts";
import { createLiveConnection } from "../live/live-connection.ts";
import type { DocumentName } from "../live/wall-document.ts";
import { createWallStore, type WallState } from "../live/wall-store.ts";

/**
 * A unit's live documents for as long as the component stands; it is keyed by the unit. After a break they come back by
 * themselves, and stay as they were meanwhile.
 *
 * @param needs must stay the same array
 */
export function useLiveUnit(unit: string | undefined, needs: readonly DocumentName[]): WallState {
  const [store] = useState(() => createWallStore(Date.now()));
  useEffect(() => {
    // The cookie says who it is.
    const socket = createBoardSocket(window.location.origin, () => undefined);
    const connection = createLiveConnection(socket, store, { unit, scene: "overview", needs });
    connection.start();
    return () => connection.stop();
  }, [store, unit, needs]);
  return useStore(store);
}
