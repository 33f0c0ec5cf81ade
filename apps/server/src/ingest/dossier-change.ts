import { dossierSteps, feedbackSteps } from "@ioc/domain/dossier/dossier-steps.ts";
import type { DossierEvent, FeedbackEvent } from "@ioc/domain/dossier/event.ts";
import { compareEvents } from "@ioc/domain/dossier/event-order.ts";
import type { FoldContext } from "@ioc/domain/dossier/fold-context.ts";
import { foldDossier } from "@ioc/domain/dossier/fold-dossier.ts";
import { foldFeedback } from "@ioc/domain/dossier/fold-feedback.ts";
import { FEEDBACK_PROCEDURE, NO_PROCEDURE, type Step } from "@ioc/domain/dossier/step.ts";
import type { EventFate } from "@ioc/domain/dossier/timeline.ts";
import { type AnyEvent, DOSSIER_KIND, type Kind } from "./stored-event.ts";

/** A fault that the fold finds in an event; `other` is the second unit that is shown it. */
export interface FoldFault {
  readonly kind: "foreign" | "doubleReceived" | "orphan" | "unknownProcedure";
  readonly event: AnyEvent;
  readonly other: number | null;
  readonly message: string;
}

/** What a dossier's events add up to for the rest of the system. */
export interface Outcome {
  /** What the dossier is about, or what stands in for a procedure. */
  readonly procedure: number;
  readonly steps: readonly Step[];
  readonly faults: readonly FoldFault[];
}

const NOTHING: Outcome = { procedure: NO_PROCEDURE, steps: [], faults: [] };

/** @param events in any order, without repetitions */
export function outcomeOf(kind: Kind, events: readonly AnyEvent[], context: FoldContext): Outcome {
  if (events.length === 0) return NOTHING;
  const sorted = inOrder(events);
  return kind === DOSSIER_KIND
    ? dossierOutcome(sorted as DossierEvent[], context)
    : feedbackOutcome(sorted as FeedbackEvent[], context);
}

/** Most come in the order in which they happened, and were put in it before. */
function inOrder(events: readonly AnyEvent[]): readonly AnyEvent[] {
  for (let i = 1; i < events.length; i += 1) {
    const [before, event] = [events[i - 1], events[i]];
    if (before !== undefined && event !== undefined && compareEvents(before, event) > 0) {
      return events.toSorted(compareEvents);
    }
  }
  return events;
}

function dossierOutcome(events: readonly DossierEvent[], context: FoldContext): Outcome {
  const timeline = foldDossier(events, context);
  const { received, rule } = timeline;
  const faults = faultsOf(events, timeline.fates, received?.unit ?? null);
  if (received !== null && rule !== null && rule.limit === null) {
    faults.push({
      kind: "unknownProcedure",
      event: received,
      other: null,
      message: "The procedure is not provisioned: the dossier counts as unclassified",
    });
  }
  return { procedure: received?.procedure ?? NO_PROCEDURE, steps: dossierSteps(timeline, context.zone), faults };
}

function feedbackOutcome(events: readonly FeedbackEvent[], context: FoldContext): Outcome {
  const timeline = foldFeedback(events, context);
  const faults = faultsOf(events, timeline.fates, timeline.received?.unit ?? null);
  return { procedure: FEEDBACK_PROCEDURE, steps: feedbackSteps(timeline, context.zone), faults };
}

const MESSAGES: Readonly<Record<Exclude<EventFate, "counted" | "ineffective">, string>> = {
  foreign: "Neither the unit that received the dossier nor the one that handles it is in this feed's subtree",
  doubleReceived: "The dossier was received before: this changes nothing",
  orphan: "Nothing says that the dossier was received before this",
};

function faultsOf(events: readonly AnyEvent[], fates: readonly EventFate[], receivedBy: number | null): FoldFault[] {
  const faults: FoldFault[] = [];
  events.forEach((event, index) => {
    const fate = fates[index];
    if (fate === undefined || fate === "counted" || fate === "ineffective") return;
    faults.push({ kind: fate, event, other: fate === "doubleReceived" ? receivedBy : null, message: MESSAGES[fate] });
  });
  return faults;
}
