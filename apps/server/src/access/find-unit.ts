import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Reference } from "../reference/reference.ts";
import { type AccessRules, type Action, decide, scopeOf } from "./decide.ts";
import type { Principal } from "./principal.ts";

/**
 * Finds the unit of a code, or without one the topmost, of several the first by code. What somebody may not reach is not
 * there.
 *
 * @param on the instant whose civil day decides what is topmost
 */
export type FindUnit = (code: string | null | undefined, on: number) => number | undefined;

/** Finds units for somebody who wants to do something to them. */
export function findUnitFor(who: Principal, action: Action, reference: Reference, rules: AccessRules): FindUnit {
  return (code, on) => {
    if (code != null) {
      const id = reference.unit(code)?.id;
      return id !== undefined && decide(who, action, id, rules) === "yes" ? id : undefined;
    }
    const scope = scopeOf(who, action, rules);
    if (typeof scope === "string") return undefined;
    const tree = reference.tree.on(dayOf(reference.zone, on));
    const tops = scope.includes(null) ? tree.roots() : topmostOf(scope as readonly number[], reference, rules);
    return tops.find((top) => tree.isValid(top)) ?? tops[0];
  };
}

/** Those of some units that lie below no other of them, by code. */
function topmostOf(units: readonly number[], reference: Reference, { reach }: AccessRules): number[] {
  const codeOf = (unit: number): string => reference.unitsById.get(unit)?.body.code ?? "";
  return [...new Set(units)]
    .filter((unit) => !units.some((other) => reach.covers(other, unit) && !reach.covers(unit, other)))
    .sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
}
