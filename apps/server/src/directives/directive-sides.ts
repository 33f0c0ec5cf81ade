import { type AccessRules, decide, heldGrants, type Reach, scopeOf } from "../access/decide.ts";
import type { Principal } from "../access/principal.ts";

/** Units by their ids; `fromUnit` null: in the name of whoever stands above all units. */
export interface DirectivePlace {
  readonly unit: number;
  readonly fromUnit: number | null;
}

/**
 * In whose name somebody urges a unit (DIR-5): the topmost unit that they lead of those above it, or itself; null: above all
 * units. Undefined: they may not.
 */
export function senderUnitOf(who: Principal, unit: number, rules: AccessRules): number | null | undefined {
  const led = ledOver(who, unit, rules);
  if (led.includes(null)) return null;
  const { reach } = rules;
  return led.find((one) => !led.some((other) => isAbove(other, one, reach)));
}

/** On which sides of a directive somebody is; whoever urged their own unit is on both (DIR-5). */
export function sidesOf(
  who: Principal,
  { unit, fromUnit }: DirectivePlace,
  rules: AccessRules,
): { readonly unit: boolean; readonly sender: boolean } {
  const { reach } = rules;
  // A unit that was moved out of its sender's reach is left to whoever could urge it now.
  const isLost = fromUnit !== null && !reach.covers(fromUnit, unit);
  const sender = ledOver(who, unit, rules).some(
    (led) => led === null || isLost || (fromUnit !== null && reach.covers(led, fromUnit)),
  );
  const isOwn = fromUnit !== null && reach.covers(unit, fromUnit);
  const isStaff = heldGrants(who, reach).some(
    (grant) => grant.role === "staff" && (grant.unit === null || reach.covers(grant.unit, unit)),
  );
  const mayWork = decide(who, "workOnDirectives", unit, rules) === "yes";
  return { unit: mayWork && (isStaff || isOwn || !sender), sender };
}

/** The units of somebody's roles as a leader that are over a unit. */
function ledOver(who: Principal, unit: number, rules: AccessRules): readonly (number | null)[] {
  const scope = scopeOf(who, "direct", rules);
  return typeof scope === "string" ? [] : scope.filter((led) => led === null || rules.reach.covers(led, unit));
}

function isAbove(one: number | null, other: number | null, reach: Reach): boolean {
  return one !== null && other !== null && reach.covers(one, other) && !reach.covers(other, one);
}
