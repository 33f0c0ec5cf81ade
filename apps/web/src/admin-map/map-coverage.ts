import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import type { UnitMap } from "@ioc/protocol/unit-map.ts";

export interface MapCoverage {
  /** How many communes there are. */
  readonly communes: number;
  /** Those without a shape, in the order of the units. */
  readonly missing: readonly UnitBody[];
}

/**
 * Communes are what the land consists of: those of today should each have a shape. Offices and centres have none.
 *
 * @param today civil date, YYYY-MM-DD
 */
export function mapCoverage({ items }: UnitMap, units: readonly UnitBody[], today: string): MapCoverage {
  const shaped = new Set(items.map(({ unit }) => unit));
  const communes = units.filter(
    ({ kind, validFrom, validTo }) =>
      kind === "commune" && (validFrom == null || validFrom <= today) && (validTo == null || validTo >= today),
  );
  return { communes: communes.length, missing: communes.filter(({ code }) => !shaped.has(code)) };
}
