import type { FeedbackEvent } from "./event.ts";
import type { FoldContext } from "./fold-context.ts";
import type { EventFate } from "./timeline.ts";

export interface FeedbackTimeline {
  readonly received: { readonly at: number; readonly unit: number; readonly dueAt: number | null } | null;
  readonly answeredAt: number | null;
  readonly late: boolean;
  readonly fates: readonly EventFate[];
}

/**
 * Folds the events of a petition or complaint: the first received and the first later answer count (FOLD-10).
 *
 * @param events without repetitions, sorted by `compareEvents`
 */
export function foldFeedback(events: readonly FeedbackEvent[], context: FoldContext): FeedbackTimeline {
  let received: FeedbackTimeline["received"] = null;
  let answeredAt: number | null = null;
  const fates = events.map((event): EventFate => {
    if (event.type === "feedbackReceived") {
      if (received !== null) return "doubleReceived";
      received = { at: event.time, unit: event.unit, dueAt: event.dueAt };
      return "counted";
    }
    if (received === null) return "orphan";
    if (!context.covers(event, received.unit)) return "foreign";
    if (answeredAt !== null) return "ineffective";
    answeredAt = event.time;
    return "counted";
  });
  return { received, answeredAt, late: isLate(received, answeredAt), fates };
}

function isLate(received: FeedbackTimeline["received"], answeredAt: number | null): boolean {
  const dueAt = received?.dueAt ?? null;
  return answeredAt !== null && dueAt !== null && answeredAt > dueAt;
}
