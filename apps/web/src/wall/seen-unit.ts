import type { WallStore } from "../live/wall-store.ts";
import type { DrillStore } from "../page/drill-store.ts";
import { unitsByGroup } from "../stage/unit-order.ts";

/**
 * The unit that the scene of one unit shows to whoever names none: the one whose number was explained last, else the first
 * one below the page's own. That one itself would be the overview once more.
 */
export interface SeenUnit {
  /** Undefined: nothing stands below the page's own unit. */
  code(): string | undefined;
  stop(): void;
}

export function createSeenUnit(wall: WallStore, drill: DrillStore): SeenUnit {
  let seen: string | undefined;
  const stop = drill.subscribe(({ target }) => {
    seen = target?.unit ?? seen;
  });
  return {
    code: () => {
      const overview = wall.getState().shown?.documents.overview;
      if (seen !== undefined || overview === undefined) return seen;
      return unitsByGroup(overview).find(({ code }) => code !== overview.unit.code)?.code;
    },
    stop,
  };
}
