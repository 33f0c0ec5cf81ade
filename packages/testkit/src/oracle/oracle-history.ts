import { civilTime, dateText } from "./civil-time.ts";
import { countMeasures, type OracleMeasures, type OracleRates, ratesOf } from "./measures.ts";
import type { OracleQuery, OracleWorld } from "./oracle-world.ts";
import { shownItems } from "./shown-items.ts";

export type OracleDay = {
  readonly date: string;
  readonly measures: OracleMeasures;
  readonly rates: OracleRates;
};

/**
 * What the boards of the last `days` civil days say, each as of its own end, the last one as of now or `at`; `own`: of the
 * unit by itself, without what stands below it; `procedure`: of that one alone.
 */
export function oracleHistory(
  world: OracleWorld,
  { unit, now, at }: Pick<OracleQuery, "now" | "at"> & { readonly unit: string },
  days: number,
  field?: string,
  own = false,
  procedure?: string,
): readonly OracleDay[] {
  const civil = civilTime(world.timezone);
  const asOfMs = Math.min(now, at ?? now);
  const last = civil.dayOf(asOfMs);
  return Array.from({ length: days }, (_, index) => {
    const day = last - days + 1 + index;
    const date = dateText(day);
    const endMs = Math.min(asOfMs, civil.instant(day + 1, 0) - 1);
    const { top, items } = shownItems(world, { unit, from: date, to: date, now: endMs });
    const measures = countMeasures(
      items.filter(
        (item) =>
          item.field === (field ?? item.field) &&
          item.procedure === (procedure ?? item.procedure) &&
          (!own || item.path[0] === top),
      ),
    );
    return { date, measures, rates: ratesOf(measures) };
  });
}
