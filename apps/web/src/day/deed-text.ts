import type { EventType } from "@ioc/protocol/names.ts";
import type { OverviewEvent } from "@ioc/protocol/overview.ts";
import { fieldName } from "../language/field-name.ts";
import type { Language } from "../language/language.ts";
import { type TextKey, textOf } from "../language/text.ts";

const WORDS: Readonly<Record<EventType, TextKey>> = {
  "vn.motcua.dossier.received": "event_received",
  "vn.motcua.dossier.digitized": "event_digitized",
  "vn.motcua.dossier.transferred": "event_transferred",
  "vn.motcua.dossier.suspended": "event_suspended",
  "vn.motcua.dossier.resumed": "event_resumed",
  "vn.motcua.dossier.extended": "event_extended",
  "vn.motcua.dossier.paid": "event_paid",
  "vn.motcua.dossier.resolved": "event_resolved",
  "vn.motcua.dossier.returned": "event_returned",
  "vn.motcua.dossier.withdrawn": "event_withdrawn",
  "vn.motcua.dossier.rated": "event_rated",
  "vn.motcua.feedback.received": "event_feedbackReceived",
  "vn.motcua.feedback.answered": "event_feedbackAnswered",
};

/** "trả kết quả Hộ tịch": what was done, in which field; never whose dossier. */
export function deedText({ type, field }: Pick<OverviewEvent, "type" | "field">, language: Language): string {
  return textOf(language, WORDS[type], { field: fieldName(language, field) });
}
