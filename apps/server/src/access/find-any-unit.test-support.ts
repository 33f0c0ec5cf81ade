import type { Reference } from "../reference/reference.ts";
import { type FindUnit, findUnitFor } from "./find-unit.ts";
import { reachOf } from "./reach.ts";

/** Units for somebody above all of them. */
export function findAnyUnit(reference: Reference, now: number): FindUnit {
  return findUnitFor({ kind: "bootstrap" }, "readBoard", reference, {
    reach: reachOf(reference, now),
    publicBoard: false,
  });
}
