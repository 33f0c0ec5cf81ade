import type { Hotspot } from "@ioc/domain/board/board-numbers.ts";
import type { Measures } from "@ioc/domain/measure/measures.ts";
import type { Subtree } from "@ioc/domain/org/day-tree.ts";
import { type Day, dayMs, formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf, timeOfDayMs } from "@ioc/domain/time/zone.ts";
import { OVERVIEW_DAYS, type Overview, type OverviewToday } from "@ioc/protocol/overview.ts";
import type { Reference } from "../reference/reference.ts";
import { headOf } from "./head-of.ts";
import { HotspotAges } from "./hotspot-ages.ts";
import type { LiveState } from "./live-state.ts";
import { NewestEvents } from "./newest-events.ts";
import type { OverviewDays, OverviewFlows } from "./overview-flows.ts";
import { OverviewPlaces } from "./overview-places.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

export type OverviewContent = Omit<Overview, "version">;

/** The numbers of an overview, counted one way or another. */
export interface OverviewNumbers {
  readonly asOf: number;
  /** Every unit's own numbers of today. */
  readonly owners: Iterable<readonly [unit: number, measures: Measures]>;
  readonly previous: Measures;
  /** Those of today's board. */
  readonly hotspots: readonly Hotspot[];
  readonly flows: OverviewFlows;
}

/** Writes overviews of one subtree as they cross the wire. */
export class OverviewWriter {
  readonly events: NewestEvents;
  readonly #reference: Reference;
  readonly #top: number;
  readonly #simulated: boolean;
  readonly #places: OverviewPlaces;
  readonly #ages: HotspotAges;

  constructor(state: LiveState, subtree: Subtree, simulated: boolean) {
    this.#reference = state.reference;
    this.#top = subtree.top;
    this.#simulated = simulated;
    this.#places = new OverviewPlaces(state.reference, subtree);
    this.#ages = new HotspotAges(state.reference);
    this.events = new NewestEvents(state, subtree.owners.keys());
  }

  write({ asOf, owners, previous, hotspots, flows }: OverviewNumbers, freshness: SubtreeFreshness): OverviewContent {
    const reference = this.#reference;
    const { today, previousDay } = overviewDays(reference, asOf);
    return {
      unit: headOf(reference.unitsById.get(this.#top)),
      asOf: formatInstant(asOf),
      timeZone: reference.zone.name,
      simulated: this.#simulated,
      today: workingHoursOf(today, asOf, reference),
      previous: {
        date: formatDay(previousDay),
        at: formatInstant(previousMoment(reference, previousDay, asOf)),
        measures: previous,
      },
      hours: flows.hours(asOf),
      days: flows.days(),
      targets: reference.rows.targets,
      ...this.#places.write(owners, freshness),
      hotspots: this.#ages.write(hotspots, today),
      events: this.events.write(asOf),
    };
  }
}

export function overviewDays({ zone, calendar }: Reference, asOf: number): OverviewDays {
  const today = dayOf(zone, asOf);
  const workingDayBefore = (day: Day): Day => {
    let before = day - 1;
    while (!calendar.isWorkingDay(before)) before -= 1;
    return before;
  };
  const previousDay = workingDayBefore(today);
  const listed: Day[] = [calendar.isWorkingDay(today) ? today : previousDay];
  while (listed.length < OVERVIEW_DAYS) listed.unshift(workingDayBefore(listed[0] ?? today));
  return { today, previousDay, listed };
}

/** The same clock time on the previous day, an instant in ms. */
export function previousMoment({ zone }: Reference, previousDay: Day, asOf: number): number {
  return zone.toInstant(previousDay * dayMs + timeOfDayMs(zone.toLocal(asOf)));
}

function workingHoursOf(today: Day, asOf: number, { zone, calendar }: Reference): OverviewToday {
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
