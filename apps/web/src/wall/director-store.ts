import type { Alert } from "@ioc/protocol/alerts.ts";
import type { ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Light } from "./light.ts";
import { type Standing, standingOf } from "./standing.ts";
import type { Turning } from "./turning.ts";

/** What stands on the wall, who says so, and what they go by. */
export interface DirectorState {
  readonly turning: Turning;
  readonly drive: ScreenDrive | undefined;
  readonly off: boolean;
  readonly light: Light;
  /** Critical alerts that have the wall, of one rule, the worst first. */
  readonly takeover: readonly Alert[];
  /** Since when the place that is shown has been shown; the server's clock in ms. */
  readonly shownMs: number;
  readonly standing: Standing;
  /** Puts aside the alert that has the wall; undefined: nobody stands there who could. */
  readonly dismiss: (() => void) | undefined;
}

export type DirectorStore = StoreApi<DirectorState>;

export function createDirectorStore(turning: Turning, dismiss?: () => void): DirectorStore {
  const quiet = { turning, drive: undefined, off: false, light: "day", takeover: [], shownMs: 0, dismiss } as const;
  return createStore<DirectorState>()(() => ({ ...quiet, standing: standingOf({ ...quiet, takeover: false }) }));
}
