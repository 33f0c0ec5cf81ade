import { dayOf } from "@ioc/domain/time/zone.ts";
import { type RawBuilder, sql } from "kysely";
import { numberArray, textArray } from "../database/array-literal.ts";
import type { Reference } from "../reference/reference.ts";

/**
 * Refused events that concern a subtree: those of its own feeds, and of a feed of a unit above those whose source names
 * a unit of it. Such a feed may report for the subtree, so what it says of it is the subtree's own; what a feed from
 * elsewhere says is not.
 */
export function refusedOf(
  reference: Reference,
  top: number,
  units: readonly number[],
  now: number,
): RawBuilder<unknown> {
  const above = feedsAbove(reference, top, now);
  const codes = units.flatMap((unit) => reference.unitsById.get(unit)?.body.code ?? []);
  return sql`(unit = any(${numberArray(units)}::text::int4[]) or (
    feed = any(${numberArray(above)}::text::int4[]) and source like '/units/%'
    and split_part(source, '/', 3) = any(${textArray(codes)}::text::text[])))`;
}

/** Feeds of units above that may report for a unit, those that were revoked included. */
function feedsAbove({ rows, tree, zone }: Reference, top: number, now: number): number[] {
  const today = tree.on(dayOf(zone, now));
  return rows.feeds.filter(({ unit }) => today.contains(unit, top) && !today.contains(top, unit)).map(({ id }) => id);
}
