import type { Period } from "@ioc/domain/board/period.ts";
import type { DossierEvent, FeedbackEvent } from "@ioc/domain/dossier/event.ts";
import { compareEvents } from "@ioc/domain/dossier/event-order.ts";
import type { FoldContext } from "@ioc/domain/dossier/fold-context.ts";
import { foldDossier } from "@ioc/domain/dossier/fold-dossier.ts";
import { foldFeedback } from "@ioc/domain/dossier/fold-feedback.ts";
import type { Payment, Timeline } from "@ioc/domain/dossier/timeline.ts";
import type { Measure } from "@ioc/domain/measure/measures.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { FEEDBACK_FIELD, UNCLASSIFIED_FIELD } from "@ioc/protocol/names.ts";
import { type AnyEvent, DOSSIER_KIND, type Kind } from "../ingest/stored-event.ts";
import type { Reference } from "../reference/reference.ts";
import { itemTime } from "./item-time.ts";

export type ShownItem = DossierItem;

export interface StoredDossier {
  readonly code: string;
  readonly kind: Kind;
  readonly events: readonly AnyEvent[];
}

export interface Showing {
  readonly measure: Measure | null;
  /** The moment whose state is shown; events after it are not looked at. */
  readonly shownAt: number;
  /** For payments: T, the period they are booked in, and where. */
  readonly asOf: number;
  readonly booked: Period | undefined;
  readonly covers: (unit: number, procedure: number) => boolean;
  readonly reference: Reference;
  readonly context: FoldContext;
}

/** As it is at a moment, whatever is counted of it. */
export function presentShowing(reference: Reference, now: number): Showing {
  const context = reference.foldContext();
  return { measure: null, shownAt: now, asOf: now, booked: undefined, covers: () => true, reference, context };
}

/** The items that a dossier or feedback is in a list: one, or one for each payment that is counted. */
export function shownItems(stored: StoredDossier, showing: Showing): ShownItem[] {
  const events = stored.events.filter((event) => event.time <= showing.shownAt).sort(compareEvents);
  if (events.length === 0) return [];
  if (stored.kind !== DOSSIER_KIND) return [feedbackItem(stored.code, events as FeedbackEvent[], showing)];
  const timeline = foldDossier(events as DossierEvent[], showing.context);
  const item = dossierItem(stored.code, timeline, showing);
  const { measure } = showing;
  if (measure !== "paid" && measure !== "paidOnline") return [item];
  return timeline.payments
    .filter((payment) => isCounted(payment, timeline, measure === "paidOnline", showing))
    .map((payment) => ({
      ...item,
      paidAt: formatInstant(payment.at),
      method: payment.online ? "online" : "counter",
      amount: payment.amount,
    }));
}

function isCounted(payment: Payment, timeline: Timeline, onlineOnly: boolean, showing: Showing): boolean {
  const { booked, asOf, covers, reference } = showing;
  const day = dayOf(reference.zone, payment.at);
  return (
    payment.at <= asOf &&
    (booked === undefined || (day >= booked.from && day <= booked.to)) &&
    (payment.online || !onlineOnly) &&
    covers(payment.unit, timeline.received?.procedure ?? 0)
  );
}

function dossierItem(code: string, timeline: Timeline, showing: Showing): DossierItem {
  const { reference } = showing;
  const { received, closing } = timeline;
  const codeOf = (unit: number): string => reference.unitsById.get(unit)?.body.code ?? "";
  const last = timeline.segments.at(-1);
  if (received === null || last === undefined) {
    return { code, unit: codeOf(timeline.first.unit), field: UNCLASSIFIED_FIELD, state: "orphan" };
  }
  const dueAt = closing === null ? last.dueAt : closing.dueAt;
  const procedure = reference.proceduresById.get(received.procedure);
  return {
    code,
    unit: codeOf(closing?.unit ?? last.unit),
    receivingUnit: codeOf(received.unit),
    procedure: procedure?.code ?? null,
    procedureName: procedure?.body?.name ?? null,
    field: reference.fields.names[reference.fields.of(received.procedure)] ?? UNCLASSIFIED_FIELD,
    channel: received.channel,
    receivedAt: formatInstant(received.time),
    dueAt: instantOrNull(dueAt),
    state: closing !== null ? closing.how : last.suspendedAt !== null ? "suspended" : "open",
    closedAt: instantOrNull(closing?.at ?? null),
    ...itemTime(timeline, showing.shownAt, reference.zone, reference.calendar),
  };
}

function feedbackItem(code: string, events: readonly FeedbackEvent[], showing: Showing): DossierItem {
  const { received, answeredAt } = foldFeedback(events, showing.context);
  const unit = received?.unit ?? events[0]?.unit ?? 0;
  const unitCode = showing.reference.unitsById.get(unit)?.body.code ?? "";
  return {
    code,
    unit: unitCode,
    receivingUnit: unitCode,
    field: FEEDBACK_FIELD,
    receivedAt: instantOrNull(received?.at ?? null),
    dueAt: instantOrNull(received?.dueAt ?? null),
    state: received === null ? "orphan" : answeredAt === null ? "open" : "resolved",
    closedAt: instantOrNull(answeredAt),
  };
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
