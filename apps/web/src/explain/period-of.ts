import { relativePeriod } from "@ioc/domain/board/relative-period.ts";
import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import type { DrillTarget } from "../page/drill-store.ts";

/** The civil days of a number: the one, or the period that ends with it so far. */
export function periodOf(
  { period }: Pick<DrillTarget, "period">,
  day: string,
): { readonly from: string; readonly to: string } {
  const last = parseDay(day);
  if (last === undefined) return { from: day, to: day };
  const { from, to } = relativePeriod(period ?? "today", last);
  return { from: formatDay(from), to: formatDay(to) };
}
