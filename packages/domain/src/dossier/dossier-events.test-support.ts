import type { Limit } from "../time/deadline.ts";
import { formatInstant, parseInstant } from "../time/instant.ts";
import { vietnamCalendar } from "../time/vietnam-calendar.ts";
import { compileCalendar } from "../time/working-calendar.ts";
import { createZone, type Zone } from "../time/zone.ts";
import type { DossierEvent, FeedbackEvent } from "./event.ts";
import { compareEvents } from "./event-order.ts";
import type { FoldContext } from "./fold-context.ts";

/** Units; a feed has the number of the unit that its subtree is, TOP holds all of them. */
export const RECEIVER = 1;
export const HANDLER = 2;
export const ELSEWHERE = 3;
export const TOP = 9;

/** A procedure of five working days, one of eight working hours, and one that nobody knows. */
export const FIVE_DAYS = 16;
export const EIGHT_HOURS = 17;
export const UNKNOWN = 18;

export const vietnam: Zone = zoneNamed("Asia/Ho_Chi_Minh");
export const office = compileCalendar(vietnamCalendar);

const LIMITS: ReadonlyMap<number, Limit> = new Map([
  [FIVE_DAYS, { amount: 5, unit: "workingDay" }],
  [EIGHT_HOURS, { amount: 8, unit: "workingHour" }],
]);

export const context: FoldContext = {
  zone: vietnam,
  covers: (event, unit) => event.feed === TOP || event.feed === unit,
  ruleOf: ({ procedure }) => ({ limit: LIMITS.get(procedure) ?? null, calendar: office }),
};

function zoneNamed(name: string): Zone {
  const zone = createZone(name);
  if (zone === undefined) throw new Error(`the platform does not know ${name}`);
  return zone;
}

/** Việt Nam's wall clock, e.g. "2026-03-02 15:00"; 2 March 2026 is a Monday. */
export function at(text: string): number {
  const parsed = parseInstant(`${text.replace(" ", "T")}${text.length === 16 ? ":00" : ""}+07:00`);
  if (parsed === undefined) throw new Error(`not an instant: ${text}`);
  return parsed;
}

export function shown(instantMs: number | null): string | null {
  if (instantMs === null) return null;
  const local = formatInstant(instantMs + 7 * 3_600_000).replace("T", " ");
  return local.slice(0, local.endsWith(":00.000Z") ? -8 : -1);
}

type Body<E> = E extends DossierEvent | FeedbackEvent
  ? Omit<E, "time" | "source" | "id" | "unit" | "feed" | "recordedAt">
  : never;
export type EventBody = Body<DossierEvent>;

export interface Sent {
  readonly feed?: number;
  readonly unit?: number;
  readonly source?: string;
  readonly id?: string;
}

let nextId = 0;

/** An event of the receiving unit and its feed, unless `sent` says otherwise. */
export function event(time: string, body: EventBody, sent: Sent = {}): DossierEvent {
  return { ...head(time, sent), ...body };
}

export function feedbackEvent(time: string, body: Body<FeedbackEvent>, sent: Sent = {}): FeedbackEvent {
  return { ...head(time, sent), ...body };
}

function head(time: string, { feed = RECEIVER, unit = RECEIVER, source = "/units/C1", id }: Sent) {
  nextId += 1;
  return { time: at(time), source, id: id ?? String(nextId).padStart(6, "0"), unit, feed, recordedAt: at(time) };
}

/** One body of each type, for tables that ask what every type does. */
export const BODIES: Readonly<Record<DossierEvent["type"], EventBody>> = {
  received: {
    type: "received",
    procedure: FIVE_DAYS,
    procedureVersion: 1,
    calendarVersion: 1,
    channel: "counter",
    components: "none",
    dueAt: null,
  },
  digitized: { type: "digitized", components: "full" },
  transferred: { type: "transferred", toUnit: HANDLER },
  suspended: { type: "suspended" },
  resumed: { type: "resumed" },
  extended: { type: "extended", dueAt: at("2026-04-01 17:00") },
  paid: { type: "paid", method: "online", amount: 20_000 },
  resolved: { type: "resolved", outcome: "approved", result: "digitalSigned" },
  returned: { type: "returned" },
  withdrawn: { type: "withdrawn" },
  rated: { type: "rated", score: 4 },
};

export function received(
  time: string,
  change: Partial<Body<Extract<DossierEvent, { type: "received" }>>> = {},
  sent?: Sent,
) {
  return event(time, { ...BODIES.received, type: "received", ...change } as EventBody, sent);
}

export function sorted<E extends DossierEvent | FeedbackEvent>(events: readonly E[]): E[] {
  return [...events].sort(compareEvents);
}
