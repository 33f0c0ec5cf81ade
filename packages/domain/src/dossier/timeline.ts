import type { DeadlineRule, Received, ResultForm } from "./event.ts";

/** A stretch of an open dossier's life in which its unit, its clock and its deadline stay the same. Instants in ms. */
export interface Segment {
  readonly from: number;
  /** Exclusive; null while it lasts. */
  until: number | null;
  readonly unit: number;
  /** When the clock was stopped; null while it runs. */
  readonly suspendedAt: number | null;
  readonly dueAt: number | null;
}

export interface Closing {
  readonly at: number;
  readonly how: "resolved" | "withdrawn";
  readonly unit: number;
  /** The deadline it was judged by. */
  readonly dueAt: number | null;
  readonly timing: "ahead" | "onTime" | "late";
  readonly result: ResultForm;
}

/** How a deadline came about: `given` by the feed, from the `procedure`, `extended`, or moved by a resumption. */
export interface DeadlineChange {
  readonly at: number;
  readonly kind: "given" | "procedure" | "extended" | "resumed";
  readonly dueAt: number;
}

export interface Payment {
  readonly at: number;
  readonly unit: number;
  readonly online: boolean;
  readonly amount: number | null;
}

export interface Rating {
  readonly at: number;
  readonly unit: number;
  readonly score: number;
}

/** What became of one event in the fold; `counted` and `ineffective` are no faults. */
export type EventFate = "counted" | "ineffective" | "foreign" | "doubleReceived" | "orphan";

/** All that a dossier's events add up to, over the whole of its time. */
export interface Timeline {
  readonly first: { readonly at: number; readonly unit: number };
  readonly received: Received | null;
  /** What its deadline obeys; null without a `received`. */
  readonly rule: DeadlineRule | null;
  readonly segments: readonly Segment[];
  readonly closing: Closing | null;
  /** From when the input papers were at least partly, and fully, digitized. */
  readonly componentsAnyAt: number | null;
  readonly componentsFullAt: number | null;
  readonly payments: readonly Payment[];
  readonly ratings: readonly Rating[];
  readonly deadlines: readonly DeadlineChange[];
  /** One for each event, in their order. */
  readonly fates: readonly EventFate[];
}
