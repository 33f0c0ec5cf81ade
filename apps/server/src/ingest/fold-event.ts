import type { CheckedEvent } from "@ioc/protocol/event.ts";
import { type AnyEvent, type EventRow, headOfRow } from "./stored-event.ts";

/** What `eventOfRow` reads back of an event, made of the event itself: most are folded before they are ever read. */
export function foldEvent(event: CheckedEvent, row: EventRow): AnyEvent {
  const head = headOfRow(row);
  switch (event.type) {
    case "vn.motcua.dossier.received":
      return {
        ...head,
        type: "received",
        procedure: row.procedure ?? 0,
        procedureVersion: row.procedure_version ?? 0,
        calendarVersion: row.calendar ?? 0,
        channel: event.data.channel,
        components: event.data.components ?? "none",
        dueAt: event.data.dueAtMs ?? null,
      };
    case "vn.motcua.dossier.digitized":
      return { ...head, type: "digitized", components: event.data.components };
    case "vn.motcua.dossier.transferred":
      return { ...head, type: "transferred", toUnit: row.to_unit ?? 0 };
    case "vn.motcua.dossier.suspended":
      return { ...head, type: "suspended" };
    case "vn.motcua.dossier.resumed":
      return { ...head, type: "resumed" };
    case "vn.motcua.dossier.extended":
      return { ...head, type: "extended", dueAt: event.data.dueAtMs };
    case "vn.motcua.dossier.paid":
      return { ...head, type: "paid", method: event.data.method, amount: event.data.amount ?? null };
    case "vn.motcua.dossier.resolved":
      return { ...head, type: "resolved", outcome: event.data.outcome, result: event.data.result ?? "paper" };
    case "vn.motcua.dossier.returned":
      return { ...head, type: "returned" };
    case "vn.motcua.dossier.withdrawn":
      return { ...head, type: "withdrawn" };
    case "vn.motcua.dossier.rated":
      return { ...head, type: "rated", score: event.data.score };
    case "vn.motcua.feedback.received":
      return { ...head, type: "feedbackReceived", dueAt: event.data.dueAtMs ?? null };
    case "vn.motcua.feedback.answered":
      return { ...head, type: "feedbackAnswered" };
  }
}
