import type { Limit } from "../time/deadline.ts";
import type { WorkingCalendar } from "../time/working-calendar.ts";

/** What every event carries. Units, feeds and procedures are numbers given by the store. */
export interface EventHead {
  /** When it happened, instant in ms. */
  readonly time: number;
  readonly source: string;
  readonly id: string;
  /** The unit where it happened. */
  readonly unit: number;
  /** The feed that sent it. */
  readonly feed: number;
  /** When it was committed, instant in ms. */
  readonly recordedAt: number;
}

export const COMPONENT_LEVEL = { none: 0, partial: 1, full: 2 } as const;
export type Components = keyof typeof COMPONENT_LEVEL;
export type Channel = "counter" | "onlinePartial" | "onlineFull" | "postal";
export type ResultForm = "paper" | "digital" | "digitalSigned";

/**
 * What was in force when a `received` was committed: the deadline and all that follows from it obey this, whatever
 * is provisioned later. `limit` is null while the procedure is unknown.
 */
export interface DeadlineRule {
  readonly limit: Limit | null;
  readonly calendar: WorkingCalendar;
}

export type DossierEvent = EventHead &
  (
    | {
        readonly type: "received";
        readonly procedure: number;
        /** Version of the procedure in force when this was committed; 0: the procedure was not known. */
        readonly procedureVersion: number;
        /** Version of the calendar in force when this was committed. */
        readonly calendarVersion: number;
        readonly channel: Channel;
        readonly components: Components;
        readonly dueAt: number | null;
      }
    | { readonly type: "digitized"; readonly components: "partial" | "full" }
    | { readonly type: "transferred"; readonly toUnit: number }
    | { readonly type: "suspended" }
    | { readonly type: "resumed" }
    | { readonly type: "extended"; readonly dueAt: number }
    | { readonly type: "paid"; readonly method: "online" | "counter"; readonly amount: number | null }
    | { readonly type: "resolved"; readonly outcome: "approved" | "refused"; readonly result: ResultForm }
    | { readonly type: "returned" }
    | { readonly type: "withdrawn" }
    | { readonly type: "rated"; readonly score: number }
  );

export type FeedbackEvent = EventHead &
  ({ readonly type: "feedbackReceived"; readonly dueAt: number | null } | { readonly type: "feedbackAnswered" });

export type Received = Extract<DossierEvent, { type: "received" }>;
