import type { Overview } from "@ioc/protocol/overview.ts";

/** For how many working days the oldest of a hotspot has been overdue; undefined: it is not known. */
export function oldestDays(
  { hotspots }: Pick<Overview, "hotspots">,
  of: { readonly unit: string; readonly field: string },
): number | undefined {
  return hotspots.find(({ unit, field }) => unit === of.unit && field === of.field)?.oldestDays ?? undefined;
}
