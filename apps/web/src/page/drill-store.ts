import type { Measure } from "@ioc/protocol/names.ts";
import { createStore, type StoreApi } from "zustand/vanilla";

/** The measures whose lists the page opens; the others stand on it without one. */
const LISTED = [
  "overdue",
  "received",
  "resolved",
  "resolvedLate",
  "inProgress",
  "atRisk",
  "suspended",
  "dueToday",
  "orphans",
] as const satisfies readonly Measure[];

export type ListedMeasure = (typeof LISTED)[number];

export function isListed(measure: Measure): measure is ListedMeasure {
  return LISTED.some((listed) => listed === measure);
}

/** A number whose dossiers were asked for. */
export interface DrillTarget {
  readonly measure: ListedMeasure;
  /** The number as the board showed it when it was asked for. */
  readonly value: number;
  /** Code of the unit; absent: the board's own. */
  readonly unit?: string | undefined;
  readonly field?: string | undefined;
  /** The unit by itself, without what is below it. */
  readonly own?: boolean | undefined;
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
