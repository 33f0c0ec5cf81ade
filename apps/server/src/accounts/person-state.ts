import { hasEndedBy } from "@ioc/domain/org/unit.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { PersonBody } from "@ioc/protocol/people.ts";
import type { UnitGrant } from "../access/principal.ts";
import type { Reference } from "../reference/reference.ts";
import type { PeopleAuthority } from "./people-authority.ts";
import type { PersonState } from "./person-record.ts";

/** What is wrong with the unit of one of the roles. */
export interface GrantFault {
  readonly grant: number;
  readonly message: string;
}

export function memberFault(path: string, message: string): FaultyMember {
  return { path, code: "invalid", message };
}

/**
 * What a body makes of somebody, or everything that is wrong with it. A unit outside the authority is one that is not known.
 *
 * @param before the person as it is; null: a new one
 */
export function stateOf(
  authority: PeopleAuthority,
  reference: Reference,
  now: number,
  body: PersonBody,
  before: PersonState | null,
): { readonly ok: true; readonly state: PersonState } | { readonly ok: false; readonly faults: readonly GrantFault[] } {
  const faults: GrantFault[] = [];
  const today = dayOf(reference.zone, now);
  const had = (grant: UnitGrant): boolean =>
    before?.grants.some(({ role, unit }) => role === grant.role && unit === grant.unit) ?? false;
  const grants = body.grants.flatMap(({ role, unit: code }, index): UnitGrant[] => {
    const fault = (message: string): UnitGrant[] => {
      faults.push({ grant: index, message });
      return [];
    };
    const known = code == null ? null : reference.unit(code)?.id;
    if (known === null) {
      const above: UnitGrant = { role, unit: null };
      return authority.gives(above) ? [above] : fault("must be there: a role above all units is not yours to give");
    }
    if (known === undefined || !authority.gives({ role, unit: known })) return fault("is not a unit that is known");
    const unit = reference.tree.units.get(known);
    const grant: UnitGrant = { role, unit: known };
    // Somebody may keep a role at a unit that has ended, which holds nothing; nobody is given one.
    if (unit !== undefined && hasEndedBy(unit, today) && !had(grant)) return fault("has ended");
    return [grant];
  });
  if (faults.length > 0) return { ok: false, faults };
  const { user, name } = body;
  // What is not told stays as it is: a table without the column lets nobody in who was shut out.
  const subject = body.subject === undefined ? (before?.subject ?? null) : body.subject;
  const disabled = body.disabled ?? before?.disabled ?? false;
  return { ok: true, state: { user, name, grants, subject, disabled } };
}
