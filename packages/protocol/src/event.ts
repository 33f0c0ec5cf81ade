import { z } from "zod";
import { EVENT_DATA, EVENT_MEANING, type EventData } from "./event-data.ts";
import { EVENT_TYPES, type EventType } from "./names.ts";
import { instantSchema, printableSchema, SOURCE_PATTERN } from "./text.ts";

export const MAX_EVENT_ID = 256;
export const MAX_EVENT_SOURCE = 256;
export const MAX_SUBJECT = 128;
/** How far ahead of the server's clock an event's `time` may be. */
export const MAX_TIME_AHEAD_MS = 5 * 60_000;

export const eventIdSchema = printableSchema(MAX_EVENT_ID).meta({
  id: "EventId",
  description: "With `source` the event's identity: sent again, it is a duplicate and changes nothing.",
});

export const eventSourceSchema = printableSchema(MAX_EVENT_SOURCE).regex(SOURCE_PATTERN, {
  error: "must be /units/CODE, optionally followed by / and more",
});

export const subjectSchema = printableSchema(MAX_SUBJECT).meta({
  id: "Subject",
  description: "The dossier's (or feedback's) code, unique in the whole system.",
  examples: ["H36.12-251122-0007"],
});

const head = {
  specversion: z.literal("1.0"),
  id: eventIdSchema,
  source: eventSourceSchema.meta({
    id: "EventSource",
    description: "`/units/CODE`, optionally followed by `/` and more.",
    examples: ["/units/H68.03"],
  }),
  subject: subjectSchema,
  time: instantSchema,
};

/** Types whose data have no required member: for them `data` may be absent or null. */
function takesNoData(data: z.ZodType): boolean {
  return data.safeParse({}).success;
}

function eventOf<T extends EventType>(type: T) {
  const data = EVENT_DATA[type];
  return z
    .looseObject({ ...head, type: z.literal(type), data: takesNoData(data) ? data.nullish() : data })
    .meta({ id: `Event.${type}`, description: EVENT_MEANING[type] });
}

/** Form of an event (CloudEvents 1.0 in JSON). Other attributes are allowed and not kept. */
export const eventSchema = z
  .discriminatedUnion(
    "type",
    EVENT_TYPES.map((type) => eventOf(type)) as unknown as [ReturnType<typeof eventOf<EventType>>],
    { error: ({ code }) => (code === "invalid_union" ? "is not an event type that is known here" : undefined) },
  )
  .meta({ id: "Event", description: "A CloudEvent 1.0 in JSON; other attributes are allowed and not kept." });

/** An event as a feed writes it. */
export type FeedEvent = {
  [T in EventType]: {
    specversion: "1.0";
    id: string;
    source: string;
    subject: string;
    time: string;
    type: T;
  } & (Record<never, never> extends EventData<T> ? { data?: EventData<T> | null } : { data: EventData<T> });
}[EventType];

/** A member of the data as it is kept: without `unit`, without null, instants in ms. */
type CheckedMember<Key, Value> = Key extends "dueAt" ? number : Exclude<Value, null | undefined>;
type CheckedKey<Key> = Key extends "unit" ? never : Key extends "dueAt" ? "dueAtMs" : Key;
export type CheckedData<T extends EventType> = {
  [K in keyof EventData<T> as CheckedKey<K>]: CheckedMember<K, EventData<T>[K]>;
};

/** An event whose form is right. What it names (units, procedure) may still be unknown or not the feed's. */
export type CheckedEvent = {
  [T in EventType]: {
    id: string;
    source: string;
    /** CODE of `source`. */
    sourceUnit: string;
    /** Where it happened: `data.unit`, else the unit of `source`. */
    unit: string;
    subject: string;
    type: T;
    timeMs: number;
    data: CheckedData<T>;
  };
}[EventType];

/** `id` is null where the event has none that is fit to be kept. `path` has dots between its members. */
export interface EventFault {
  ok: false;
  id: string | null;
  code: "invalid";
  path: string;
  message: string;
}

export type EventVerdict = { ok: true; event: CheckedEvent } | EventFault;
