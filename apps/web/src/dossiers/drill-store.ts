import type { Measure } from "@ioc/protocol/names.ts";
import { createStore, type StoreApi } from "zustand/vanilla";

/** A number whose dossiers were asked for. */
export interface DrillTarget {
  readonly measure: Measure;
  /** The number as the board showed it when it was asked for. */
  readonly value: number;
  /** Code of the unit; absent: the board's own. */
  readonly unit?: string | undefined;
  readonly field?: string | undefined;
}

export interface DrillState {
  readonly target: DrillTarget | undefined;
  open(target: DrillTarget): void;
  close(): void;
}

export type DrillStore = StoreApi<DrillState>;

export function createDrillStore(): DrillStore {
  return createStore<DrillState>()((set) => ({
    target: undefined,
    open: (target) => set({ target }),
    close: () => set({ target: undefined }),
  }));
}
