import { type AccessRules, decide } from "../access/decide.ts";
import type { Principal, UnitGrant } from "../access/principal.ts";

/** Which roles somebody may give and take away, and so whom they manage: whoever has no other roles than those. */
export interface PeopleAuthority {
  gives(grant: UnitGrant): boolean;
  manages(grants: readonly UnitGrant[]): boolean;
}

export function authorityOf(who: Principal, rules: AccessRules): PeopleAuthority {
  // A role above all units is more than one at the top: it stays when a second top is added.
  const standsAboveAll =
    who.kind === "bootstrap" ||
    ("grants" in who && who.grants.some(({ role, unit }) => role === "administrator" && unit === null));
  const gives = ({ unit }: UnitGrant): boolean =>
    unit === null ? standsAboveAll : decide(who, "managePeople", unit, rules) === "yes";
  return { gives, manages: (grants) => (grants.length === 0 ? standsAboveAll : grants.every(gives)) };
}
