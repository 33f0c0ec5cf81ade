import type { Measure, Rate } from "@ioc/protocol/names.ts";
import { createStore, type StoreApi } from "zustand/vanilla";

/** A measure or a rate of a board; some names stand for both. */
export type NumberName = { readonly measure: Measure } | { readonly rate: Rate };

/** A part of what a measure counts today, as the hotspots tell it: by age in working days, by day of the deadline, by procedure. */
export type NumberPart =
  | { readonly kind: "age"; readonly fromDays: number; readonly toDays: number | null }
  | { readonly kind: "due"; readonly date: string }
  | { readonly kind: "procedure"; readonly of: "overdue" | "open"; readonly code: string; readonly name: string };

/** A number that is to explain itself. */
export interface DrillTarget {
  readonly name: NumberName;
  /** Code of the unit; absent: the board's own. */
  readonly unit?: string | undefined;
  readonly field?: string | undefined;
  /** The unit by itself, without what is below it. */
  readonly own?: boolean | undefined;
  /** Only that of what the measure counts. */
  readonly part?: NumberPart | undefined;
  /** Absent: today. */
  readonly period?: "month" | undefined;
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
