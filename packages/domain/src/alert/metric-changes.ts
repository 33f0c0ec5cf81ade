import { type RelativePeriod, wholePeriod } from "../board/relative-period.ts";
import type { StepCube } from "../cube/step-cube.ts";
import type { Day } from "../time/civil-date.ts";
import { dayOf, startOfDay, type Zone } from "../time/zone.ts";
import { type Metric, type MetricPart, partsOfMetric } from "./metric.ts";
import type { ScopeUnits } from "./rule-scope.ts";

/** Moments of equal distance; the first is number 0. */
export interface Looks {
  /** ms. */
  readonly first: number;
  readonly everyMs: number;
  readonly count: number;
}

/** How a metric moves at one unit, look by look, in no order: triples of number of the look and what is added then. */
export interface MetricChanges {
  readonly look: number[];
  readonly numerator: number[];
  readonly denominator: number[];
}

export interface ChangesQuery {
  readonly metric: Metric;
  readonly period: RelativePeriod;
  readonly units: ScopeUnits;
  readonly looks: Looks;
}

/** How a metric of a relative period moves at every unit of a scope. What was before the first look moves it then. */
export function metricChanges(
  { cube, zone }: { readonly cube: StepCube; readonly zone: Zone },
  { metric, period, units, looks }: ChangesQuery,
): ReadonlyMap<number, MetricChanges> {
  const changes = new Map<number, MetricChanges>();
  for (const unit of units.values()) {
    if (!changes.has(unit)) changes.set(unit, { look: [], numerator: [], denominator: [] });
  }
  const { first, everyMs, count } = looks;
  const last = first + (count - 1) * everyMs;
  const covers = (unit: number): boolean => units.has(unit);
  const startAfter = periodStarts(period, zone);

  const add = (unit: number, at: number, delta: number, part: MetricPart): void => {
    const to = changes.get(units.get(unit) ?? Number.NaN);
    const look = at <= first ? 0 : Math.ceil((at - first) / everyMs);
    if (to === undefined || look >= count) return;
    to.look.push(look);
    to.numerator.push(delta * part.numerator);
    to.denominator.push(delta * part.denominator);
  };
  const addFlow = (part: MetricPart): void => {
    const { from } = wholePeriod(period, dayOf(zone, first));
    for (let day = from; day <= dayOf(zone, last); day += 1) {
      const end = startAfter(day);
      const visit = (unit: number, _procedure: number, _dossier: number, at: number, _due: number, delta: number) => {
        // What is booked on a day of a period counts until that is over; what takes effect later never does.
        if (at >= end) return;
        add(unit, at, delta, part);
        add(unit, end, -delta, part);
      };
      cube.visit(part.measure, day, day, last, visit, covers);
    }
  };
  for (const part of partsOfMetric(metric)) {
    if (part.when === "period") addFlow(part);
    else {
      const isOpenBefore = part.when === "openBefore";
      const visit = (unit: number, _procedure: number, _dossier: number, at: number, _due: number, delta: number) =>
        add(unit, isOpenBefore ? startAfter(dayOf(zone, at)) : at, delta, part);
      cube.visit(part.measure, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, last, visit, covers);
    }
  }
  return changes;
}

/** The instant at which the period after that of a day begins. */
function periodStarts(period: RelativePeriod, zone: Zone): (day: Day) => number {
  const known = new Map<Day, number>();
  return (day) => {
    let start = known.get(day);
    if (start === undefined) {
      start = startOfDay(zone, wholePeriod(period, day).to + 1);
      known.set(day, start);
    }
    return start;
  };
}
