import type { Measure } from "@ioc/protocol/names.ts";
import { urgedMeasure } from "../numbers/urge.ts";
import { type DossierFilter, periodOf } from "./dossier-filter.ts";

/**
 * The number whose dossiers, as a directive of today names them, are the very list; undefined: there is none, as the list
 * is narrowed to less, or stands as of a day that is over.
 */
export function urgedList(filter: DossierFilter, today: string): Measure | undefined {
  const { measure, code, procedure, channel, state } = filter;
  const urged = measure === undefined ? undefined : urgedMeasure({ measure });
  if (code !== "" || [procedure, channel, state].some((part) => part !== undefined)) return undefined;
  const { from, to } = periodOf(filter, today);
  // What was carried over depends on when the period began, other stocks on its end alone.
  const isOfToday = to >= today && (urged !== "carriedOver" || from === today);
  return isOfToday ? urged : undefined;
}
