import type { BoardSocket } from "../live/board-socket.ts";
import type { WallDocuments } from "../live/wall-document.ts";
import type { WallPlace } from "../live/wall-place.ts";
import type { WallStore } from "../live/wall-store.ts";
import type { KeptStore } from "./kept-store.ts";

/** Numbers that have not come by then are shown as they were; a slow line has brought them, ms. */
const OLD_AFTER_MS = 6000;

/** Under which name a unit's documents are kept. */
export function liveName(unit: string | undefined): string {
  return `live ${unit ?? ""}`;
}

/**
 * Puts documents of before into the store, as those of a line that is lost, when the server cannot be reached or is long in
 * coming. Live ones take their place. Returns what ends it.
 */
export function showKept(socket: BoardSocket, store: WallStore, place: WallPlace, kept: KeptStore): () => void {
  const show = async (): Promise<void> => {
    const last = store.getState().shown === undefined ? await kept.get(liveName(place.unit)) : undefined;
    const { shown, refused } = store.getState();
    if (last === undefined || shown !== undefined || refused !== undefined) return;
    const documents = last.value as Partial<WallDocuments>;
    if (!place.needs.every((name) => documents[name] !== undefined)) return;
    store.setState({
      shown: { place, documents },
      link: { kind: "lost", sinceMs: last.atMs, retryAtMs: undefined },
    });
  };
  const lost = (): void => void show().catch(() => undefined);
  socket.on("connect_error", lost);
  socket.on("disconnect", lost);
  const timer = setTimeout(lost, OLD_AFTER_MS);
  return () => clearTimeout(timer);
}
