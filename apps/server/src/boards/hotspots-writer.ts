import type { LateCount, LatePlaces } from "@ioc/domain/board/late-places.ts";
import { compareUtf8 } from "@ioc/domain/order/utf8-order.ts";
import { type Day, formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import {
  AGEING_BUCKETS,
  type AgeingBucket,
  type DueDay,
  HOTSPOTS_DUE_DAYS,
  HOTSPOTS_PROCEDURES,
  type Hotspots,
  type HotspotsField,
  type HotspotsProcedure,
  type NextClose,
} from "@ioc/protocol/hotspots.ts";
import type { Reference } from "../reference/reference.ts";
import type { WrittenNumbers } from "./board-writer.ts";
import { headOf } from "./head-of.ts";
import { HeatChildren } from "./heat-children.ts";
import { HotspotList } from "./hotspot-list.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

/** A hotspots document without its version, which depends on who reads it. */
export type HotspotsContent = Omit<Hotspots, "version">;

/** Writes hotspots documents of one subtree as they cross the wire (HOT-1 … HOT-4). */
export class HotspotsWriter {
  readonly #reference: Reference;
  readonly #children: HeatChildren;
  readonly #hotspots: HotspotList;

  constructor(reference: Reference) {
    this.#reference = reference;
    this.#children = new HeatChildren(reference);
    this.#hotspots = new HotspotList(reference);
  }

  write(numbers: WrittenNumbers, places: LatePlaces, asOf: number, freshness: SubtreeFreshness): HotspotsContent {
    const today = dayOf(this.#reference.zone, asOf);
    const { overdue, inProgress, suspended, atRisk, dueToday } = numbers.total.measures;
    const share = numbers.total.rates.overdueShare.value ?? 0;
    return {
      unit: headOf(this.#reference.unitsById.get(numbers.top)),
      asOf: formatInstant(asOf),
      today: formatDay(today),
      measures: { overdue, inProgress, suspended, atRisk, dueToday },
      children: this.#children.write(numbers.children, places, share, freshness),
      fields: fieldsOf(numbers.fields),
      ageing: this.#ageing(places, today, asOf),
      procedures: this.#procedures(places.procedures),
      due: this.#due(places, today, asOf),
      nextClose: this.#nextClose(places, today, asOf),
      hotspots: this.#hotspots.write(numbers.hotspots),
    };
  }

  #ageing({ deadlines }: LatePlaces, today: Day, asOf: number): AgeingBucket[] {
    const { calendar } = this.#reference;
    const buckets = AGEING_BUCKETS.map((bucket) => ({ ...bucket, overdue: 0 }));
    for (const [day, count] of deadlines.overdueByDay(asOf)) {
      const age = calendar.workingDaysBetween(day, today);
      const bucket = buckets.find(({ toDays }) => toDays === null || age <= toDays);
      if (bucket !== undefined) bucket.overdue += count;
    }
    return buckets;
  }

  #procedures(counts: ReadonlyMap<number, Readonly<LateCount>>): HotspotsProcedure[] {
    const { fields, proceduresById } = this.#reference;
    const late: HotspotsProcedure[] = [];
    for (const [procedure, { overdue, open }] of counts) {
      const record = proceduresById.get(procedure);
      if (overdue === 0 || record === undefined) continue;
      const { code, body } = record;
      late.push({ code, name: body?.name ?? code, field: fields.names[fields.of(procedure)] ?? "", overdue, open });
    }
    return late.sort((a, b) => b.overdue - a.overdue || compareUtf8(a.code, b.code)).slice(0, HOTSPOTS_PROCEDURES);
  }

  #due({ deadlines }: LatePlaces, today: Day, asOf: number): DueDay[] {
    const { calendar } = this.#reference;
    return Array.from({ length: HOTSPOTS_DUE_DAYS }, (_, ahead) => {
      const day = today + ahead;
      return { date: formatDay(day), working: calendar.isWorkingDay(day), open: deadlines.openOn(day, asOf) };
    });
  }

  #nextClose({ deadlines }: LatePlaces, today: Day, asOf: number): NextClose {
    const { calendar, zone } = this.#reference;
    const at = zone.toInstant(calendar.closeOf(calendar.nextWorkingDay(today)));
    return { at: formatInstant(at), count: deadlines.openUpTo(at, asOf) };
  }
}

function fieldsOf(fields: WrittenNumbers["fields"]): Record<string, HotspotsField> {
  const open = [...fields].filter(([, { measures }]) => measures.inProgress > 0);
  return Object.fromEntries(
    open.map(([name, { measures }]) => [name, { overdue: measures.overdue, open: measures.inProgress }]),
  );
}
