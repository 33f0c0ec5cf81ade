import { dailyMeasures } from "@ioc/domain/board/daily-measures.ts";
import { type Measure, RATES, type RateDefinition, type RateName } from "@ioc/domain/measure/measures.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { History, HistoryDay } from "@ioc/protocol/history.ts";
import { exceptOf } from "../dossiers/except-of.ts";
import { procedureOf } from "../dossiers/procedure-of.ts";
import { headOf } from "./head-of.ts";
import type { LiveState } from "./live-state.ts";

export interface HistoryRequest {
  readonly unit: number;
  /** This, or `rate`. */
  readonly measure?: Measure | undefined;
  readonly rate?: RateName | undefined;
  readonly field?: string | undefined;
  /** Of the unit by itself, without what is below it. */
  readonly own: boolean;
  /** Codes of units, and names of fields, that are left out (LST-10). */
  readonly except?: readonly string[] | undefined;
  readonly exceptField?: readonly string[] | undefined;
  /** Code of the only procedure that is counted. */
  readonly procedure?: string | undefined;
  readonly days: number;
  readonly now: number;
  readonly at?: number | undefined;
}

/** One number of a subtree day by day up to now or to `at`, as the boards of the days say it (HIS-1). */
export function readHistory(state: LiveState, request: HistoryRequest): History | undefined {
  const { reference } = state;
  const { zone, calendar } = reference;
  const { unit, measure, rate, field, own, days, now, at } = request;
  const asOf = at === undefined ? now : Math.min(now, at);
  const top = reference.tree.on(dayOf(zone, asOf)).nodeOf(unit);
  if (top === undefined) return undefined;
  const { numerator, denominator } = partsOf(request);
  const measures = denominator === null ? numerator : [...numerator, denominator];
  const part = { field, own, ...exceptOf(reference, request), procedure: procedureOf(reference, request.procedure) };
  const daily = dailyMeasures(state.sources(), { unit, measures, ...part, days, asOf });
  return {
    unit: headOf(reference.unitsById.get(top)),
    measure: measure ?? null,
    rate: rate ?? null,
    field: field ?? null,
    asOf: formatInstant(asOf),
    days: daily.map(({ day, numbers }): HistoryDay => {
      const above = numerator.reduce((sum, measure) => sum + (numbers[measure] ?? 0), 0);
      const below = denominator === null ? null : (numbers[denominator] ?? 0);
      return {
        date: formatDay(day),
        working: calendar.isWorkingDay(day),
        numerator: above,
        denominator: below,
        value: below === null ? above : below === 0 ? null : above / below,
      };
    }),
  };
}

/** The measures above and below the line; of a measure, itself alone. */
function partsOf({ measure, rate }: HistoryRequest): {
  readonly numerator: readonly Measure[];
  readonly denominator: Measure | null;
} {
  if (rate === undefined) return { numerator: measure === undefined ? [] : [measure], denominator: null };
  const { numerator, denominator }: RateDefinition = RATES[rate];
  return { numerator, denominator };
}
