import type { Alert } from "@ioc/protocol/alerts.ts";
import { MEASURES, type Measure } from "@ioc/protocol/names.ts";

/**
 * Whose dossiers a metric complains of: of a measure its own, of the rates of lateness what is late. Of other rates it is
 * what is missing, and no list counts that.
 */
export function lateMeasure(metric: Alert["metric"]): Measure | undefined {
  if (metric === "overdueShare") return "overdue";
  if (metric === "onTime") return "resolvedLate";
  return MEASURES.find((measure) => measure === metric);
}
