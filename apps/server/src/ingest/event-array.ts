import type { EventRow } from "./stored-event.ts";

const QUOTES = /"/g;
const BACKSLASHES = /\\/g;

/** Quoted as a member of a row that is itself a quoted element of an array. */
function text(value: string): string {
  // Replaced by a text: by a function takes twice as long, and data are full of quotes.
  const escaped = value.includes("\\") ? value.replace(BACKSLASHES, "\\\\\\\\") : value;
  return `\\"${escaped.replace(QUOTES, '\\"\\"')}\\"`;
}

/** Events as PostgreSQL reads an array of `event_in`; the order of the members is the type's. */
export function eventArray(events: readonly EventRow[]): string {
  let literal = "{";
  for (const [index, e] of events.entries()) {
    if (index > 0) literal += ",";
    literal += `"(${e.opened},${e.dossier},${e.seq},${e.time},${text(e.source)},${text(e.id)},${e.type},${e.unit},${e.feed},`;
    literal += `${e.recorded_at},${e.procedure ?? ""},${e.procedure_version ?? ""},${e.calendar ?? ""},${e.to_unit ?? ""},`;
    literal += `${text(e.data)})"`;
  }
  return `${literal}}`;
}
