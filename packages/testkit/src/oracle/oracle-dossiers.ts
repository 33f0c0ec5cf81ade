import type { OracleMeasure } from "./measures.ts";
import type { OracleQuery, OracleWorld } from "./oracle-world.ts";
import { shownItems } from "./shown-items.ts";
import { byUtf8 } from "./utf8-order.ts";

/**
 * The codes behind a number, by bytes of UTF-8, one for each counted item: a dossier with two payments of the period
 * is there twice under `paid`.
 */
export function oracleDossiers(
  world: OracleWorld,
  query: OracleQuery & { readonly measure: OracleMeasure; readonly field?: string },
): readonly string[] {
  return shownItems(world, query)
    .items.filter(({ measure, field }) => measure === query.measure && field === (query.field ?? field))
    .map(({ subject }) => subject)
    .sort(byUtf8);
}
