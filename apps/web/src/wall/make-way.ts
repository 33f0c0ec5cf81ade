import type { DrillStore } from "../page/drill-store.ts";
import type { PastStore } from "../page/past-store.ts";
import type { DirectorStore } from "./director-store.ts";

/** Closes the panel of a number when an alert cuts in, which would stand behind it. Returns what ends it. */
export function makeWay(director: DirectorStore, past: PastStore, drill: DrillStore): () => void {
  return director.subscribe(({ takeover }, before) => {
    const cutsIn = takeover.length > 0 && before.takeover.length === 0;
    // Whoever looks at the past is at the wall: the alert waits for them.
    if (cutsIn && past.getState().atMs === undefined) drill.getState().close();
  });
}
