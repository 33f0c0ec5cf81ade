import type { FreshnessState } from "@ioc/protocol/names.ts";
import type { DrillTarget } from "../page/drill-store.ts";

/** A count of the units whose line is in one of some states, as a number that explains itself. */
export function unitsIn(...states: readonly FreshnessState[]): Pick<DrillTarget, "sum"> {
  return { sum: { kind: "units", states } };
}
