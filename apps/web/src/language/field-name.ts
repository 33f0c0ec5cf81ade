import { FEEDBACK_FIELD, UNCLASSIFIED_FIELD } from "@ioc/protocol/names.ts";
import type { Language } from "./language.ts";
import { textOf } from "./text.ts";

/** A field's own name, in words for the two reserved ones. */
export function fieldName(language: Language, field: string): string {
  if (field === UNCLASSIFIED_FIELD) return textOf(language, "fieldUnclassified");
  if (field === FEEDBACK_FIELD) return textOf(language, "fieldFeedback");
  return field;
}
