import { parseInstant } from "@ioc/domain/time/instant.ts";
import {
  type CheckedEvent,
  type EventFault,
  type EventVerdict,
  eventSchema,
  MAX_EVENT_ID,
  MAX_TIME_AHEAD_MS,
} from "./event.ts";
import { readPlainEvent } from "./plain-event.ts";
import { isPrintable, SOURCE_PATTERN } from "./text.ts";
import { checkWire } from "./wire-fault.ts";

/**
 * Checks the form of one event, the first of the ingest's checks, and tells the first thing that is wrong with it.
 * Attributes that are not the contract's are not looked at, whatever they hold.
 *
 * @param nowMs the server's clock; `time` may be at most 5 minutes ahead of it
 */
export function checkEvent(value: unknown, nowMs: number): EventVerdict {
  const plain = readPlainEvent(value);
  const verdict: EventVerdict = plain === undefined ? checkEventBySchema(value) : { ok: true, event: plain };
  return verdict.ok && verdict.event.timeMs > nowMs + MAX_TIME_AHEAD_MS ? timeFault(verdict.event.id) : verdict;
}

/** The same by the schema alone, which is what decides, and without a look at the clock. */
export function checkEventBySchema(value: unknown): EventVerdict {
  const formed = checkWire(eventSchema, value, 1);
  if (!formed.ok) {
    const { path, message } = formed.errors[0] ?? { path: "", message: "is not an event" };
    return { ok: false, id: idOf(value), code: "invalid", path, message };
  }
  const { id, source, subject, type, time, data } = formed.value;
  const timeMs = must(parseInstant(time));
  const sourceUnit = must(SOURCE_PATTERN.exec(source)?.[1]);
  const unit = data?.unit ?? sourceUnit;
  // The members of the data are those of the type, since the schema has just said so.
  const event = { id, source, sourceUnit, unit, subject, type, timeMs, data: keptOf(data ?? {}) } as CheckedEvent;
  return { ok: true, event };
}

function keptOf(data: Readonly<Record<string, string | number | null | undefined>>): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(data)) {
    if (value === null || value === undefined || name === "unit") continue;
    if (name === "dueAt") kept["dueAtMs"] = must(parseInstant(String(value)));
    // JSON has a -0, counting has not.
    else kept[name] = value === 0 ? 0 : value;
  }
  return kept;
}

function idOf(value: unknown): string | null {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" && isPrintable(id, MAX_EVENT_ID) ? id : null;
}

function timeFault(id: string): EventFault {
  return { ok: false, id, code: "invalid", path: "time", message: "is more than 5 minutes in the future" };
}

/** What the schema has made sure of. */
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the schema of events let through what its readers cannot read");
  return value;
}
