import { type BoardNumbers, boardNumbers } from "@ioc/domain/board/board-numbers.ts";
import { UNCLASSIFIED_FIELD } from "@ioc/domain/board/field-index.ts";
import { MAKEUP, MEASURE_INDEX } from "@ioc/domain/measure/measures.ts";
import { type Day, dayMs, formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf, timeOfDayMs } from "@ioc/domain/time/zone.ts";
import {
  OVERVIEW_DAYS,
  OVERVIEW_EVENTS,
  type Overview,
  type OverviewDay,
  type OverviewEvent,
  type OverviewHour,
  type OverviewToday,
} from "@ioc/protocol/overview.ts";
import type { LiveState } from "./live-state.ts";
import { readOverviewPlaces } from "./overview-places.ts";
import { headOf } from "./read-board.ts";
import { subtreeFreshness } from "./subtree-freshness.ts";

export interface OverviewRequest {
  readonly unit: number;
  readonly now: number;
  readonly at?: number | undefined;
  readonly simulated: boolean;
}

export type OverviewContent = Omit<Overview, "version">;

const HOUR_MS = 3_600_000;

/** Today at a glance, as of now or of `at`; undefined for an unknown unit. */
export function readOverview(state: LiveState, request: OverviewRequest): OverviewContent | undefined {
  const { reference } = state;
  const { zone, calendar } = reference;
  const asOf = request.at === undefined ? request.now : Math.min(request.now, request.at);
  const today = dayOf(zone, asOf);
  const numbers = boardNumbers(state.sources(), { ...request, period: { from: today, to: today } });
  if (numbers === undefined) return undefined;
  const previousDay = workingDayBefore(today, calendar);
  const previousAt = zone.toInstant(previousDay * dayMs + timeOfDayMs(zone.toLocal(asOf)));
  const previous = boardNumbers(state.sources(), {
    unit: request.unit,
    period: { from: previousDay, to: previousDay },
    now: request.now,
    at: previousAt,
  });
  if (previous === undefined) return undefined;
  const freshness = subtreeFreshness(state, numbers.subtree, request.now);
  return {
    unit: headOf(reference.unitsById.get(numbers.top)),
    asOf: formatInstant(asOf),
    timeZone: zone.name,
    simulated: request.simulated,
    today: workingHoursOf(today, asOf, state),
    previous: {
      date: formatDay(previousDay),
      at: formatInstant(previousAt),
      measures: previous.total.measures,
    },
    hours: readHours(state, numbers, today, previousDay, asOf),
    days: readDays(state, numbers, today, asOf),
    targets: reference.rows.targets,
    ...readOverviewPlaces(state, numbers, freshness),
    events: newestEvents(state, numbers, asOf),
  };
}

/** The newest events of the subtree that had arrived by then. */
function newestEvents(state: LiveState, numbers: BoardNumbers, asOf: number): OverviewEvent[] {
  const { fields, unitsById } = state.reference;
  return state.recent.newest(numbers.subtree.owners.keys(), asOf, OVERVIEW_EVENTS).map((event) => {
    const { code, name, nameEn } = headOf(unitsById.get(event.unit));
    return {
      at: formatInstant(event.recordedAt),
      time: formatInstant(event.time),
      type: event.type,
      unit: code,
      unitName: name,
      unitNameEn: nameEn ?? null,
      field: fields.names[fields.of(event.procedure)] ?? UNCLASSIFIED_FIELD,
    };
  });
}

function workingDayBefore(day: Day, calendar: LiveState["reference"]["calendar"]): Day {
  let before = day - 1;
  while (!calendar.isWorkingDay(before)) before -= 1;
  return before;
}

function workingHoursOf(today: Day, asOf: number, state: LiveState): OverviewToday {
  const { zone, calendar } = state.reference;
  const local = zone.toLocal(asOf);
  const working = calendar.isWorkingDay(today);
  const instant = (localMs: number): string => formatInstant(zone.toInstant(localMs));
  const nextDay = working && local < calendar.openOf(today) ? today : calendar.nextWorkingDay(today);
  return {
    date: formatDay(today),
    working,
    open: calendar.isOpenAt(local),
    opensAt: working ? instant(calendar.openOf(today)) : null,
    closesAt: working ? instant(calendar.closeOf(today)) : null,
    nextOpensAt: instant(calendar.openOf(nextDay)),
  };
}

const RECEIVED = MAKEUP.received.plus.map((measure) => MEASURE_INDEX[measure]);
const RESOLVED = MAKEUP.resolved.plus.map((measure) => MEASURE_INDEX[measure]);
const LATE = MEASURE_INDEX.resolvedLate;

function readHours(
  state: LiveState,
  numbers: BoardNumbers,
  today: Day,
  previousDay: Day,
  asOf: number,
): Record<string, OverviewHour> {
  const { zone } = state.reference;
  const lastHour = Math.floor(timeOfDayMs(zone.toLocal(asOf)) / HOUR_MS);
  const byHour = (measures: readonly number[], day: Day, until: number): number[] => {
    const hours = new Array<number>(24).fill(0);
    for (const measure of measures) {
      state.cube.visit(measure, day, day, until, (unit, _procedure, _dossier, at, _due, delta) => {
        if (!numbers.subtree.owners.has(unit)) return;
        const hour = Math.floor(timeOfDayMs(zone.toLocal(at)) / HOUR_MS);
        hours[hour] = (hours[hour] ?? 0) + delta;
      });
    }
    return hours;
  };
  const received = byHour(RECEIVED, today, asOf);
  const resolved = byHour(RESOLVED, today, asOf);
  const previousReceived = byHour(RECEIVED, previousDay, asOf);
  const previousResolved = byHour(RESOLVED, previousDay, asOf);
  const hours: Record<string, OverviewHour> = {};
  for (let hour = 0; hour < 24; hour += 1) {
    const begun = hour <= lastHour;
    hours[String(hour).padStart(2, "0")] = {
      received: begun ? (received[hour] ?? 0) : null,
      resolved: begun ? (resolved[hour] ?? 0) : null,
      previousReceived: previousReceived[hour] ?? 0,
      previousResolved: previousResolved[hour] ?? 0,
    };
  }
  return hours;
}

function readDays(state: LiveState, numbers: BoardNumbers, today: Day, asOf: number): Record<string, OverviewDay> {
  const { calendar } = state.reference;
  const days: Record<string, OverviewDay> = {};
  const sum = (measures: readonly number[], day: Day): number => {
    let total = 0;
    for (const measure of measures) {
      state.cube.visit(measure, day, day, asOf, (unit, _procedure, _dossier, _at, _due, delta) => {
        if (numbers.subtree.owners.has(unit)) total += delta;
      });
    }
    return total;
  };
  const listed: Day[] = [];
  for (let day = calendar.isWorkingDay(today) ? today : workingDayBefore(today, calendar); ; ) {
    listed.unshift(day);
    if (listed.length === OVERVIEW_DAYS) break;
    day = workingDayBefore(day, calendar);
  }
  for (const day of listed) {
    const resolved = sum(RESOLVED, day);
    days[formatDay(day)] = { received: sum(RECEIVED, day), resolved, resolvedOnTime: resolved - sum([LATE], day) };
  }
  return days;
}
