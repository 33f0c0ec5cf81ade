import { HAPPENED_PER_SECOND } from "@ioc/protocol/happenings.ts";

/** A little more than a fifth of a second, so that delivery cannot push six messages into one. */
const GAP_MS = Math.ceil(1000 / HAPPENED_PER_SECOND) + 5;
/** A look takes its share of the database and no more: so many times as long as it took nothing is asked. */
const REST_FOR_COST = 4;

/** How long after a look the next one may begin, ms. */
export function restAfter(costMs: number): number {
  return Math.max(GAP_MS, REST_FOR_COST * costMs);
}
