import { type DeadlineReason, explainInitialDeadline, explainResumedDeadline } from "../time/deadline.ts";
import type { Zone } from "../time/zone.ts";
import type { DeadlineChange, Timeline } from "./timeline.ts";

/** A change of the deadline, and by which rule; none where somebody set it. */
export interface ReasonedChange extends DeadlineChange {
  readonly reason: DeadlineReason | undefined;
}

/** How a dossier's deadline came about, change by change, oldest first: what the fold did, with its reasons. */
export function deadlineReasons(timeline: Timeline, zone: Zone): ReasonedChange[] {
  return timeline.deadlines.map((change) => ({ ...change, reason: reasonOf(change, timeline, zone) }));
}

function reasonOf({ kind, at }: DeadlineChange, timeline: Timeline, zone: Zone): DeadlineReason | undefined {
  const { received, rule, segments } = timeline;
  if (received === null || rule === null) return undefined;
  const { limit, calendar } = rule;
  if (kind === "procedure" && limit !== null) return explainInitialDeadline(received.time, limit, calendar, zone);
  if (kind !== "resumed") return undefined;
  // The last stretch of the suspension that ended then; several may have begun at that instant.
  const suspended = segments.findLast(
    ({ suspendedAt, from, until }) => suspendedAt !== null && from <= at && until === at,
  );
  if (suspended === undefined || suspended.suspendedAt === null || suspended.dueAt === null) return undefined;
  const { suspendedAt, dueAt } = suspended;
  return explainResumedDeadline({ dueAt, suspendedAt, resumedAt: at, limitUnit: limit?.unit ?? null }, calendar, zone);
}
