import { type Day, dayMs, parseDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import type { FeedEvent } from "@ioc/protocol/event.ts";
import type { Channel } from "@ioc/protocol/names.ts";
import type { ReportedDistrict } from "./reported-figures.ts";
import { spread } from "./spread.ts";

const minuteMs = 60_000;

type Fate = "ahead" | "onDueDate" | "late" | "open";

/**
 * How each fate is lived through: a procedure of the list and the working day after the receipt on which it is resolved.
 * `late` is land, as the district says; `open` is due after the period however late in it the dossier came.
 */
const courses = {
  ahead: { procedure: "1.004873", limitDays: 3, resolvedAfterDays: 1 },
  onDueDate: { procedure: "2.000815", limitDays: 0, resolvedAfterDays: 0 },
  late: { procedure: "1.012784", limitDays: 12, resolvedAfterDays: 14 },
  open: { procedure: "1.013978", limitDays: 20, resolvedAfterDays: undefined },
} as const satisfies Record<Fate, { procedure: string; limitDays: number; resolvedAfterDays: number | undefined }>;

/** Share of the resolved that were ahead, where the report does not tell. */
const AHEAD_SHARE_IF_UNKNOWN = 0.55;
const CHANNELS_IF_UNKNOWN = { counter: 0.7, onlinePartial: 0.13, onlineFull: 0.17 };

export function fatesOf({ received, resolved, inTime }: ReportedDistrict): Record<Fate, number> {
  const { ahead, onDueDate } = typeof inTime === "number" ? split(inTime) : inTime;
  return { ahead, onDueDate, late: resolved - ahead - onDueDate, open: received - resolved };
}

function split(inTime: number): { ahead: number; onDueDate: number } {
  const ahead = Math.round(inTime * AHEAD_SHARE_IF_UNKNOWN);
  return { ahead, onDueDate: inTime - ahead };
}

function channelsOf({ received, channels }: ReportedDistrict): Partial<Record<Channel, number>> {
  if (channels !== undefined) return channels;
  const onlinePartial = Math.round(received * CHANNELS_IF_UNKNOWN.onlinePartial);
  const onlineFull = Math.round(received * CHANNELS_IF_UNKNOWN.onlineFull);
  return { counter: received - onlinePartial - onlineFull, onlinePartial, onlineFull };
}

/** As many dossiers as reported, each with its events; all of them lie in the period. */
export function* replayEvents(district: ReportedDistrict, calendar: WorkingCalendar, zone: Zone): Generator<FeedEvent> {
  const days = workingDaysOf(district, calendar);
  const fates = fatesOf(district);
  const channels = spread(channelsOf(district) as Record<Channel, number>);
  const done: Record<Fate, number> = { ahead: 0, onDueDate: 0, late: 0, open: 0 };
  let number = 0;
  for (const fate of spread(fates)) {
    const course = courses[fate];
    const subject = `${district.code}-${String(++number).padStart(6, "0")}`;
    const { receivedIndex, minute } = placeOf(fate, done[fate]++, fates[fate], days.length);
    const moment = (index: number, extraMinutes: number): string =>
      formatInstant(zone.toInstant((days[index] ?? 0) * dayMs + (7.5 * 60 + minute + extraMinutes) * minuteMs));
    const head = { specversion: "1.0", source: `/units/${district.code}`, subject } as const;
    yield {
      ...head,
      id: `${subject}/received`,
      type: "vn.motcua.dossier.received",
      time: moment(receivedIndex, 0),
      data: { procedure: course.procedure, channel: channels.next().value ?? "counter" },
    };
    if (course.resolvedAfterDays === undefined) continue;
    yield {
      ...head,
      id: `${subject}/resolved`,
      type: "vn.motcua.dossier.resolved",
      time: moment(receivedIndex + course.resolvedAfterDays, 45),
      data: { outcome: "approved" },
    };
  }
}

/** Which working day it was received on and how long after opening: before 14:30, so that it is no next-day matter. */
function placeOf(fate: Fate, index: number, count: number, days: number): { receivedIndex: number; minute: number } {
  const { limitDays, resolvedAfterDays } = courses[fate];
  const minute = (index * 37) % (7 * 60);
  if (resolvedAfterDays !== undefined) {
    return { receivedIndex: Math.floor((index * (days - resolvedAfterDays)) / count), minute };
  }
  // Half of the limit before the end of the period: open, and far from due.
  const last = Math.floor(limitDays / 2);
  return { receivedIndex: days - 1 - (index % last), minute };
}

function workingDaysOf({ from, to }: ReportedDistrict, calendar: WorkingCalendar): Day[] {
  const first = parseDay(from);
  const last = parseDay(to);
  if (first === undefined || last === undefined) throw new RangeError(`no period: ${from} to ${to}`);
  const days: Day[] = [];
  for (let day = calendar.nextWorkingDay(first - 1); day <= last; day = calendar.nextWorkingDay(day)) days.push(day);
  return days;
}
