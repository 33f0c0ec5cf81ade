import type { FreshnessState, Measure, Rate } from "@ioc/protocol/names.ts";
import { createStore, type StoreApi } from "zustand/vanilla";

/** A measure or a rate of a board; some names stand for both. */
export type NumberName = { readonly measure: Measure } | { readonly rate: Rate };

/** A part of what a measure counts today, as the hotspots tell it: by age in working days, by day of the deadline, by procedure. */
export type NumberPart =
  | { readonly kind: "age"; readonly fromDays: number; readonly toDays: number | null }
  | { readonly kind: "due"; readonly date: string }
  /** What turns late by the close of the next working day. */
  | { readonly kind: "nextClose"; readonly at: string }
  | {
      readonly kind: "procedure";
      readonly of: "overdue" | "open";
      readonly code: string;
      readonly name?: string | undefined;
    };

/**
 * How a number comes about that no board has: the difference to the same time of the last working day; the overdue dossiers
 * of some cells together; what is within its time, and neither at risk nor suspended; a measure as a share of another;
 * what a cell would have overdue at the whole's share, and how old its oldest is; units by the state of their line, or by
 * what can be said of them against a target; rates that were judged; working days with a rate, of them those that met a target;
 * how many are expected to be late by the next close, as estimated at a moment.
 */
export type NumberSum =
  | { readonly kind: "difference" }
  | { readonly kind: "cells"; readonly cells: readonly { readonly unit: string; readonly field: string }[] }
  | { readonly kind: "withinRest" }
  | { readonly kind: "expected" | "oldest"; readonly cell: { readonly unit: string; readonly field: string } }
  | { readonly kind: "share"; readonly of: Measure }
  | { readonly kind: "units"; readonly states: readonly FreshnessState[] }
  | {
      readonly kind: "verdict";
      readonly verdict: "met" | "missed" | "open";
      readonly target: number;
      /** Codes of children of the board. */
      readonly units: readonly string[];
    }
  | { readonly kind: "judged"; readonly judgement: "met" | "any"; readonly rates: readonly Rate[] }
  | { readonly kind: "days"; readonly target?: number | undefined }
  | { readonly kind: "estimate"; readonly asOf: string };

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
  /** Codes of children that have a number of their own beside it (the unit's own: what belongs to itself), and fields. */
  readonly except?: readonly string[] | undefined;
  readonly exceptField?: readonly string[] | undefined;
  /** Units of which what belongs to themselves is told beside it. */
  readonly exceptOwn?: readonly string[] | undefined;
  /** Only what belongs to units that are silent now. */
  readonly silent?: boolean | undefined;
  /** What is made of several numbers. */
  readonly sum?: NumberSum | undefined;
  /** Absent: today. */
  readonly period?: "week" | "month" | "quarter" | "year" | undefined;
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
