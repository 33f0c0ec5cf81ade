import { parseInstant } from "@ioc/domain/time/instant.ts";
import { MAX_EVENT_ID, MAX_EVENT_SOURCE, MAX_SUBJECT } from "./event.ts";
import { isPrintable } from "./text.ts";

/** What can be told of a refused event; null where it has no such attribute that is fit to be kept. */
export interface ForeignEvent {
  id: string | null;
  source: string | null;
  subject: string | null;
  type: string | null;
  timeMs: number | null;
}

const MAX_TYPE = 128;

/** The attributes of a refused event that may be stored and shown beside the fault. */
export function describeForeignEvent(value: unknown): ForeignEvent {
  const foreign =
    typeof value === "object" && value !== null ? (value as Partial<Record<keyof ForeignEvent | "time", unknown>>) : {};
  const time = foreign.time;
  return {
    id: legible(foreign.id, MAX_EVENT_ID),
    source: legible(foreign.source, MAX_EVENT_SOURCE),
    subject: legible(foreign.subject, MAX_SUBJECT),
    type: legible(foreign.type, MAX_TYPE),
    timeMs: (typeof time === "string" ? parseInstant(time) : undefined) ?? null,
  };
}

function legible(value: unknown, maxCharacters: number): string | null {
  return typeof value === "string" && isPrintable(value, maxCharacters) ? value : null;
}
