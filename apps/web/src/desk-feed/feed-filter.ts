import type { Happening } from "@ioc/protocol/happenings.ts";
import { EVENT_TYPES, type EventType } from "@ioc/protocol/names.ts";

/** What of the events is shown; the address holds it. Empty: anything. */
export interface FeedFilter {
  readonly type: EventType | "";
  readonly field: string;
  readonly at: string;
  /** A part of the dossier's code, in any case. */
  readonly code: string;
}

const MEMBERS = ["type", "field", "at", "code"] as const satisfies readonly (keyof FeedFilter)[];

export function readFilter(query: URLSearchParams): FeedFilter {
  const type = EVENT_TYPES.find((known) => known === query.get("type")) ?? "";
  return { type, field: query.get("field") ?? "", at: query.get("at") ?? "", code: query.get("code") ?? "" };
}

/** The address with a filter, and all else that it held. */
export function writeFilter(query: URLSearchParams, filter: FeedFilter): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const member of MEMBERS) {
    if (filter[member] === "") next.delete(member);
    else next.set(member, filter[member]);
  }
  return next;
}

export function fitting(events: readonly Happening[], { type, field, at, code }: FeedFilter): readonly Happening[] {
  if (type === "" && field === "" && at === "" && code.trim() === "") return events;
  const part = code.trim().toLowerCase();
  return events.filter(
    (event) =>
      (type === "" || event.type === type) &&
      (field === "" || event.field === field) &&
      (at === "" || event.unit === at) &&
      (part === "" || event.subject.toLowerCase().includes(part)),
  );
}
