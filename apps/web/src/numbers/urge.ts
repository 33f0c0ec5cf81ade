import type { Measure } from "@ioc/protocol/names.ts";
import type { NumberName } from "../page/drill-store.ts";

/** What something can still be done about: the dossiers that are open. */
const URGED: ReadonlySet<Measure> = new Set([
  "overdue",
  "atRisk",
  "dueToday",
  "suspended",
  "inProgress",
  "inProgressWithin",
  "carriedOver",
]);

/** Whose dossiers a unit may be urged to settle, of those behind a number; undefined: none. */
export function urgedMeasure(name: NumberName): Measure | undefined {
  if ("rate" in name) return name.rate === "overdueShare" ? "overdue" : undefined;
  return URGED.has(name.measure) ? name.measure : undefined;
}

/** Where a unit is urged about a number, with the dossiers behind it. */
export function urgePath(about: {
  readonly unit: string;
  readonly measure: Measure;
  readonly field: string | undefined;
  /** The unit by itself, without what is below it. */
  readonly own: boolean;
  /** First civil day of the number's period; absent: today. Other stocks than what was carried over do not depend on it. */
  readonly from?: string | undefined;
}): string {
  const { unit, measure, field, own, from } = about;
  return `/directives/new?${new URLSearchParams({
    unit,
    measure,
    ...(field === undefined ? {} : { field }),
    ...(own ? { own: "1" } : {}),
    ...(from === undefined || measure !== "carriedOver" ? {} : { from }),
  })}`;
}
