import type { Hotspot as HotCell } from "@ioc/domain/board/board-numbers.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { OverviewHotspot } from "@ioc/protocol/overview.ts";
import type { Reference } from "../reference/reference.ts";
import { headOf } from "./head-of.ts";

/** Tells how old the hottest cells of one subtree are, in working days (HOT-2): the same list while they are the same. */
export class HotspotAges {
  readonly #reference: Reference;
  #of: readonly HotCell[] = [];
  #today = Number.NaN;
  #written: OverviewHotspot[] = [];

  constructor(reference: Reference) {
    this.#reference = reference;
  }

  write(hotspots: readonly HotCell[], today: Day): OverviewHotspot[] {
    if (hotspots === this.#of && today === this.#today) return this.#written;
    const { calendar, unitsById, zone } = this.#reference;
    this.#of = hotspots;
    this.#today = today;
    this.#written = hotspots.map(({ unit, field, oldestDueAt }) => ({
      unit: headOf(unitsById.get(unit)).code,
      field,
      oldestDays: oldestDueAt === null ? null : calendar.workingDaysBetween(dayOf(zone, oldestDueAt), today),
    }));
    return this.#written;
  }
}
