import type { DossierEvent, EventHead, FeedbackEvent } from "@ioc/domain/dossier/event.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { EVENT_TYPES, type EventType } from "@ioc/protocol/names.ts";
import type { Selectable } from "kysely";
import type { Database } from "../database/schema.ts";

export type EventRow = Selectable<Database["event"]>;
export type AnyEvent = DossierEvent | FeedbackEvent;

export const DOSSIER_KIND = 0;
const FEEDBACK_KIND = 1;
export type Kind = typeof DOSSIER_KIND | typeof FEEDBACK_KIND;

/** Stored as its position in EVENT_TYPES, which is append-only for that reason. */
const TYPE_CODES = new Map<EventType, number>(EVENT_TYPES.map((type, index) => [type, index]));

export function typeCode(type: EventType): number {
  return TYPE_CODES.get(type) ?? -1;
}

export function typeOfCode(code: number): EventType {
  const type = EVENT_TYPES[code];
  if (type === undefined) throw new Error(`no event type has the code ${code}`);
  return type;
}

export function kindOf(type: EventType): Kind {
  return type.startsWith("vn.motcua.feedback.") ? FEEDBACK_KIND : DOSSIER_KIND;
}

const WIRE_TYPES: Readonly<Record<AnyEvent["type"], EventType>> = {
  received: "vn.motcua.dossier.received",
  digitized: "vn.motcua.dossier.digitized",
  transferred: "vn.motcua.dossier.transferred",
  suspended: "vn.motcua.dossier.suspended",
  resumed: "vn.motcua.dossier.resumed",
  extended: "vn.motcua.dossier.extended",
  paid: "vn.motcua.dossier.paid",
  resolved: "vn.motcua.dossier.resolved",
  returned: "vn.motcua.dossier.returned",
  withdrawn: "vn.motcua.dossier.withdrawn",
  rated: "vn.motcua.dossier.rated",
  feedbackReceived: "vn.motcua.feedback.received",
  feedbackAnswered: "vn.motcua.feedback.answered",
};

export function wireType(event: AnyEvent): EventType {
  return WIRE_TYPES[event.type];
}

/** What `data` may hold, as the feed sent it; its form was checked before it was stored. */
interface SentData {
  channel?: "counter" | "onlinePartial" | "onlineFull" | "postal";
  components?: "none" | "partial" | "full" | null;
  dueAt?: string | null;
  method?: "online" | "counter";
  amount?: number | null;
  outcome?: "approved" | "refused";
  result?: "paper" | "digital" | "digitalSigned" | null;
  score?: number;
}

export function headOfRow(row: EventRow): EventHead {
  return {
    time: row.time,
    source: row.source,
    id: row.id,
    unit: row.unit,
    feed: row.feed,
    recordedAt: row.recorded_at,
  };
}

export function eventOfRow(row: EventRow): AnyEvent {
  const head = headOfRow(row);
  const data = JSON.parse(row.data) as SentData;
  const type = typeOfCode(row.type);
  switch (type) {
    case "vn.motcua.dossier.received":
      return {
        ...head,
        type: "received",
        procedure: row.procedure ?? 0,
        procedureVersion: row.procedure_version ?? 0,
        calendarVersion: row.calendar ?? 0,
        channel: data.channel ?? "counter",
        components: data.components ?? "none",
        dueAt: instantOrNull(data.dueAt),
      };
    case "vn.motcua.dossier.digitized":
      return { ...head, type: "digitized", components: data.components === "full" ? "full" : "partial" };
    case "vn.motcua.dossier.transferred":
      return { ...head, type: "transferred", toUnit: row.to_unit ?? 0 };
    case "vn.motcua.dossier.suspended":
      return { ...head, type: "suspended" };
    case "vn.motcua.dossier.resumed":
      return { ...head, type: "resumed" };
    case "vn.motcua.dossier.extended":
      return { ...head, type: "extended", dueAt: instantOrNull(data.dueAt) ?? 0 };
    case "vn.motcua.dossier.paid":
      return { ...head, type: "paid", method: data.method ?? "counter", amount: data.amount ?? null };
    case "vn.motcua.dossier.resolved":
      return { ...head, type: "resolved", outcome: data.outcome ?? "approved", result: data.result ?? "paper" };
    case "vn.motcua.dossier.returned":
      return { ...head, type: "returned" };
    case "vn.motcua.dossier.withdrawn":
      return { ...head, type: "withdrawn" };
    case "vn.motcua.dossier.rated":
      return { ...head, type: "rated", score: data.score ?? 0 };
    case "vn.motcua.feedback.received":
      return { ...head, type: "feedbackReceived", dueAt: instantOrNull(data.dueAt) };
    case "vn.motcua.feedback.answered":
      return { ...head, type: "feedbackAnswered" };
  }
}

function instantOrNull(text: string | null | undefined): number | null {
  return text == null ? null : (parseInstant(text) ?? null);
}
